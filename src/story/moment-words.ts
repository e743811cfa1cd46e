const DAY = /^-?\d{4}-\d{2}-\d{2}$/;
const NUMBER = /^\d+(?:\.\d+)?$/;

/** The last moment of every story. */
export const END = "end";

/** True for a day as moments name it, `2023-09-12`; the calendar may not have it. */
export function isDay(moment: string): boolean {
  return DAY.test(moment);
}

/** True for seconds as moments name them: digits, with or without a fraction. */
export function isSeconds(moment: string): boolean {
  return NUMBER.test(moment);
}

/** The meaning of a moment in every story, in words; undefined where it can be the id of a chapter. */
export function otherMeaningOf(moment: string): string | undefined {
  if (moment === END) return "the end of the story";
  if (isSeconds(moment)) return "seconds";
  return isDay(moment) ? "a day" : undefined;
}
