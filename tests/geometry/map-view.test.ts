import fc from "fast-check";
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import { fitCamera, type Camera } from "../../src/geometry/camera.ts";
import { distanceMeters } from "../../src/geometry/distance.ts";
import { mercatorView, projectAll } from "../../src/geometry/map-view.ts";
import type { Box } from "../../src/geometry/screen-boxes.ts";
import { project } from "./project.ts";

const RUNS = { numRuns: 1_000 };
const map: Box = { x: 0, y: 100, width: 1000, height: 600 };

function cameraAt(lon: number, lat: number, zoom: number): Camera {
  return { center: [lon, lat], zoom, bearing: 0, pitch: 0 };
}

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** A view of any place, near or far, in a box that stands anywhere, on a screen of any density. */
const views = fc
  .record({
    camera: fc.tuple(number(-540, 540), number(-80, 80), number(0, 16)),
    box: fc.record({ x: number(-500, 500), y: number(-500, 500), width: number(1, 4000), height: number(1, 4000) }),
    pixelRatio: number(0.3, 4),
  })
  .map(({ camera, box, pixelRatio }) => {
    const worldPixels = 512 * 2 ** camera[2] * pixelRatio;
    return { view: mercatorView(cameraAt(...camera), box, pixelRatio), box, worldPixels };
  });
/** On the square world of Mercator, which ends at 85.05 degrees. */
const positions = fc.tuple(number(-540, 540), number(-85, 85));

describe("positions on a map", () => {
  const camera = fitCamera([30, 40, 140, 60], { width: 1000, height: 600 }, 10);

  it("are where Mercator puts them, moved to the box and enlarged with it", () => {
    const dunay = [132.36, 42.9];
    const { x, y } = project(dunay, camera, { width: 1000, height: 600 });
    const [plain] = projectAll([dunay], mercatorView(camera, map));
    expect(plain).toEqual([expect.closeTo(x, 6), expect.closeTo(y + 100, 6)]);
    const [double] = projectAll([dunay], mercatorView(camera, { ...map, y: 0, width: 2000, height: 1200 }, 2));
    expect(double).toEqual([expect.closeTo(2 * x, 6), expect.closeTo(2 * y, 6)]);
  });

  it("stand beside each other on both sides of the antimeridian", () => {
    const across = fitCamera([170, -12, 190, -10], { width: 1000, height: 600 }, 10);
    const [west, east] = projectAll([[170, -10], [-170, -12]], mercatorView(across, map)) as [Position, Position]; // prettier-ignore
    expect(west[0]).toBeCloseTo(0, 6);
    expect(east[0]).toBeCloseTo(1000, 6);
  });

  it("are the same in every copy of the world: the nearest to the middle of the map", () => {
    fc.assert(
      fc.property(
        views,
        positions,
        fc.integer({ min: -3, max: 3 }),
        ({ view, box, worldPixels }, [lon, lat], turns) => {
          const [x, y] = view.project([lon, lat]) as [number, number];
          const across = Math.abs(x - box.x - box.width / 2);
          expect(across).toBeLessThanOrEqual(worldPixels / 2 + 1e-3);
          const [otherX, otherY] = view.project([lon + 360 * turns, lat]) as [number, number];
          expect(otherY).toBe(y);
          // Half a world away both copies are as near.
          if (across < worldPixels / 2 - 1e-3) expect(Math.abs(otherX - x)).toBeLessThan(1e-3);
        },
      ),
      RUNS,
    );
  });

  it("that are unwrapped already keep their copy: a world further is a world of pixels further", () => {
    fc.assert(
      fc.property(views, positions, fc.integer({ min: -3, max: 3 }), ({ view, worldPixels }, [lon, lat], turns) => {
        const [x, y] = view.projectUnwrapped([lon, lat]) as [number, number];
        const [otherX, otherY] = view.projectUnwrapped([lon + 360 * turns, lat]) as [number, number];
        expect(Math.abs(otherX - x - turns * worldPixels)).toBeLessThan(1e-3);
        expect(otherY).toBe(y);
        const [nearestX] = view.project([lon, lat]) as [number];
        const worlds = (nearestX - x) / worldPixels;
        expect(worlds).toBeCloseTo(Math.round(worlds), 6);
      }),
      RUNS,
    );
  });

  it("beyond the square world are taken to its edge", () => {
    const view = mercatorView(cameraAt(0, 0, 0), { x: 0, y: 0, width: 512, height: 512 });
    expect(view.project([0, 90])).toEqual([256, expect.closeTo(0, 4)]);
    expect(view.project([0, -90])).toEqual([256, expect.closeTo(512, 4)]);
  });
});

