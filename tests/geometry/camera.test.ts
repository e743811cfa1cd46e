import fc from "fast-check";
import type { BBox } from "geojson";
import { describe, expect, it } from "vitest";
import { fitCamera, flight, clampToWorld, type Camera, type Viewport } from "../../src/geometry/camera.ts";
import { boundsOf } from "../../src/story/story-bounds.ts";
import { project } from "./project.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { DESKTOP, NAJIN_DUNAY, PHONE } from "../story/whole-story.ts";

const model = modelOfFolder(NAJIN_DUNAY);
const RUNS = { numRuns: 1_000 };

/** The corners of a bbox in pixels, and the room that the padding leaves. */
function cornersIn(bbox: BBox, camera: Camera, viewport: Viewport) {
  const [west, south, east, north] = bbox as [number, number, number, number];
  const { top, right, bottom, left } = viewport.padding ?? { top: 0, right: 0, bottom: 0, left: 0 };
  return {
    northWest: project([west, north], camera, viewport),
    southEast: project([east < west ? east + 360 : east, south], camera, viewport),
    room: { left, top, right: viewport.width - right, bottom: viewport.height - bottom },
  };
}

function expectWhole(bbox: BBox, camera: Camera, viewport: Viewport) {
  const { northWest, southEast, room } = cornersIn(bbox, camera, viewport);
  expect(northWest.x).toBeGreaterThanOrEqual(room.left - 1e-3);
  expect(northWest.y).toBeGreaterThanOrEqual(room.top - 1e-3);
  expect(southEast.x).toBeLessThanOrEqual(room.right + 1e-3);
  expect(southEast.y).toBeLessThanOrEqual(room.bottom + 1e-3);
}

describe("a camera that fits a bbox", () => {
  it.each([
    ["desktop", DESKTOP],
    ["phone", PHONE],
  ])("shows every leg and every chapter of the real story whole, inside the free part of a %s", (_name, viewport) => {
    for (const ids of [["story"], ["sea"], ["rail"], ...model.story.chapters.map(({ shows }) => shows)]) {
      const bbox = boundsOf(model, ids);
      expectWhole(bbox, fitCamera(bbox, viewport, 10), viewport);
    }
  });

  it("shows any bbox whole, and fills one side of the free part unless it is at its closest", () => {
    const side = fc.double({ min: 0, max: 60, noNaN: true });
    const pixels = fc.integer({ min: 0, max: 80 });
    const padding = fc.record({ top: pixels, right: pixels, bottom: pixels, left: pixels });
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -60, max: 10, noNaN: true }),
        side,
        side,
        padding,
        (west, south, wide, high, padding) => {
          const viewport = { width: 700, height: 500, padding };
          const bbox: BBox = [west, south, west + wide, south + high];
          const camera = fitCamera(bbox, viewport, 10);
          expectWhole(bbox, camera, viewport);
          if (camera.zoom === 10) return;
          const { northWest, southEast, room } = cornersIn(bbox, camera, viewport);
          const spare = [
            room.right - room.left - (southEast.x - northWest.x),
            room.bottom - room.top - (southEast.y - northWest.y),
          ];
          expect(Math.min(...spare)).toBeLessThan(0.01);
        },
      ),
      RUNS,
    );
  });

  it("shows a bbox over the antimeridian the short way, however it is written", () => {
    const camera = fitCamera([170, -20, 190, 20], DESKTOP, 10);
    expectWhole([170, -20, 190, 20], camera, DESKTOP);
    expect(camera.zoom).toBeGreaterThan(3);
    expect(fitCamera([170, -20, -170, 20], DESKTOP, 10)).toEqual(camera);
  });

  it("shows a bbox without size at the closest zoom, in the middle of the free part", () => {
    const camera = fitCamera([30, 50, 30, 50], PHONE, 9);
    expect(camera.zoom).toBe(9);
    const { x, y } = project([30, 50], camera, PHONE);
    expect([x, y]).toEqual([expect.closeTo(195, 3), expect.closeTo((388 - 56 + 52) / 2, 3)]);
  });

  it("leaves out a padding that would eat more than two thirds of a side", () => {
    const padding = { top: 10, right: 150, bottom: 10, left: 150 };
    const camera = fitCamera([0, 0, 1, 1], { width: 300, height: 300, padding }, 20);
    expect(camera).toEqual(
      fitCamera([0, 0, 1, 1], { width: 300, height: 300, padding: { ...padding, left: 0, right: 0 } }, 20),
    );
  });

  it("is refused for a viewport without area", () => {
    for (const [width, height] of [
      [0, 100],
      [100, 0],
      [-1, 5],
      [NaN, 5],
    ] as const)
      // prettier-ignore
      expect(() => fitCamera([0, 0, 1, 1], { width, height }, 10)).toThrow(RangeError);
  });
});

