import { fitCamera, flight, type Camera, type Viewport } from "../geometry/camera.ts";
import { boundsOf } from "../story/story-bounds.ts";
import type { StoryModel } from "../story/story-model.ts";
import type { Chapter } from "../story/story.ts";
import { closeOnLegs, legsTooSmall } from "./leg-camera.ts";
import { chapterIndexAt, type Schedule } from "./schedule.ts";

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

function cameraOf({ shows }: Chapter, model: StoryModel, viewport: Viewport): Camera {
  const bounds = boundsOf(model, shows);
  const named = new Set(shows);
  const legIds = model.story.legs.map(({ id }) => id).filter((id) => named.has("story") || named.has(id));
  const fitted = (within: Viewport) => closeOnLegs(model, legIds, fitCamera(bounds, within, CLOSEST_ZOOM), within);
  const camera = fitted(viewport);
  const { insetPadding: padding } = viewport;
  return padding && legsTooSmall(model, camera).length > 0 ? fitted({ ...viewport, padding }) : camera;
}
