import type { Place } from "../../story/story.ts";
import { composed } from "./place-words.ts";

/** A map has room for no longer line; the whole name stands in the lists of the page. */
const MOST_LETTERS = 60;

/** `Najin, North Korea` is `Najin` on a map that shows where North Korea is. */
export function shortName(place: Place): string {
  return cut(composed(place.name.split(",", 1)[0]!));
}

/** The words at a numbered place, by line. */
export function nameLines(place: Place): string[] {
  return [shortName(place), cut(composed(place.localName ?? ""))].filter(Boolean);
}

/** A text of at most so many letters, its end replaced by a sign where it has more. */
export function cut(text: string): string {
  if (text.length <= MOST_LETTERS) return text;
  // By code point, so that no letter is cut in two; twice as many units hold all that are wanted.
  const letters = [...text.slice(0, 2 * MOST_LETTERS)];
  return letters.length <= MOST_LETTERS && letters.join("") === text
    ? text
    : `${letters.slice(0, MOST_LETTERS - 1).join("")}…`;
}