describe("a camera of nearly all the world", () => {
  const padding = { top: 60, right: 76, bottom: 76, left: 76 };

  it("shows the world once: the padding gives way, and the zoom may be below 0", () => {
    for (const [width, height] of [
      [900, 700],
      [390, 388],
    ] as const)
      // prettier-ignore
      for (const east of [180, 175, 140]) {
        const camera = fitCamera([-180, -30, east, 40], { width, height, padding }, 10);
        expect(512 * 2 ** camera.zoom).toBeGreaterThanOrEqual(width - 1e-6);
        const ends = [-180, east].map((lon) => width / 2 + ((lon - camera.center[0]) / 360) * 512 * 2 ** camera.zoom);
        expect(ends[0]).toBeGreaterThanOrEqual(-1e-6);
        expect(ends[1]).toBeLessThanOrEqual(width + 1e-6);
      }
    expect(fitCamera([-180, -30, 180, 40], { width: 390, height: 388, padding }, 10).zoom).toBeLessThan(0);
  });

  it("keeps its padding where the world is wider than the view", () => {
    const camera = fitCamera([-100, -30, 100, 40], { width: 900, height: 700, padding }, 10);
    expect(512 * 2 ** camera.zoom).toBeCloseTo(((900 - 152) * 360) / 200, 6);
  });
});

describe("a camera held in the world", () => {
  const at = (lat: number, zoom: number): Camera => ({ center: [100, lat], zoom, bearing: 0, pitch: 0 });

  it("is itself where its view is on the world, and moved no farther than its edge else", () => {
    const camera = at(50, 2);
    expect(clampToWorld(camera, { width: 900, height: 700 })).toBe(camera);
    for (const lat of [80, -80]) {
      const held = clampToWorld(at(lat, 2), { width: 900, height: 700 })!;
      expect(held).toMatchObject({ zoom: 2, center: [100, expect.any(Number)] });
      const edge = project([100, lat > 0 ? 85.051129 : -85.051129], held, { width: 900, height: 700 });
      expect(edge.y).toBeCloseTo(lat > 0 ? 0 : 700, 3);
    }
  });

  it("is none where the view is higher than the world", () => {
    expect(clampToWorld(at(0, 0), { width: 500, height: 512 })).toBeDefined();
    expect(clampToWorld(at(0, 0), { width: 500, height: 513 })).toBeUndefined();
  });
});

describe("a flight between two cameras", () => {
  const najin: Camera = { center: [130.3, 42.23], zoom: 9, bearing: 0, pitch: 0 };
  const west: Camera = { center: [85, 52], zoom: 2.7, bearing: 0, pitch: 0 };

  it("is exactly its ends at 0 and 1, and outside them", () => {
    const path = flight(najin, west, DESKTOP);
    expect([path(0), path(-1)]).toEqual([najin, najin]);
    expect([path(1), path(2)]).toEqual([west, west]);
  });

  it.each([
    ["far and out", najin, west],
    ["out on the spot", najin, { ...najin, zoom: 3 }],
    ["nowhere", najin, najin],
    ["over the antimeridian", { ...najin, center: [178, 10] }, { ...najin, center: [-178, 12] }],
  ] as [string, Camera, Camera][])("is continuous and finite on the way %s", (_name, from, to) => {
    const path = flight(from, to, PHONE);
    const steps = 4_000;
    let before = path(0);
    for (let step = 1; step <= steps; step++) {
      const camera = path(step / steps);
      const moved = project(camera.center, before, PHONE);
      const across = Math.abs(((moved.x - PHONE.width / 2) / (512 * 2 ** before.zoom) + 0.5) % 1) - 0.5;
      expect(Math.abs(across * 512 * 2 ** before.zoom)).toBeLessThan(2);
      expect(Math.abs(moved.y - PHONE.height / 2)).toBeLessThan(2);
      expect(Math.abs(camera.zoom - before.zoom)).toBeLessThan(0.01);
      before = camera;
    }
  });

  it("goes the short way over the antimeridian: never far from either end", () => {
    const path = flight({ ...najin, center: [178, 10] }, { ...najin, center: [-178, 12] }, DESKTOP);
    for (let step = 0; step <= 100; step++) {
      const [lon] = path(step / 100).center;
      expect(Math.abs(((lon % 360) + 360) % 360 - 180)).toBeLessThan(2.001); // prettier-ignore
    }
  });
});

it("a flight that zooms far and goes hardly to the side has a path of finite numbers, from one end to the other", () => {
  const from = { center: [-179.99972105026245, 0] as [number, number], zoom: 10, bearing: 0, pitch: 0 };
  for (const degrees of [0, 1e-12, 1e-7, 3.8e-4, 1e-2]) {
    const to = { center: [-179.99972105026245 - degrees, 2e-14] as [number, number], zoom: 0.8, bearing: 0, pitch: 0 };
    const path = flight(from, to, { width: 1440, height: 900 });
    const zooms = Array.from({ length: 101 }, (_, step) => path(step / 100)).map(({ center, zoom }) => {
      expect(center.every(Number.isFinite)).toBe(true);
      return zoom;
    });
    // No step is a jump.
    const steps = zooms.slice(1).map((zoom, at) => Math.abs(zoom - zooms[at]!));
    expect(Math.max(...steps)).toBeLessThan(0.3);
  }
});
