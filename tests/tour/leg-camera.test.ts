import { describe, expect, it } from "vitest";
import { closeOnLegs, CLOSEST_LEG_ZOOM, legPixels, LEAST_LEG_PIXELS } from "../../src/tour/leg-camera.ts";
import { readStory } from "../../src/format/read-story.ts";
import { buildTimeline } from "../../src/tour/schedule.ts";
import { lineOfMeters, storyAlong } from "../picture/route-stories.ts";
import { DESKTOP, NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";

function storyOf(meters: number) {
  const read = readStory(storyAlong(lineOfMeters(meters)));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.story;
}

describe("the camera of a chapter", () => {
  it.each([5, 20, 300, 2_000])("shows a leg of %s meters large enough to be seen", (meters) => {
    const story = storyOf(meters);
    for (const { camera } of buildTimeline(story, DESKTOP).chapters) {
      expect(legPixels(story, "sea", camera)).toBeGreaterThanOrEqual(LEAST_LEG_PIXELS);
      expect(camera.zoom).toBeLessThanOrEqual(CLOSEST_LEG_ZOOM);
    }
  });

  it("comes no closer for a leg that can be seen from where it is", () => {
    const story = wholeStory(NAJIN_DUNAY);
    for (const { camera, chapter } of buildTimeline(story, DESKTOP).chapters) {
      const legIds = story.legs.map(({ id }) => id).filter((id) => chapter.shows.includes(id));
      expect(closeOnLegs(story, legIds, camera, DESKTOP)).toBe(camera);
    }
  });
});
