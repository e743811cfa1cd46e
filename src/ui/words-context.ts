import { createContext } from "svelte";
import type { Words } from "../words/interface.ts";

/** The language of the page: its root component sets the words, and every component in it gets them. */
export const [getWords, setWords] = createContext<Words>();
