import type { StoryModel } from "../story/story-model.ts";
import type { Chapter } from "../story/story.ts";
import { chainsOf, travelsOf, type Travel } from "./chapter-travels.ts";

export type { Travel } from "./chapter-travels.ts";

/** A chapter with its span, in seconds of the schedule. */
export interface ScheduledChapter {
  chapter: Chapter;
  startSeconds: number;
  endSeconds: number;
  travels: readonly Travel[];
  /** When the camera leaves for the next chapter; absent for the last. Until then it rests. */
  flightSeconds?: number;
}

/** When what is told and what travels, in seconds from 0. It depends on the story alone, not on any viewport. */
export interface Schedule {
  durationSeconds: number;
  /** One after another, without gaps; at least one. */
  chapters: readonly ScheduledChapter[];
  /** All travels, in order of their start. */
  travels: readonly Travel[];
  /** Per leg of the story: its travel, or undefined for a leg that no chapter travels. */
  travelByLeg: readonly (Travel | undefined)[];
  /** The travels of each vehicle, in order of their start; one chain where no leg names a vehicle. */
  chains: readonly (readonly Travel[])[];
}

/** A story takes about this long where that leaves its chapters neither hurried nor idle. */
const STORY_SECONDS = 30;
const SHORTEST_CHAPTER_SECONDS = 3.4;
const LONGEST_CHAPTER_SECONDS = 6;
/** Time to read 60 words more is worth as much as a chapter without any. */
const WORDS_PER_WEIGHT = 60;
const TRAVEL_WEIGHT = 0.6;
const FLIGHT_SECONDS = 0.9;

/** Seconds as addresses and pictures write them: to 0.01. */
export function toCentiseconds(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}

/**
 * Schedules a story: chapters one after another from 0, each paced by what there is to read and whether something
 * travels. Throws RangeError for a story without chapters.
 */
export function buildSchedule(model: StoryModel): Schedule {
  const { chapters } = model.story;
  if (chapters.length === 0) throw new RangeError("A schedule needs a story with at least 1 chapter.");
  const weights = chapters.map(weightOf);
  const meanSeconds = Math.max(STORY_SECONDS / weights.length, SHORTEST_CHAPTER_SECONDS);
  const durationSeconds = toCentiseconds(weights.length * Math.min(meanSeconds, LONGEST_CHAPTER_SECONDS));
  const unit = durationSeconds / weights.reduce((sum, weight) => sum + weight, 0);
  const legIndexes = new Map(model.legs.map(({ leg }, index) => [leg.id, index]));

  let startSeconds = 0;
  const scheduled = chapters.map((chapter, index): ScheduledChapter => {
    const isLast = index === chapters.length - 1;
    const endSeconds = isLast ? durationSeconds : toCentiseconds(startSeconds + weights[index]! * unit);
    const flightSeconds = toCentiseconds(endSeconds - Math.min(FLIGHT_SECONDS, (endSeconds - startSeconds) / 3));
    const indexes = chapter.travels.flatMap((id) => legIndexes.get(id) ?? []);
    const travels = travelsOf(indexes, model.legs, startSeconds, isLast ? endSeconds : flightSeconds);
    const timed = { chapter, startSeconds, endSeconds, travels, ...(!isLast && { flightSeconds }) };
    startSeconds = endSeconds;
    return timed;
  });
  const travels = scheduled.flatMap((chapter) => chapter.travels);
  return {
    durationSeconds,
    chapters: scheduled,
    travels,
    travelByLeg: firstTravels(travels, model.legs.length),
    chains: chainsOf(travels, ({ legIndex }) => model.legs[legIndex]!),
  };
}

/** Index of the chapter under way; a shared edge belongs to the later one. Seconds outside the schedule give its ends. */
export function chapterIndexAt({ chapters }: Schedule, seconds: number): number {
  return Math.max(lastStarted(chapters, seconds), 0);
}

/** The second at which the chapter under way has done its travel and its camera still rests: the chapter as a still. */
export function stillSecondsAt(schedule: Schedule, seconds: number): number {
  const { flightSeconds, endSeconds } = schedule.chapters[chapterIndexAt(schedule, seconds)]!;
  return flightSeconds ?? endSeconds;
}

/** Index of the last of some spans that has started at a second; -1 where none has. The spans are in order of their start. */
export function lastStarted(spans: readonly { startSeconds: number }[], seconds: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (spans[middle]!.startSeconds <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function firstTravels(travels: readonly Travel[], legCount: number): (Travel | undefined)[] {
  const byLeg = new Array<Travel | undefined>(legCount).fill(undefined);
  for (const travel of travels) byLeg[travel.legIndex] ??= travel;
  return byLeg;
}

function weightOf({ words, travels }: Chapter): number {
  return 1 + Math.min(words / WORDS_PER_WEIGHT, 2) + (travels.length > 0 ? TRAVEL_WEIGHT : 0);
}
