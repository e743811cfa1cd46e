import fc from "fast-check";
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import { lineOf } from "../../src/geometry/line.ts";
import {
  firstAtLeast,
  measureLine as measureFlatLine,
  pointAlong,
  type MeasuredLine,
} from "../../src/geometry/measured-line.ts";
import { shortestLonStep } from "../../src/geometry/longitude.ts";

const RUNS = { numRuns: 1_000 };
const measureLine = (positions: readonly Position[]) => measureFlatLine(lineOf(positions));
const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -85, max: 85, noNaN: true }),
);
const positions: fc.Arbitrary<Position[]> = fc.array(position, { minLength: 2, maxLength: 12 });

/** Great-circle distance by the haversine formula, on a sphere of the mean radius of the Earth (IUGG R1). */
function haversineMeters([lon0, lat0]: readonly number[], [lon1, lat1]: readonly number[]): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [lat, lon] = [radians(lat1! - lat0!) / 2, radians(lon1! - lon0!) / 2];
  const h = Math.sin(lat) ** 2 + Math.cos(radians(lat0!)) * Math.cos(radians(lat1!)) * Math.sin(lon) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Difference of two longitudes, 0 to 180: 180 and -180 are the same. */
function lonApart(a: number, b: number): number {
  const apart = Math.abs(a - b) % 360;
  return Math.min(apart, 360 - apart);
}

/** How many numbers a search reads. */
function countReads(line: MeasuredLine, search: (line: MeasuredLine) => unknown): number {
  let reads = 0;
  const cumulativeMeters = new Proxy(line.cumulativeMeters, {
    get(target, key) {
      if (typeof key === "string" && /^\d+$/.test(key)) reads++;
      return Reflect.get(target, key) as unknown;
    },
  });
  search({ ...line, cumulativeMeters });
  return reads;
}

describe("the length of a line", () => {
  it.each([
    // GeographicLib's manual of GeodSolve: JFK to LHR on WGS84.
    [
      "New York to London",
      [
        [-73.8, 40.6],
        [-0.5, 51.6],
      ],
      5_551_759.4,
    ],
    // Geoscience Australia's worked example of Vincenty's formulae: Flinders Peak to Buninyong.
    [
      "Flinders Peak to Buninyong",
      [
        [144.424867889, -37.951033417],
        [143.926495528, -37.652821139],
      ],
      54_972.271,
    ],
    // One degree of the equator of WGS84 is 111,319.491 m.
    [
      "over the antimeridian on the equator",
      [
        [170, 0],
        [-170, 0],
      ],
      20 * 111_319.491,
    ],
    // A quarter of the meridian of WGS84.
    [
      "from the equator to the pole",
      [
        [0, 0],
        [0, 90],
      ],
      10_001_965.729,
    ],
  ] as [string, Position[], number][])("%s is the geodesic length within 0.5 %%", (_name, line, meters) => {
    expect(Math.abs(measureLine(line).lengthMeters / meters - 1)).toBeLessThan(0.005);
  });

  it("is the same in both directions, and the sum of its parts", () => {
    fc.assert(
      fc.property(positions, (line) => {
        const { lengthMeters } = measureLine(line);
        const parts = line.slice(1).reduce((sum, to, index) => sum + haversineMeters(line[index]!, to), 0);
        expect(Math.abs(measureLine(line.toReversed()).lengthMeters - lengthMeters)).toBeLessThan(0.01);
        expect(Math.abs(parts - lengthMeters)).toBeLessThan(1);
      }),
      RUNS,
    );
  });

  it("is half of the way around between opposite points, where rounding leaves the haversine no number", () => {
    const line = measureLine([
      [179.99999245967533, 84.99999999999987],
      [0, -84.99999999999977],
    ]);
    expect(line.lengthMeters / (Math.PI * 6_371_008.8)).toBeCloseTo(1, 6);
  });

  it("is refused for fewer than two positions", () => {
    expect(() => measureLine([[1, 2]])).toThrow(RangeError);
    expect(() => measureLine([])).toThrow(RangeError);
  });
});

describe("a line over the antimeridian", () => {
  const line = measureLine([
    [170, -10],
    [-170, -12],
  ]);

  it("runs the short way, with longitudes that go on past 180", () => {
    const lons = [...line.coordinates].filter((_, index) => index % 2 === 0);
    expect(lons[0]).toBe(170);
    expect(lons.at(-1)).toBeCloseTo(190, 9);
    expect(lons).toEqual([...lons].sort((a, b) => a - b));
    expect(pointAlong(line, line.lengthMeters / 2).position[0]).toBeCloseTo(180, 6);
  });

  it("goes on from where it is after it has crossed, and comes back the way it went", () => {
    const there = measureLine([170, -175, -160, -175, 170].map((lon) => [lon, 0]));
    const lons = [...there.coordinates].filter((_, index) => index % 2 === 0);
    expect(Math.max(...lons)).toBeCloseTo(200, 9);
    expect(lons.at(-1)).toBeCloseTo(170, 9);
    for (const [index, lon] of lons.slice(1).entries()) expect(Math.abs(lon - lons[index]!)).toBeLessThan(1.001);
  });

  it("runs the short way to the west too", () => {
    const { coordinates } = measureLine([
      [-179, 0],
      [179, 0],
    ]);
    expect(coordinates.at(-2)).toBeCloseTo(-181, 9);
  });

  it("steps by the short way, in [-180, 180)", () => {
    expect([shortestLonStep(170, -170), shortestLonStep(-170, 170), shortestLonStep(0, 180)]).toEqual([20, -20, -180]);
    expect([shortestLonStep(190, -170), shortestLonStep(-540, 179)]).toEqual([0, -1]);
  });
});

