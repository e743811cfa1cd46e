import { describe, expect, it } from "vitest";
import { PIECES_PER_CHUNK, routeGeometry } from "../../src/map/route-geometry.ts";
import { RouteHits } from "../../src/map/route-hit.ts";
import { levelFor, runsIn } from "../../src/map/route-view.ts";
import { mercatorX, mercatorY } from "../../src/story/mercator.ts";
import { legsAlong } from "./legs-along.ts";

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
  it("finds the line where it is and nothing where it is not", () => {
    const hits = new RouteHits(route);
    const reach = 10 / (512 * 2 ** 8);
    expect(hits.nearest([20, 0], reach, () => true)?.legId).toBe("leg");
    expect(hits.nearest([20 + 360, 1], reach, () => true)?.legId).toBe("leg");
    expect(hits.nearest([20, 0.5], reach, () => true)).toBeUndefined();
    expect(hits.nearest([20, 0], reach, () => false)).toBeUndefined();
  });

  it("takes about as long on a million vertices as on ten thousand", () => {
    const waves = (count: number) =>
      Array.from({ length: count }, (_, at) => [(at / count) * 100, Math.sin(at / (count / 300)) * 2]);
    const medianMicroseconds = (count: number) => {
      const hits = new RouteHits(routeGeometry(legsAlong(waves(count))));
      const times = Array.from({ length: 301 }, (_, at) => {
        const start = performance.now();
        hits.nearest([(at / 301) * 100, 0.5], 10 / (512 * 2 ** 7), () => true);
        return (performance.now() - start) * 1000;
      });
      return times.sort((a, b) => a - b)[150]!;
    };
    const [few, many] = [medianMicroseconds(10_000), medianMicroseconds(1_000_000)];
    process.stdout.write(`Hit: ${few.toFixed(0)} µs at 10^4 vertices, ${many.toFixed(0)} µs at 10^6 (median of 301)\n`);
    expect(many).toBeLessThan(5_000);
  });
});
