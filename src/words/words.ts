import type { Subject } from "../story/evidence.ts";
import type { Location, Mode, Story, StoryDate } from "../story/story.ts";
import type { CompanionMap } from "../tour/inset.ts";
import { en } from "./en.ts";

/** Plain words for the two axes, the same on page, map and picture. */
export const { bases: BASIS_WORDS, locations: LOCATION_WORDS, modes: MODE_WORDS, marks: MARK_WORDS } = en.certainty;

export const LEGEND_TITLE = en.certainty.legendTitle;

/** Legend of the paler part of a line. */
export const LATER_WORDS = en.certainty.later;

/** Words on the map beside a way that nobody knows. */
export const UNKNOWN_WAY_WORDS = en.certainty.unknownWay;

/** The date in words, such as `7–8 September 2023`, `about August 2023` or `until 13 October 2023`. */
export function dateInWords(date: StoryDate): string {
  return en.dates.long(date);
}

/** The same with short months, such as `7–8 Sept. 2023`. */
export function dateInShortWords(date: StoryDate): string {
  return en.dates.short(date);
}

/** `By sea, schematic line`: one entry of the legend. */
export function certaintyInWords(mode: Mode, location: Location): string {
  return en.certainty.line(mode, location);
}

/** Legend of the other ways that a leg may have gone. */
export function alternativeInWords(mode: Mode): string {
  return en.certainty.alternative(mode);
}

/** Plain words for how well a leg or a place on the map is known. */
export function knownInWords(subject: Subject): string {
  return en.certainty.known(subject);
}

/** What a smaller map shows, in a line or several. */
export function companionMapInWords({ legs }: Story, shown: CompanionMap): string[] {
  if (shown.shows === "story") return [en.certainty.locator];
  return legs.filter(({ id }) => shown.legIds.includes(id)).map(({ name }) => name);
}

/** `1 claim`, `2 claims`, `0 claims`: a number with a noun whose plural ends in s. */
export function counted(count: number, noun: string): string {
  return en.numbers.counted(count, noun);
}
