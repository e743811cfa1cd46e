import type { Viewport } from "../geometry/camera.ts";
import type { StoryModel } from "../story/story-model.ts";
import { buildCameraTrack, type CameraTrack } from "./camera-track.ts";
import { buildSchedule, type Schedule } from "./schedule.ts";

/** A story as it is told in a viewport: what `frameAt` needs. */
export interface Tour {
  model: StoryModel;
  schedule: Schedule;
  track: CameraTrack;
}

/**
 * The tour of a story in a viewport. The schedule is the same for every viewport: give the one that is there. Throws
 * RangeError for a story without chapters or a viewport without area.
 */
export function tourOf(model: StoryModel, viewport: Viewport, schedule: Schedule = buildSchedule(model)): Tour {
  return { model, schedule, track: buildCameraTrack(model, viewport) };
}
