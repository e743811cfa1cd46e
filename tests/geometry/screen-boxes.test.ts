import { positionAt } from "../../src/geometry/line.ts";
import fc from "fast-check";
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import { fitCamera } from "../../src/geometry/camera.ts";
import {
  boxAt,
  CORNERS,
  EDGE_SPOTS,
  freeBox,
  inBox,
  overlaps,
  routePositions,
  type Box,
} from "../../src/geometry/screen-boxes.ts";
import { measureLegs } from "../../src/story/measured-legs.ts";
import { project } from "./project.ts";
import { ANTIMERIDIAN, NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";

const map: Box = { x: 0, y: 100, width: 1000, height: 600 };
const size = { width: 200, height: 100 };
const corners = Object.values(CORNERS);
const free = { margin: 20, taken: [], places: [], route: [] };
const at = (corner: keyof typeof CORNERS) => boxAt(map, size, CORNERS[corner], 20);

describe("a box at a spot", () => {
  it("keeps its margin from the edges of the map in each corner", () => {
    expect(at("top-left")).toEqual({ x: 20, y: 120, ...size });
    expect(at("top-right")).toEqual({ x: 780, y: 120, ...size });
    expect(at("bottom-left")).toEqual({ x: 20, y: 580, ...size });
    expect(at("bottom-right")).toEqual({ x: 780, y: 580, ...size });
  });

  it("lies inside the map at every spot", () => {
    for (const spot of EDGE_SPOTS) {
      const box = boxAt(map, size, spot, 20);
      expect(box.x).toBeGreaterThanOrEqual(20);
      expect(box.y).toBeGreaterThanOrEqual(120);
      expect(box.x + box.width).toBeLessThanOrEqual(980);
      expect(box.y + box.height).toBeLessThanOrEqual(680);
    }
  });
});

describe("a free box", () => {
  it("is at the first spot where the map is empty", () => {
    expect(freeBox(map, size, corners, free)).toEqual(at("bottom-right"));
    expect(freeBox(map, size, corners.toReversed(), free)).toEqual(at("top-left"));
  });

  it("leaves what is there already, then places, then the route", () => {
    const taken = [at("bottom-right")];
    expect(freeBox(map, size, corners, { ...free, taken })).toEqual(at("bottom-left"));
    const places: Position[] = [[100, 620]];
    expect(freeBox(map, size, corners, { ...free, taken, places })).toEqual(at("top-right"));
    const route: Position[] = [[800, 150]];
    expect(freeBox(map, size, corners, { ...free, taken, places, route })).toEqual(at("top-left"));
  });

  it("covers much of the route rather than one place, and a place rather than another box", () => {
    const route = Array.from({ length: 500 }, (): Position => [800, 600]);
    const places: Position[] = [[100, 620], [100, 150], [900, 150]]; // prettier-ignore
    expect(freeBox(map, size, corners, { ...free, places, route })).toEqual(at("bottom-right"));
    const taken = [at("bottom-right"), at("top-left"), at("top-right")];
    expect(freeBox(map, size, corners, { ...free, taken, places })).toEqual(at("bottom-left"));
  });

  it("never covers another box where some spot covers none", () => {
    const box = fc.record({
      x: fc.integer({ min: 0, max: 900 }),
      y: fc.integer({ min: 100, max: 650 }),
      width: fc.integer({ min: 1, max: 300 }),
      height: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(box, { maxLength: 4 }), (taken) => {
        const touches = (found: Box) => taken.some((other) => overlaps(found, other));
        const found = freeBox(map, size, EDGE_SPOTS, { ...free, taken });
        if (touches(found)) expect(EDGE_SPOTS.every((spot) => touches(boxAt(map, size, spot, 20)))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("touches at an edge without an overlap", () => {
    expect(overlaps({ x: 0, y: 0, width: 10, height: 10 }, { x: 10, y: 0, width: 5, height: 5 })).toBe(false);
    expect(overlaps({ x: 0, y: 0, width: 10, height: 10 }, { x: 9, y: 9, width: 5, height: 5 })).toBe(true);
  });
});

describe("positions in a box", () => {
  const camera = fitCamera([30, 40, 140, 60], { width: 1000, height: 600 }, 10);

  it("are where Mercator puts them, moved to the box and enlarged with it", () => {
    const dunay = [132.36, 42.9];
    const { x, y } = project(dunay, camera, { width: 1000, height: 600 });
    const [plain] = inBox([dunay], camera, map);
    expect(plain).toEqual([expect.closeTo(x, 6), expect.closeTo(y + 100, 6)]);
    const [double] = inBox([dunay], camera, { ...map, y: 0, width: 2000, height: 1200 }, 2);
    expect(double).toEqual([expect.closeTo(2 * x, 6), expect.closeTo(2 * y, 6)]);
  });

  it("stand beside each other on both sides of the antimeridian", () => {
    const across = fitCamera([170, -12, 190, -10], { width: 1000, height: 600 }, 10);
    const [west, east] = inBox([[170, -10], [-170, -12]], across, map) as [Position, Position]; // prettier-ignore
    expect(west[0]).toBeCloseTo(0, 6);
    expect(east[0]).toBeCloseTo(1000, 6);
  });
});

describe("the positions of a route", () => {
  it.each([NAJIN_DUNAY, ANTIMERIDIAN])("of %s start and end where its stretches do", (folder) => {
    const legs = measureLegs(wholeStory(folder));
    const found = routePositions(legs);
    expect(found.length).toBeLessThanOrEqual(legs.length * 410);
    const ends = legs.flatMap(({ leg }) =>
      leg.stretches.flatMap(({ line }) => [positionAt(line, 0), positionAt(line, -1)]),
    );
    for (const [lon, lat] of ends)
      expect(found.some(([x, y]) => Math.abs(((x! - lon! + 540) % 360) - 180) + Math.abs(y! - lat!) < 1e-6)).toBe(true);
  });
});
