import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readGround } from "../../src/cli/files/base-map-ground.ts";
import { AreaIndex, type Ground } from "../../src/lint/ground.ts";
import { lineOf } from "../../src/geometry/line.ts";
import { lineLengthMeters, walkLine } from "../../src/lint/line-walk.ts";
import { ringsContain } from "../../src/geometry/polygon.ts";

let ground: Ground;
let countries: AreaIndex;
let lakes: AreaIndex;

beforeAll(async () => {
  ground = await readGround();
  countries = new AreaIndex(ground.countries.map(({ rings }) => rings));
  lakes = new AreaIndex(ground.lakes);
});

function countryAt(lon: number, lat: number): string | null | undefined {
  return ground.countries[countries.areaAt(lon, lat)]?.iso;
}

describe("the ground under a position", () => {
  it("is the country of a city, in the interior and near a coast, with Crimea in Ukraine", () => {
    const cities = {
      RUS: [37.62, 55.75],
      PRK: [125.75, 39.03],
      KOR: [126.98, 37.57],
      UKR: [34.1, 44.95],
      KAZ: [69.15, 54.87],
      NZL: [174.76, -41.3],
      CHL: [-70.65, -33.45],
    };
    for (const [iso, [lon, lat]] of Object.entries(cities)) expect(countryAt(lon!, lat!)).toBe(iso);
    // Smolyaninovo and Hunchun, near the coast.
    expect(countryAt(132.456, 43.288)).toBe("RUS");
    expect(countryAt(130.36, 42.86)).toBe("CHN");
  });

  it("is no country at sea, and a lake on the Baikal, the Caspian's shore apart", () => {
    for (const [lon, lat] of [
      [-140, 0],
      [131.5, 42.3],
      [180, 0],
    ] as const)
      expect(countryAt(lon, lat)).toBeUndefined();
    expect(lakes.areaAt(108, 53.3)).toBeGreaterThanOrEqual(0);
    expect(lakes.areaAt(104.3, 52.3)).toBe(-1);
  });

  it("is answered as by looking at every ring", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -89, max: 89, noNaN: true }),
        (lon, lat) => {
          const slow = ground.countries.findIndex(({ rings }) => ringsContain(rings, [lon, lat]));
          return countries.areaAt(lon, lat) === slow;
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  it("of a square holds its inside, not its hole, and nothing beyond the poles' bands", () => {
    const ring = (from: number, to: number) => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
      [from, from],
    ];
    const index = new AreaIndex([[ring(0, 10), ring(4, 6)]]);
    expect([index.areaAt(1, 1), index.areaAt(5, 5), index.areaAt(11, 1), index.areaAt(0, 90)]).toEqual([0, -1, -1, -1]);
  });
});

describe("a walk along a line", () => {
  it("looks once in the middle of every step, whatever the positions", () => {
    const straight = [
      [0, 0],
      [10, 0],
    ];
    const dense = Array.from({ length: 1001 }, (_, index) => [index / 100, 0]);
    for (const line of [straight, dense].map(lineOf)) {
      const seen: number[] = [];
      walkLine(line, 1_000, ({ meters }) => void seen.push(meters));
      expect(seen.length).toBe(Math.round(lineLengthMeters(line) / 1_000));
      expect(seen[0]).toBe(500);
      expect(seen.every((meters, index) => index === 0 || Math.abs(meters - seen[index - 1]! - 1_000) < 1e-6)).toBe(
        true,
      );
    }
  });

  it("goes the short way over the antimeridian and stays between -180 and 180", () => {
    const longitudes: number[] = [];
    walkLine(
      lineOf([
        [179, 10],
        [-179, 10],
      ]),
      10_000,
      ({ lon }) => void longitudes.push(lon),
    );
    expect(longitudes.length).toBe(22);
    expect(longitudes.every((lon) => Math.abs(lon) >= 179 && Math.abs(lon) <= 180)).toBe(true);
  });

  it("passes over positions that repeat", () => {
    const seen: number[] = [];
    const line = lineOf([
      [0, 0],
      [0, 0],
      [0.1, 0],
      [0.1, 0],
    ]);
    walkLine(line, 1_000, ({ lon }) => void seen.push(lon));
    expect(seen.length).toBe(11);
    expect(seen.every(Number.isFinite)).toBe(true);
  });

  it("measures a degree of the equator as 111.195 km on turf's sphere", () => {
    const line = lineOf([
      [0, 0],
      [1, 0],
    ]);
    const meters = lineLengthMeters(line);
    expect(meters).toBeCloseTo((6_371_008.8 * Math.PI) / 180, 0);
  });
});
