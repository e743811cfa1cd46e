import type { Position } from "geojson";
import type { Camera } from "../geometry/camera.ts";
import { pointAlong } from "../geometry/measured-line.ts";
import type { Location, Mode } from "../story/story.ts";
import type { MeasuredLeg, TimedChapter, Timeline, Travel } from "./schedule.ts";
import { chapterIndexAt } from "./schedule.ts";

/** All that can move, at one instant. Plain data: what is not in here does not move. */
export interface Frame {
  /** Within the timeline: 0 <= seconds <= durationSeconds. */
  seconds: number;
  chapterIndex: number;
  chapterId: string;
  camera: Camera;
  /** One per leg of the story, in its order. */
  legs: readonly FrameLeg[];
  /** Null before the first leg starts and after the last has arrived. */
  head: FrameHead | null;
  /** Ids of the claims that are told now. */
  claims: readonly string[];
  /** Ids of places, legs or `story` that the chapter is about. */
  shows: readonly string[];
}

export interface FrameLeg {
  id: string;
  /** Along the drawn line, from 0 to `lengthMeters`. Never a distance to print: lines are drawn, not surveyed. */
  travelledMeters: number;
  lengthMeters: number;
}

export interface FrameHead {
  legId: string;
  mode: Mode;
  /** How well the line is known where the head is. */
  location: Location;
  /** Longitude unwrapped: it may leave [-180, 180]. */
  position: Position;
  /** Degrees clockwise from north, 0 <= bearing < 360. */
  bearing: number;
}

/**
 * The frame at a second. Total: NaN counts as 0, and seconds outside the timeline give its ends.
 * At the start of a chapter the camera is exactly that chapter's.
 */
export function frameAt(timeline: Timeline, seconds: number): Frame {
  const now = Number.isNaN(seconds) ? 0 : Math.min(Math.max(seconds, 0), timeline.durationSeconds);
  const chapterIndex = chapterIndexAt(timeline, now);
  const timed = timeline.chapters[chapterIndex]!;
  return {
    seconds: now,
    chapterIndex,
    chapterId: timed.chapter.id,
    camera: cameraAt(timed, now),
    legs: timeline.legs.map(({ leg, lengthMeters }, legIndex) => ({
      id: leg.id,
      travelledMeters: lengthMeters * travelledShare(timeline, legIndex, now),
      lengthMeters,
    })),
    head: headAt(timeline, now),
    claims: timed.chapter.claims,
    shows: timed.chapter.shows,
  };
}

function cameraAt(timed: TimedChapter, now: number): Camera {
  if (!timed.flight || now <= timed.flight.startSeconds) return timed.camera;
  const t = (now - timed.flight.startSeconds) / (timed.endSeconds - timed.flight.startSeconds);
  return timed.flight.cameraAt(easeInOut(t));
}

function travelledShare(timeline: Timeline, legIndex: number, now: number): number {
  const travel = travelOf(timeline, legIndex);
  return travel ? shareAt(travel, now) : 0;
}

function travelOf(timeline: Timeline, legIndex: number): Travel | undefined {
  for (const { travels } of timeline.chapters)
    for (const travel of travels) if (travel.legIndex === legIndex) return travel;
  return undefined;
}

/** The head of the leg under way, or of the last that has started while another is still to come. */
function headAt(timeline: Timeline, now: number): FrameHead | null {
  const travels = timeline.chapters.flatMap((chapter) => chapter.travels);
  const started = travels.filter((travel) => travel.startSeconds <= now);
  const current = started.at(-1);
  const lastOfAll = current === travels.at(-1);
  if (!current || (lastOfAll && now > current.endSeconds)) return null;
  const leg = timeline.legs[current.legIndex]!;
  return headOf(leg, leg.lengthMeters * shareAt(current, now));
}

function headOf({ leg, stretches }: MeasuredLeg, meters: number): FrameHead {
  const found = stretches.findLastIndex((stretch) => stretch.startMeters <= meters);
  const stretch = stretches[Math.max(found, 0)]!;
  const { position, bearing } = pointAlong(stretch.line, meters - stretch.startMeters);
  return { legId: leg.id, mode: leg.mode, location: stretch.location, position, bearing };
}

function shareAt({ startSeconds, endSeconds }: Travel, now: number): number {
  if (now <= startSeconds) return 0;
  if (now >= endSeconds) return 1;
  return easeInOut((now - startSeconds) / (endSeconds - startSeconds));
}

/** Smoothstep: 0 to 1 with no speed at either end. */
function easeInOut(t: number): number {
  return t * t * (3 - 2 * t);
}
