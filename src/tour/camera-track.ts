import { fitCamera, flight, type Camera, type Viewport } from "../geometry/camera.ts";
import { boundsOf } from "../story/story-bounds.ts";
import type { StoryModel } from "../story/story-model.ts";
import type { Chapter } from "../story/story.ts";
import { carriesInset, closeOnLegs } from "./leg-camera.ts";
import { chapterIndexAt, type Schedule } from "./schedule.ts";
import { uncoveredCamera, type RatedCamera } from "./uncovered-camera.ts";

/**
 * Where the camera stands while a story is told in a viewport.
 * @opaque
 */
export interface CameraTrack {
  viewport: Viewport;
  /** Per chapter of the story: the camera that shows it whole. */
  cameras: readonly Camera[];
  /** Per chapter but the last: the flight to the next, from 0 to 1. */
  flights: readonly ((share: number) => Camera)[];
}

const CLOSEST_ZOOM = 10;

/** Fits a camera to each chapter of a story. Throws RangeError for a viewport without area. */
export function buildCameraTrack(model: StoryModel, viewport: Viewport): CameraTrack {
  const cameras = model.story.chapters.map((chapter) => cameraOf(chapter, model, viewport));
  const flights = cameras.slice(1).map((next, index) => flight(cameras[index]!, next, viewport));
  return { viewport, cameras, flights };
}

/** The camera at a second: that of the chapter under way, or on its flight to the next. */
export function cameraAt({ cameras, flights }: CameraTrack, schedule: Schedule, seconds: number): Camera {
  const index = chapterIndexAt(schedule, seconds);
  const { flightSeconds = Infinity, endSeconds } = schedule.chapters[index]!;
  const leave = flights[index];
  if (seconds <= flightSeconds || leave === undefined) return cameras[index]!;
  return leave(easeInOut((seconds - flightSeconds) / (endSeconds - flightSeconds)));
}

/** Smoothstep: 0 to 1 with no speed at either end. */
export function easeInOut(share: number): number {
  return share * share * (3 - 2 * share);
}

/** The views of at most so many chapters, evenly, say how well covers stand. */
const MOST_RATED = 24;
/** A covered thing is worse than any distance. */
const THING_WORTH_ZOOM = 10;

/** How much a viewport's covers cost a story: less is better. In zoom levels, over some of its chapters. */
export function costOfCovers(model: StoryModel, viewport: Viewport): number {
  const views = [...new Map(model.story.chapters.map((chapter) => [chapter.shows.join(), chapter])).values()];
  const step = Math.ceil(views.length / MOST_RATED);
  const rated = views
    .filter((_, index) => index % step === 0)
    .map((chapter) => ratedCameraOf(chapter, model, viewport));
  return rated.reduce((sum, { covered, worth }) => sum + covered.things * THING_WORTH_ZOOM - worth, 0);
}

function cameraOf(chapter: Chapter, model: StoryModel, viewport: Viewport): Camera {
  return ratedCameraOf(chapter, model, viewport).camera;
}

function ratedCameraOf({ shows }: Chapter, model: StoryModel, viewport: Viewport): RatedCamera {
  const bounds = boundsOf(model, shows);
  const named = new Set(shows);
  const legIds = model.story.legs.map(({ id }) => id).filter((id) => named.has("story") || named.has(id));
  const fitted = (within: Viewport) => closeOnLegs(model, legIds, fitCamera(bounds, within, CLOSEST_ZOOM), within);
  const plain = fitted(viewport);
  const { insetPadding: padding } = viewport;
  const camera = padding && carriesInset(model, plain) ? fitted({ ...viewport, padding }) : plain;
  if (!viewport.covers) return { camera, covered: { things: 0, names: 0 }, worth: camera.zoom };
  return uncoveredCamera({ model, shows, bounds, viewport, fitted }, camera);
}
