import { describe, expect, it } from "vitest";
import { PIECES_PER_CHUNK, routeGeometry } from "../../src/map/route/route-geometry.ts";
import { RouteHits } from "../../src/map/route/route-hit.ts";
import { levelFor, runsIn } from "../../src/map/route/route-view.ts";
import { mercatorX, mercatorY } from "../../src/geometry/mercator.ts";
import { legsAlong } from "./legs-along.ts";
import { processorMilliseconds } from "../processor-time.ts";

const POSITIONS = 10_000;
/** East along the equator, with waves of 1 km, then back 1 degree farther north. */
const there = Array.from({ length: POSITIONS / 2 }, (_, at) => [at / 100, Math.sin(at) * 0.01]);
const back = there.map(([lon, lat]) => [lon!, lat! + 1]).reverse();
const route = routeGeometry(legsAlong([...there, ...back]));
const [range] = route.ranges;

describe("the level that is drawn", () => {
  it("is the coarsest that is exact at the zoom, and the whole line where none is", () => {
    const { levels } = range!;
    expect(levels.length).toBeGreaterThan(1);
    for (const level of levels.slice(1)) {
      expect(levelFor(range!, level.maxZoom).maxZoom).toBeLessThanOrEqual(level.maxZoom);
      expect(levelFor(range!, level.maxZoom + 0.01).maxZoom).toBeGreaterThan(level.maxZoom);
    }
    expect(levelFor(range!, 16)).toBe(levels[0]);
    expect(levelFor(range!, 0)).toBe(levels.at(-1));
  });
});

describe("the runs in view", () => {
  const whole = range!.levels[0];

  it("are the whole line where there is no box, and none where the line is elsewhere", () => {
    expect(runsIn(whole, undefined)).toEqual([{ firstVertex: 0, pieceCount: POSITIONS - 1 }]);
    expect(runsIn(whole, { west: 0.1, east: 0.2, north: 0.1, south: 0.2 })).toEqual([]);
  });

  it("hold every piece that touches the box, on the way there and on the way back, and little more", () => {
    const [west, east] = [mercatorX(20), mercatorX(21)];
    const runs = runsIn(whole, { west, east, north: mercatorY(2), south: mercatorY(-1) });
    expect(runs.length).toBe(2);
    const drawn = new Set(
      runs.flatMap(({ firstVertex, pieceCount }) => Array.from({ length: pieceCount }, (_, at) => firstVertex + at)),
    );
    for (let at = 2_000; at < 2_100; at++) expect(drawn.has(at)).toBe(true);
    for (let at = POSITIONS - 2_101; at < POSITIONS - 2_001; at++) expect(drawn.has(at)).toBe(true);
    expect(drawn.size).toBeLessThanOrEqual(4 * PIECES_PER_CHUNK);
  });

  it("are one run across a small gap, since a draw costs more", () => {
    const box = { west: mercatorX(0), east: mercatorX(51), north: mercatorY(0.5), south: mercatorY(-1) };
    expect(runsIn(whole, box).length).toBe(1);
  });
});

describe("a hit on a long line", () => {
  const at = (zoom: number) => ({ pixels: 10, zoom });

  it("finds the line where it is and nothing where it is not, in whatever level it is drawn", async () => {
    const hits = new RouteHits(route);
    await hits.ready;
    for (const zoom of [0, 4, 8, 14]) {
      expect(hits.nearest([20, Math.sin(2_000) * 0.01], at(zoom), () => true)?.legId, `zoom ${zoom}`).toBe("leg");
      expect(hits.nearest([20 + 360, 1 + Math.sin(2_000) * 0.01], at(zoom), () => true)?.legId).toBe("leg");
      expect(hits.nearest([20, 30], at(zoom), () => true)).toBeUndefined();
      expect(hits.nearest([20, 0], at(zoom), () => false)).toBeUndefined();
    }
    expect(hits.nearest([20, 0.5], at(8), () => true)).toBeUndefined();
  });

  it("answers within 5 ms of processor time on a million vertices at every zoom, long or crowded", async () => {
    const COUNT = 1_000_000;
    const along = (lonDegrees: number, waves: number, latDegrees: number) =>
      Array.from({ length: COUNT }, (_, vertex): [number, number] => [
        (vertex / COUNT) * lonDegrees,
        Math.sin((vertex / COUNT) * waves) * latDegrees,
      ]);
    const lines = { "across a continent": along(100, 300, 2), "within two degrees": along(2, 3_000, 0.5) };
    for (const [name, positions] of Object.entries(lines)) {
      const hits = new RouteHits(routeGeometry(legsAlong(positions)));
      await hits.ready;
      for (let step = 0; step < 200; step++) hits.nearest(positions[step * 5_000]!, at(0), () => true);
      const slowest = [0, 2, 3, 5, 7, 9, 11, 13, 16].map((zoom) => {
        const times = Array.from({ length: 101 }, (_, step) => {
          const [lon, lat] = positions[Math.floor((step / 101) * COUNT)]!;
          // Beside the line, so that no piece of it is near enough to end the search.
          const beside: [number, number] = [lon, lat + (7 * 360) / (512 * 2 ** zoom)];
          return processorMilliseconds(() => hits.nearest(beside, at(zoom), () => true));
        });
        return times.toSorted((a, b) => a - b)[95]!;
      });
      expect(Math.max(...slowest), name).toBeLessThan(5);
    }
  });
});
