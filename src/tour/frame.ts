import type { Position } from "geojson";
import type { Camera } from "../geometry/camera.ts";
import { pointAlong } from "../geometry/measured-line.ts";
import { metersAt } from "../story/itinerary.ts";
import type { MeasuredLeg } from "../story/measured-legs.ts";
import type { Location, Mode } from "../story/story.ts";
import { cameraAt, easeInOut } from "./camera-track.ts";
import { msAt } from "./clock.ts";
import { chapterIndexAt, lastStarted, type Schedule, type Travel } from "./schedule.ts";
import type { Tour } from "./tour.ts";

/** All that can move, at one instant. Plain data: what is not in here does not move. */
export interface Frame {
  /** Within the schedule: 0 <= seconds <= durationSeconds. */
  seconds: number;
  chapterIndex: number;
  chapterId: string;
  camera: Camera;
  /** One per leg of the story, in its order. */
  legs: readonly FrameLeg[];
  /** The head that set out last. Null before the first leg starts and after the last has arrived. */
  head: FrameHead | null;
  /** The head of each vehicle that is between its first start and its last arrival; `head` is among them. */
  heads: readonly FrameHead[];
  /** Ids of the claims that are told now. */
  claims: readonly string[];
  /** Ids of places, legs or `story` that the chapter is about. */
  shows: readonly string[];
}

/** How far a leg is travelled. */
export interface FrameLeg {
  id: string;
  /** Along the drawn line, from 0 to `lengthMeters`. Never a distance to print: lines are drawn, not surveyed. */
  travelledMeters: number;
  lengthMeters: number;
}

/** The head of the route: where it is, and where it goes. */
export interface FrameHead {
  legId: string;
  /** Id of the vehicle, where the story has several. */
  vehicle?: string;
  mode: Mode;
  /** How well the line is known where the head is. */
  location: Location;
  /** Longitude unwrapped: it may leave [-180, 180]. */
  position: Position;
  /** Degrees clockwise from north, 0 <= bearing < 360. */
  bearing: number;
}

/**
 * The frame at a second: a search for the chapter, one for the head, and a sum per leg. Total: NaN counts as 0, and
 * seconds outside the schedule give its ends. At the start of a chapter the camera is exactly that chapter's.
 */
export function frameAt({ model, schedule, track }: Tour, seconds: number): Frame {
  const now = Number.isNaN(seconds) ? 0 : Math.min(Math.max(seconds, 0), schedule.durationSeconds);
  const chapterIndex = chapterIndexAt(schedule, now);
  const { chapter } = schedule.chapters[chapterIndex]!;
  const heads = headsAt(model.legs, schedule, now);
  return {
    seconds: now,
    chapterIndex,
    chapterId: chapter.id,
    camera: cameraAt(track, schedule, now),
    legs: model.legs.map(({ leg, lengthMeters }, index) => {
      const travel = schedule.travelByLeg[index];
      return { id: leg.id, travelledMeters: travel ? travelledMeters(travel, lengthMeters, now) : 0, lengthMeters };
    }),
    head: heads[0] ?? null,
    heads,
    claims: chapter.claims,
    shows: chapter.shows,
  };
}

/** The heads of the vehicles, that which set out last first. */
function headsAt(legs: readonly MeasuredLeg[], { chains }: Schedule, now: number): FrameHead[] {
  return chains
    .flatMap((travels) => travelUnderWay(travels, now) ?? [])
    .sort((a, b) => b.startSeconds - a.startSeconds)
    .map((travel) => {
      const leg = legs[travel.legIndex]!;
      return headOf(leg, travelledMeters(travel, leg.lengthMeters, now));
    });
}

/** The travel under way, or the last that has started while another is still to come. */
function travelUnderWay(travels: readonly Travel[], now: number): Travel | undefined {
  const index = lastStarted(travels, now);
  const travel = travels[index];
  const isLast = index === travels.length - 1;
  return travel && isLast && now > travel.endSeconds ? undefined : travel;
}

function headOf({ leg, stretches }: MeasuredLeg, meters: number): FrameHead {
  const found = stretches.findLastIndex((stretch) => stretch.startMeters <= meters);
  const stretch = stretches[Math.max(found, 0)]!;
  const { position, bearing } = pointAlong(stretch.line, meters - stretch.startMeters);
  const { id: legId, mode, vehicle } = leg;
  return { legId, ...(vehicle !== undefined && { vehicle }), mode, location: stretch.location, position, bearing };
}

function travelledMeters({ startSeconds, endSeconds, timed }: Travel, lengthMeters: number, now: number): number {
  if (now <= startSeconds) return 0;
  if (now >= endSeconds) return lengthMeters;
  if (timed) return Math.min(metersAt(timed.itinerary, msAt(timed.clock, now)), lengthMeters);
  return lengthMeters * easeInOut((now - startSeconds) / (endSeconds - startSeconds));
}