describe("a point along a line", () => {
  const line = measureLine([
    [10, 0],
    [10, 1],
    [11, 1],
  ]);

  it("is the first position at the start and before it, the last at the end and after it", () => {
    for (const meters of [0, -1, -Infinity]) expect(pointAlong(line, meters).position).toEqual([10, 0]);
    for (const meters of [line.lengthMeters, line.lengthMeters + 1, Infinity])
      expect(pointAlong(line, meters).position).toEqual([11, 1]);
  });

  it("is half way at half of the length", () => {
    const { position: half } = pointAlong(measureLine([[0, 0], [20, 0]]), 10 * 111_195.08); // prettier-ignore
    expect(half[0]).toBeCloseTo(10, 4);
    expect(half[1]).toBe(0);
  });

  it("points north on a piece to the north and east on a piece to the east", () => {
    expect(pointAlong(line, 1000).bearing).toBe(0);
    expect(pointAlong(line, line.lengthMeters - 1000).bearing).toBeCloseTo(90, 1);
    expect(pointAlong(measureLine([[0, 0], [-1, 0]]), 5).bearing).toBe(270); // prettier-ignore
    expect(pointAlong(measureLine([[0, 0], [0, -1]]), 5).bearing).toBe(180); // prettier-ignore
  });

  it("takes the bearing of the piece that follows where positions are repeated at the start", () => {
    const repeated = measureLine([
      [10, 0],
      [10, 0],
      [10, 0],
      [11, 0],
    ]);
    expect(pointAlong(repeated, 0)).toEqual({ position: [10, 0], bearing: expect.closeTo(90, 6) as number });
    expect(pointAlong(repeated, repeated.lengthMeters).position[0]).toBeCloseTo(11, 9);
  });

  it("stands still on a line without length", () => {
    const still = measureLine([
      [5, 6],
      [5, 6],
    ]);
    expect(still.lengthMeters).toBe(0);
    for (const meters of [-1, 0, 1]) expect(pointAlong(still, meters)).toEqual({ position: [5, 6], bearing: 0 });
  });

  it("lies on the piece that holds its distance, at the same share of it, with 0 <= bearing < 360", () => {
    fc.assert(
      fc.property(positions, fc.double({ min: 0, max: 1, noNaN: true }), (line, share) => {
        // Between antipodes the haversine formula is good to some meters only.
        fc.pre(line.every((to, index) => index === 0 || haversineMeters(line[index - 1]!, to) < 20_000_000));
        const measured = measureLine(line);
        const meters = measured.lengthMeters * share;
        const { position: found, bearing } = pointAlong(measured, meters);
        expect(bearing).toBeGreaterThanOrEqual(0);
        expect(bearing).toBeLessThan(360);
        const cumulative = [0];
        for (const [index, to] of line.slice(1).entries())
          cumulative.push(cumulative[index]! + haversineMeters(line[index]!, to));
        const piece = Math.max(
          1,
          cumulative.findIndex((value) => value >= meters - 0.01),
        );
        const [from, to] = [line[piece - 1]!, line[piece]!];
        const long = cumulative[piece]! - cumulative[piece - 1]!;
        if (long < 1) return;
        const along = (meters - cumulative[piece - 1]!) / long;
        expect(found[1]).toBeCloseTo(from[1]! + (to[1]! - from[1]!) * along, 4);
        const lonStep = ((((to[0]! - from[0]!) % 360) + 540) % 360) - 180;
        expect(lonApart(found[0]!, from[0]! + lonStep * along)).toBeLessThan(1e-4);
      }),
      RUNS,
    );
  });
});

describe("the search along a line", () => {
  const zigzag = (count: number) =>
    measureLine(Array.from({ length: count }, (_, index) => [index * 1e-4, index % 2 ? 1e-4 : 0]));

  it.each([1_000, 1_000_000])("reads no more than log2(n) + 4 numbers of a line of %d vertices", (count) => {
    const line = zigzag(count);
    for (const share of [0, 0.1, 0.5, 0.999, 1]) {
      const reads = countReads(line, (counted) => pointAlong(counted, line.lengthMeters * share));
      expect(reads).toBeGreaterThan(0);
      expect(reads).toBeLessThanOrEqual(Math.log2(count) + 4);
    }
  });

  it("finds the first value that is large enough, as a search from the start does", () => {
    const rising = fc
      .array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 })
      .map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(rising, fc.integer({ min: -2, max: 22 }), (list, wanted) => {
        const found = list.findIndex((value) => value >= wanted);
        expect(firstAtLeast(Float64Array.from(list), wanted)).toBe(found === -1 ? list.length : found);
      }),
      RUNS,
    );
  });
});
