import { parseDate } from "../story/dates.ts";
import { END, isDay, isSeconds } from "../story/moment-words.ts";
import type { StoryDate } from "../story/story.ts";
import { secondsAt } from "./clock.ts";
import { toCentiseconds, type Schedule } from "./schedule.ts";

/**
 * The second that a person means by a moment: seconds (`12.5`), a chapter's id (`rail`), a day (`2023-09-12`) or
 * `end`. A day on which something travels by known times means its noon, in UTC. Every other day means the chapter with the
 * shortest span that holds it; within a chapter that travels, the instant at the same share of its travel. Undefined where the story has no such moment.
 */
export function secondsOf(schedule: Schedule, moment: string): number | undefined {
  if (moment === END) return schedule.durationSeconds;
  if (isSeconds(moment)) {
    const seconds = Number(moment);
    return seconds <= schedule.durationSeconds ? seconds : undefined;
  }
  const chapter = schedule.chapters.find((timed) => timed.chapter.id === moment);
  if (chapter) return chapter.startSeconds;
  return isDay(moment) ? secondsOfDay(schedule, moment) : undefined;
}

/** The sentence for a person who asks for a moment that `secondsOf` does not find: what there is instead. */
export function noSuchMoment({ durationSeconds, chapters }: Schedule, moment: string): string {
  return (
    `The story has no moment "${moment}". Give seconds from 0 to ${durationSeconds.toFixed(1)}, a day that a chapter ` +
    `covers, "end", or a chapter: ${chapters.map(({ chapter }) => chapter.id).join(", ")}.`
  );
}

/** The moment of a second in the shortest words that `secondsOf` reads back: a chapter's id or seconds to 0.01. */
export function momentOf(schedule: Schedule, seconds: number): string {
  const chapter = schedule.chapters.find((timed) => Math.abs(timed.startSeconds - seconds) < 0.005);
  if (chapter) return chapter.chapter.id;
  if (schedule.durationSeconds - seconds < 0.005) return END;
  return String(toCentiseconds(seconds));
}

/**
 * The moment of a picture in words that `secondsOf` reads back: seconds to 0.01, or `end`. A chapter's id would be its start
 * on the page, and the chapter with its travel done where pictures are asked for.
 */
export function pictureMomentOf(schedule: Schedule, seconds: number): string {
  return schedule.durationSeconds - seconds < 0.005 ? END : String(toCentiseconds(seconds));
}

function secondsOfDay(schedule: Schedule, day: string): number | undefined {
  const date = parseDate(day);
  if (date === undefined) return undefined;
  const seconds = timedSecondsOf(schedule, date);
  if (seconds !== undefined) return seconds;
  const ms = date.startMs;
  const spans = schedule.chapters
    .flatMap((timed) => (timed.chapter.when ? [{ timed, when: timed.chapter.when }] : []))
    .filter(({ when }) => when.startMs <= ms && ms < when.endMs)
    .sort((a, b) => a.when.endMs - a.when.startMs - (b.when.endMs - b.when.startMs));
  const [shortest] = spans;
  if (!shortest) return undefined;
  const { timed, when } = shortest;
  const [first] = timed.travels;
  const last = timed.travels.at(-1);
  if (!first || !last || !Number.isFinite(when.endMs - when.startMs)) return timed.startSeconds;
  const share = (ms - when.startMs) / (when.endMs - when.startMs);
  return first.startSeconds + (last.endSeconds - first.startSeconds) * share;
}

/** The second of the noon of a day on the clock of a travel that has times, or of the part of the day that is on it. */
function timedSecondsOf({ travels }: Schedule, { startMs, endMs }: StoryDate): number | undefined {
  const clocks = travels.flatMap(({ timed }) => timed?.clock ?? []);
  const clock = clocks.find(({ ms }) => ms[0]! < endMs && ms.at(-1)! >= startMs);
  return clock && secondsAt(clock, (startMs + endMs) / 2);
}
