import { describe, expect, it } from "vitest";
import { closeOnLegs, CLOSEST_LEG_ZOOM, legPixels, LEAST_LEG_PIXELS } from "../../src/tour/leg-camera.ts";
import { readStory } from "../../src/format/read-story.ts";
import { modelOf } from "../../src/story/story-model.ts";
import { buildCameraTrack } from "../../src/tour/camera-track.ts";
import { lineOfMeters, storyAlong } from "../picture/route-stories.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { DESKTOP, NAJIN_DUNAY } from "../story/whole-story.ts";

function modelAlong(meters: number) {
  const read = readStory(storyAlong(lineOfMeters(meters)));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return modelOf(read.story);
}

describe("the camera of a chapter", () => {
  it.each([5, 20, 300, 2_000])("shows a leg of %s meters large enough to be seen", (meters) => {
    const model = modelAlong(meters);
    for (const camera of buildCameraTrack(model, DESKTOP).cameras) {
      expect(legPixels(model.legs[0]!, camera)).toBeGreaterThanOrEqual(LEAST_LEG_PIXELS);
      expect(camera.zoom).toBeLessThanOrEqual(CLOSEST_LEG_ZOOM);
    }
  });

  it("comes no closer for a leg that can be seen from where it is", () => {
    const model = modelOfFolder(NAJIN_DUNAY);
    const { chapters, legs } = model.story;
    for (const [index, camera] of buildCameraTrack(model, DESKTOP).cameras.entries()) {
      const chapter = chapters[index]!;
      const legIds = legs.map(({ id }) => id).filter((id) => chapter.shows.includes(id));
      expect(closeOnLegs(model, legIds, camera, DESKTOP)).toBe(camera);
    }
  });
});
