import { boundsOf } from "../geometry/bounds.ts";
import type { Camera, Viewport } from "../geometry/camera.ts";
import { fitCamera, flight } from "../geometry/camera.ts";
import { insetLegs } from "./inset.ts";
import { closeOnLegs } from "./leg-camera.ts";
import type { MeasuredLine } from "../geometry/measured-line.ts";
import { measureLine } from "../geometry/measured-line.ts";
import type { Chapter, Leg, Location, Story } from "../story/story.ts";

/** A leg measured end to end: its stretches one after another. */
export interface MeasuredLeg {
  leg: Leg;
  stretches: readonly MeasuredStretch[];
  /** Other ways it may have gone; nothing travels along them. */
  alternatives: readonly MeasuredStretch[];
  lengthMeters: number;
}

export interface MeasuredStretch {
  id: string;
  location: Location;
  line: MeasuredLine;
  /** Distance of its first position from the start of the leg. */
  startMeters: number;
}

/** A leg under way, in seconds of the timeline. */
export interface Travel {
  legIndex: number;
  startSeconds: number;
  endSeconds: number;
}

export interface TimedChapter {
  chapter: Chapter;
  startSeconds: number;
  endSeconds: number;
  travels: readonly Travel[];
  /** The camera of the whole chapter, but for the flight to the next at its end. */
  camera: Camera;
  flight?: { startSeconds: number; cameraAt: (t: number) => Camera };
}

/** The plan in seconds. Everything `frameAt` needs, so that a frame costs a search and a few sums. */
export interface Timeline {
  story: Story;
  viewport: Viewport;
  durationSeconds: number;
  chapters: readonly TimedChapter[];
  legs: readonly MeasuredLeg[];
}

/** A story takes about this long where that leaves its chapters neither hurried nor idle. */
const WHOLE_SECONDS = 30;
const SHORTEST_CHAPTER_SECONDS = 3.4;
const LONGEST_CHAPTER_SECONDS = 6;
/** Time to read 60 words more is worth as much as a chapter without any. */
const WORDS_PER_SHARE = 60;
const TRAVEL_SHARE = 0.6;
const FLIGHT_SECONDS = 0.9;
const REST_BEFORE_TRAVEL_SECONDS = 0.4;
const REST_AFTER_TRAVEL_SECONDS = 0.5;
const CLOSEST_ZOOM = 10;

/** Seconds as addresses and pictures write them: to 0.01. */
export function inHundredths(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}

/** Measures every leg and its alternatives once. */
export function measureLegs(story: Story): MeasuredLeg[] {
  return story.legs.map((leg) => {
    let startMeters = 0;
    const stretches = leg.stretches.map(({ id, location, line: unmeasured }) => {
      const line = measureLine(unmeasured);
      const stretch = { id, location, line, startMeters };
      startMeters += line.lengthMeters;
      return stretch;
    });
    const alternatives = leg.alternatives.map(({ id, location, line }) => {
      return { id, location, line: measureLine(line), startMeters: 0 };
    });
    return { leg, stretches, alternatives, lengthMeters: startMeters };
  });
}

/**
 * Plans a story for a viewport: chapters one after another from 0, each paced by what there is to read and whether
 * something travels; a camera that fits each chapter and rests until the flight at the chapter's end.
 * Throws RangeError for a story without chapters or a viewport without area.
 */
export function buildTimeline(
  story: Story,
  viewport: Viewport,
  legs: readonly MeasuredLeg[] = measureLegs(story),
): Timeline {
  if (story.chapters.length === 0) throw new RangeError("A timeline needs a story with at least 1 chapter.");
  const shares = story.chapters.map(shareOf);
  const meanSeconds = Math.max(WHOLE_SECONDS / shares.length, SHORTEST_CHAPTER_SECONDS);
  const durationSeconds = inHundredths(shares.length * Math.min(meanSeconds, LONGEST_CHAPTER_SECONDS));
  const unit = durationSeconds / shares.reduce((sum, share) => sum + share, 0);
  const cameras = story.chapters.map((chapter) => cameraOf(chapter, story, viewport));

  let startSeconds = 0;
  const chapters = story.chapters.map((chapter, index): TimedChapter => {
    const last = index === story.chapters.length - 1;
    const endSeconds = last ? durationSeconds : inHundredths(startSeconds + shares[index]! * unit);
    const camera = cameras[index]!;
    const flightStart = inHundredths(endSeconds - Math.min(FLIGHT_SECONDS, (endSeconds - startSeconds) / 3));
    const timed: TimedChapter = { chapter, startSeconds, endSeconds, camera, travels: [] };
    if (!last) timed.flight = { startSeconds: flightStart, cameraAt: flight(camera, cameras[index + 1]!, viewport) };
    timed.travels = travelsOf(chapter, legs, startSeconds, last ? endSeconds : flightStart);
    startSeconds = endSeconds;
    return timed;
  });
  return { story, viewport, durationSeconds, chapters, legs };
}

/** Index of the chapter under way; a shared edge belongs to the later one. Seconds outside the plan give its ends. */
export function chapterIndexAt(timeline: Timeline, seconds: number): number {
  const later = timeline.chapters.findIndex((chapter) => chapter.startSeconds > seconds);
  return later === -1 ? timeline.chapters.length - 1 : Math.max(later - 1, 0);
}

function cameraOf({ shows }: Chapter, story: Story, viewport: Viewport): Camera {
  const bounds = boundsOf(story, shows);
  const legIds = story.legs.filter(({ id }) => shows.includes("story") || shows.includes(id)).map(({ id }) => id);
  const fitted = (within: Viewport) => closeOnLegs(story, legIds, fitCamera(bounds, within, CLOSEST_ZOOM), within);
  const camera = fitted(viewport);
  const { insetPadding: padding } = viewport;
  return padding && insetLegs(story, camera).length > 0 ? fitted({ ...viewport, padding }) : camera;
}

function shareOf({ words, travels }: Chapter): number {
  return 1 + Math.min(words / WORDS_PER_SHARE, 2) + (travels.length > 0 ? TRAVEL_SHARE : 0);
}

/** Legs of one chapter share its time by the square root of their length, so that a short one is seen beside a long one. */
function travelsOf(chapter: Chapter, legs: readonly MeasuredLeg[], from: number, to: number): Travel[] {
  const indexes = chapter.travels
    .map((id) => legs.findIndex(({ leg }) => leg.id === id))
    .filter((index) => index !== -1);
  const weights = indexes.map((index) => Math.sqrt(legs[index]!.lengthMeters) || 1);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const rest = Math.min(1, (to - from) / 2 / (REST_BEFORE_TRAVEL_SECONDS + REST_AFTER_TRAVEL_SECONDS));
  let startSeconds = from + REST_BEFORE_TRAVEL_SECONDS * rest;
  const seconds = to - REST_AFTER_TRAVEL_SECONDS * rest - startSeconds;
  return indexes.map((legIndex, at) => {
    const endSeconds = startSeconds + (seconds * weights[at]!) / whole;
    const travel = { legIndex, startSeconds, endSeconds };
    startSeconds = endSeconds;
    return travel;
  });
}

/** The second at which the chapter under way has done its travel and its camera still rests: the chapter as a still. */
export function stillSecondsAt(timeline: Timeline, seconds: number): number {
  const { flight: leaving, endSeconds } = timeline.chapters[chapterIndexAt(timeline, seconds)]!;
  return leaving?.startSeconds ?? endSeconds;
}
