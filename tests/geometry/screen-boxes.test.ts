import fc from "fast-check";
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import { boxAt, CORNERS, EDGE_SPOTS, freeBox, overlaps, type Box } from "../../src/geometry/screen-boxes.ts";

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
