import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coarsened, levelsOf, type LevelVertices } from "../../src/map/route/route-levels.ts";

/** A line from steps in Mercator units; its meters grow by the length of each step, and by more where it is told to. */
function lineFrom(steps: readonly (readonly [dx: number, dy: number, slack: number])[]): LevelVertices {
  const positions = new Float64Array(steps.length * 2 + 2);
  const meters = new Float64Array(steps.length + 1);
  for (const [at, [dx, dy, slack]] of steps.entries()) {
    positions[at * 2 + 2] = positions[at * 2]! + dx;
    positions[at * 2 + 3] = positions[at * 2 + 1]! + dy;
    meters[at + 1] = meters[at]! + Math.hypot(dx, dy) * 4e7 * (1 + slack);
  }
  return { positions, meters };
}

/** Where something is that has travelled some meters along a line. */
function pointAt({ positions, meters }: LevelVertices, travelled: number): [x: number, y: number] {
  const end = Math.max(
    meters.findIndex((value) => value >= travelled),
    1,
  );
  const [from, to] = [meters[end - 1]!, meters[end]!];
  const share = to > from ? (travelled - from) / (to - from) : 0;
  const along = (axis: 0 | 1) => {
    const [a, b] = [positions[end * 2 - 2 + axis]!, positions[end * 2 + axis]!];
    return a + (b - a) * share;
  };
  return [along(0), along(1)];
}

function farthestApart(a: LevelVertices, b: LevelVertices): number {
  return Math.max(
    ...[...a.meters].map((meters) => {
      const [[x, y], [u, v]] = [pointAt(a, meters), pointAt(b, meters)];
      return Math.hypot(x - u, y - v);
    }),
  );
}

const step = fc.tuple(
  fc.double({ min: -1e-4, max: 1e-4, noNaN: true }),
  fc.double({ min: -1e-4, max: 1e-4, noNaN: true }),
  fc.double({ min: 0, max: 3, noNaN: true }),
);
const line = fc.array(step, { minLength: 1, maxLength: 80 }).map(lineFrom);

describe("a coarser line", () => {
  it("has everything that travels within the tolerance of where it is on the finer one, and both ends exactly", () => {
    fc.assert(
      fc.property(line, fc.constantFrom(1e-3, 1e-4, 3e-5, 1e-6), (finer, tolerance) => {
        const coarser = coarsened(finer, tolerance);
        expect(farthestApart(finer, coarser)).toBeLessThanOrEqual(tolerance * (1 + 1e-9));
        expect([...coarser.positions.subarray(0, 2)]).toEqual([...finer.positions.subarray(0, 2)]);
        expect([...coarser.positions.subarray(-2)]).toEqual([...finer.positions.subarray(-2)]);
        expect(coarser.meters.at(-1)).toBe(finer.meters.at(-1));
      }),
      { numRuns: 1_000 },
    );
  });

  it("keeps both ends alone of a straight line travelled evenly, and the bend of one that turns", () => {
    const straight = lineFrom(Array.from({ length: 100 }, () => [1e-5, 0, 0] as const));
    expect(coarsened(straight, 1e-7).meters.length).toBe(2);
    const bent = lineFrom(Array.from({ length: 100 }, (_, at) => [1e-5, at < 50 ? 0 : 1e-5, 0] as const));
    expect([...coarsened(bent, 1e-7).positions.subarray(2, 4)]).toEqual([expect.closeTo(5e-4, 9), 0]);
  });

  it("keeps the place where a straight line is travelled more slowly, since the head is seen there", () => {
    const slower = lineFrom(Array.from({ length: 100 }, (_, at) => [1e-5, 0, at < 50 ? 0 : 2] as const));
    expect([...coarsened(slower, 1e-7).positions]).toEqual([
      0,
      0,
      expect.closeTo(5e-4, 9),
      0,
      expect.closeTo(1e-3, 9),
      0,
    ]);
  });

  it("takes positions that repeat, and a line without length", () => {
    const still = lineFrom([[0, 0, 0], [0, 0, 0]]); // prettier-ignore
    expect(coarsened(still, 1e-6).meters).toEqual(Float64Array.of(0, 0));
    const waits = lineFrom([[1e-3, 0, 0], [0, 0, 0], [0, 0, 0], [0, 1e-3, 0]]); // prettier-ignore
    expect(farthestApart(waits, coarsened(waits, 1e-6))).toBeLessThanOrEqual(1e-6);
  });
});

describe("the levels of a line", () => {
  it("are the line alone where it is short", () => {
    const short = lineFrom(Array.from({ length: 60 }, () => [1e-5, 1e-5, 0] as const));
    expect(levelsOf(short)).toEqual([{ ...short, maxZoom: Infinity }]);
  });

  it("stay within half a pixel of the line at the highest zoom they are drawn at", () => {
    const long = lineFrom(Array.from({ length: 12_000 }, (_, at) => [1e-6, Math.sin(at / 9) * 1e-6, 0] as const));
    const levels = levelsOf(long);
    expect(levels.length).toBeGreaterThan(2);
    for (const level of levels.slice(1)) {
      const pixels = farthestApart(long, level) * 512 * 2 ** level.maxZoom;
      expect(pixels).toBeLessThan(0.5);
    }
  });
});
