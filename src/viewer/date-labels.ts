import { spanOf } from "../story/dates.ts";
import type { StoryDate } from "../story/story.ts";

/** A letter of a date, on average, and the gap between two labels: CSS pixels, in the small type of the page. */
const LETTER_PIXELS = 7.6;
const GAP_PIXELS = 8;

/** A date over the track, from its left end: CSS pixels. */
export interface DateLabel {
  words: string;
  left: number;
}

/**
 * Where each date stands over a track of some width, undefined for those that have no room: the current one always stands,
 * whole; of the others, from the left, those that meet no label. None reaches over an end of the track.
 */
export function placeLabels(
  labels: readonly (DateLabel | undefined)[],
  current: number,
  trackPixels: number,
): (number | undefined)[] {
  const placed = labels.map((): number | undefined => undefined);
  const widthOf = (index: number) => labels[index]!.words.length * LETTER_PIXELS + GAP_PIXELS;
  const place = (index: number, isCertain: boolean) => {
    const label = labels[index];
    if (!label) return;
    const left = Math.max(0, Math.min(label.left, trackPixels - widthOf(index)));
    const meets = placed.some(
      (other, at) => other !== undefined && left < other + widthOf(at) && other < left + widthOf(index),
    );
    if (isCertain || !meets) placed[index] = left;
  };
  place(current, true);
  for (const index of labels.keys()) if (index !== current) place(index, false);
  return placed;
}

/** The words of a date on the timeline: without its year, which the text says too, where the words have one year only. */
export function labelOf({ edtf }: StoryDate, words: string): string {
  const span = spanOf(edtf);
  const years = new Set([span?.first?.year, span?.last?.year].filter((year) => year !== undefined));
  const [year] = years;
  return years.size === 1 && words.endsWith(` ${year}`) ? words.slice(0, -` ${year}`.length) : words;
}
