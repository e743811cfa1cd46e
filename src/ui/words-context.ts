import { getContext, setContext } from "svelte";
import type { Words } from "../words/interface.ts";

const KEY = "words";

/** Sets the language of the page: its root component calls it once. */
export function setWords(words: Words): void {
  setContext(KEY, words);
}

/** The words of the page, for any component in it. Call it while the component is made. */
export function getWords(): Words {
  return getContext<Words>(KEY);
}