describe("pixels of a map", () => {
  it("lead to a position and back, and the position to them and back", () => {
    fc.assert(
      fc.property(views, positions, ({ view, box, worldPixels }, position) => {
        const point = view.project(position) as [number, number];
        const [lon, lat] = view.unproject(point) as [number, number];
        const turns = (lon - position[0]) / 360;
        expect(turns).toBeCloseTo(Math.round(turns), 9);
        expect(lat).toBeCloseTo(position[1], 7);
        const [x, y] = view.projectUnwrapped([lon, lat]) as [number, number];
        expect(Math.abs(x - point[0])).toBeLessThan(1e-3);
        expect(Math.abs(y - point[1])).toBeLessThan(1e-3);
        // Whole worlds away, too.
        const far = [box.x + box.width / 2 + 1.7 * worldPixels, point[1]];
        expect(Math.abs(view.projectUnwrapped(view.unproject(far))[0]! - far[0]!)).toBeLessThan(1e-3);
      }),
      RUNS,
    );
  });

  it("have the camera's center in the middle of the box", () => {
    const view = mercatorView(cameraAt(131.2, 43.1, 5), map, 2);
    expect(view.project([131.2, 43.1])).toEqual([500, 400]);
    expect(view.unproject([500, 400])).toEqual([expect.closeTo(131.2, 10), expect.closeTo(43.1, 10)]);
  });
});

describe("meters per pixel", () => {
  /**
   * Meters per pixel of 512-pixel tiles at zoom 0 as Mapbox publishes them (docs.mapbox.com/help/glossary/zoom-level), by
   * latitude. Their Earth measures 40,075,000 m around, which is 0.11 % more than the mean sphere on which we measure.
   */
  const PUBLISHED = [
    [0, 78_271.484],
    [20, 73_551.136],
  ] as const;

  it.each(PUBLISHED)(
    "at %d degrees are those that are published: %d at zoom 0, half as many at each next",
    (lat, meters) => {
      for (const zoom of [0, 1, 9.5, 22])
        for (const side of [lat, -lat])
          expect(
            (mercatorView(cameraAt(10, 30, zoom), map).metersPerPixelAt(side) * 2 ** zoom * 40_075_000) /
              (2 * Math.PI * 6_371_008.8) /
              meters,
          ).toBeCloseTo(1, 7);
    },
  );

  it("are the way on the ground between neighbouring pixels, whatever the density of the screen", () => {
    fc.assert(
      fc.property(number(-80, 80), number(8, 16), number(0.3, 4), (lat, zoom, pixelRatio) => {
        const view = mercatorView(cameraAt(20, lat, zoom), map, pixelRatio);
        const [from, to] = [[499.5, 400], [500.5, 400]].map(view.unproject) as [Position, Position]; // prettier-ignore
        const ground = distanceMeters(from as [number, number], to as [number, number]);
        expect(view.metersPerPixelAt(lat) / ground).toBeCloseTo(1, 5);
      }),
      RUNS,
    );
  });
});

describe("the bbox of a view", () => {
  it("is the whole world on a square of 512 pixels at zoom 0", () => {
    // EPSG:3857 ends at 85.051129 degrees, where the world is a square.
    const { bbox } = mercatorView(cameraAt(0, 0, 0), { x: 7, y: 9, width: 512, height: 512 });
    expect(bbox).toEqual([-180, expect.closeTo(-85.051129, 6), 180, expect.closeTo(85.051129, 6)]);
  });

  it("runs over the antimeridian unwrapped, around the middle of the map", () => {
    const [west, , east] = mercatorView(cameraAt(179, 0, 5), map).bbox;
    expect(west).toBeCloseTo(179 - (1000 * 360) / 512 / 32 / 2, 9);
    expect(east).toBeCloseTo(179 + (1000 * 360) / 512 / 32 / 2, 9);
    expect(east).toBeGreaterThan(180);
  });

  it("has the corners of the box, west before east and south before north", () => {
    fc.assert(
      fc.property(views, ({ view, box }) => {
        const [west, south, east, north] = view.bbox as [number, number, number, number];
        expect(west).toBeLessThan(east);
        expect(south).toBeLessThanOrEqual(north);
        expect(view.unproject([box.x, box.y])).toEqual([west, north]);
        expect(view.unproject([box.x + box.width, box.y + box.height])).toEqual([east, south]);
      }),
      RUNS,
    );
  });

  it("is what a camera was fitted to, where the shapes agree", () => {
    const fitted = mercatorView(fitCamera([10, 0, 30, 0], map, 22), map).bbox;
    expect([fitted[0], fitted[2]]).toEqual([expect.closeTo(10, 9), expect.closeTo(30, 9)]);
  });
});
