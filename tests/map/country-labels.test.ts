import { describe, expect, it } from "vitest";
import { drawnIn, type StillView } from "../../src/map/labels/country-labels.ts";
import { mercatorView } from "../../src/geometry/map-view.ts";
import { containsPoint } from "../../src/geometry/screen-boxes.ts";
import { pointAlong } from "../../src/geometry/measured-line.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { NAJIN_DUNAY } from "../story/whole-story.ts";

const model = modelOfFolder(NAJIN_DUNAY);
const { story, legs } = model;
/** All of the route. */
const FAR: StillView = {
  camera: { center: [86, 52], zoom: 2.3, bearing: 0, pitch: 0 },
  width: 800,
  height: 480,
  covers: [{ x: 0, y: 0, width: 90, height: 40 }],
};
const map = { x: 0, y: 0, width: FAR.width, height: FAR.height };

describe("what the story draws in a view", () => {
  it("is its places, the route between them, and the words beside a way that nobody knows", () => {
    const view = mercatorView(FAR.camera, map);
    const boxes = drawnIn(FAR, model);
    const isDrawn = (position: number[], [right, down]: [number, number]) => {
      const [x, y] = view.project(position) as [number, number];
      return boxes.some((box) => containsPoint(box, [x + right, y + down]));
    };
    for (const { role, anchor } of story.places)
      if (role !== "context" && role !== "area") expect(isDrawn(anchor, [0, 0])).toBe(true);
    for (const { stretches } of legs)
      for (const { line, location } of stretches) {
        for (const share of [0.1, 0.37, 0.5, 0.83])
          expect(isDrawn(pointAlong(line, line.lengthMeters * share).position, [0, 0])).toBe(true);
        if (location === "unknown")
          expect(isDrawn(pointAlong(line, line.lengthMeters / 2).position, [0, -50])).toBe(true);
      }
    const area = story.places.find(({ role }) => role === "area")!;
    expect(isDrawn(area.anchor, [90, -10])).toBe(true);
    expect(isDrawn([100, 30], [0, 0])).toBe(false);
  });

  it("is nothing where none of it is in view", () => {
    const camera = { ...FAR.camera, center: [-60, -10] as [number, number], zoom: 5 };
    expect(drawnIn({ ...FAR, camera }, model)).toEqual([]);
  });
});
