import { describe, expect, it } from "vitest";
import { boundsOf } from "../../src/story/bounds.ts";
import { fitCamera } from "../../src/story/camera.ts";
import { frameAt } from "../../src/story/frame.ts";
import { inBox } from "../../src/story/free-box.ts";
import { insetFrame, insetLegs } from "../../src/story/inset.ts";
import { buildTimeline } from "../../src/story/timeline.ts";
import { project } from "./project.ts";
import { DESKTOP, MINIMAL, NAJIN_DUNAY, PHONE, wholeStory } from "./whole-story.ts";

const story = wholeStory(NAJIN_DUNAY);

describe("the legs of an inset", () => {
  it.each([
    ["desktop", DESKTOP],
    ["phone", PHONE],
  ])("are the sea leg where a %s shows the whole route, and none where it shows the sea leg", (_name, viewport) => {
    expect(insetLegs(story, fitCamera(boundsOf(story, ["story"]), viewport, 10))).toEqual(["sea"]);
    expect(insetLegs(story, fitCamera(boundsOf(story, ["sea"]), viewport, 10))).toEqual([]);
  });

  it("are none where every leg is small: then the map itself can come closer", () => {
    const far = { center: [0, 0] as [number, number], zoom: 0, bearing: 0, pitch: 0 };
    expect(insetLegs(wholeStory(MINIMAL), far)).toEqual([]);
  });
});

describe("the frame of an inset", () => {
  const timeline = buildTimeline(story, DESKTOP);
  const frame = frameAt(timeline, timeline.durationSeconds / 2);

  it.each([
    [290, 200],
    [176, 118],
    [460, 285],
  ])("shows the sea leg whole in %d x %d pixels, large enough to see", (width, height) => {
    const { camera } = insetFrame(story, frame, ["sea"], { width, height });
    const [west, south, east, north] = boundsOf(story, ["sea"]) as [number, number, number, number];
    const a = project([west, north], camera, { width, height });
    const b = project([east, south], camera, { width, height });
    expect(Math.min(a.x, a.y)).toBeGreaterThanOrEqual(0);
    expect(b.x).toBeLessThanOrEqual(width);
    expect(b.y).toBeLessThanOrEqual(height);
    expect(b.x - a.x).toBeGreaterThan(width / 4);
  });

  it("is the same instant: all but the camera is that of the map", () => {
    const { camera, ...rest } = insetFrame(story, frame, ["sea"], { width: 290, height: 200 });
    const { camera: ofMap, ...wanted } = frame;
    expect(rest).toEqual(wanted);
    expect(camera).not.toEqual(ofMap);
  });

  it.each([
    [384, 240],
    [304, 200],
    [232, 152],
    [176, 118],
  ])(
    "of %d x %d pixels has room for a number and two lines of a name below, and for names of cities above",
    (width, height) => {
      const { camera } = insetFrame(story, frame, ["sea"], { width, height });
      const [west, south, east, north] = boundsOf(story, ["sea"]) as [number, number, number, number];
      const [[, top], [, bottom]] = inBox(
        [
          [west, north],
          [east, south],
        ],
        camera,
        { x: 0, y: 0, width, height },
      ) as [[number, number], [number, number]];
      expect(height - bottom).toBeGreaterThanOrEqual(53.9);
      expect(top).toBeGreaterThanOrEqual(Math.min(49.9, Math.max(22, (height * 2) / 3 - 56)));
    },
  );
});
