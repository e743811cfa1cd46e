import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceMeters } from "../../src/geometry/distance.ts";
import { greatCircle } from "../../src/geometry/great-circle.ts";
import { lineOf, positionsOf } from "../../src/geometry/line.ts";
import { measureLine } from "../../src/geometry/measured-line.ts";

const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -89, max: 89, noNaN: true }),
);

describe("a great circle", () => {
  it("goes where the Aviation Formulary has it", () => {
    // Ed Williams, "Aviation Formulary V1.47", intermediate points: LAX to JFK passes 38.66945 N, 101.62609 W at 40 % of the way.
    const circle = positionsOf(
      greatCircle(
        lineOf([
          [-118.4, 33.95],
          [-73.78333333333333, 40.63333333333333],
        ]),
      ),
    );
    const [lon, lat] = circle.reduce((best, one) =>
      Math.abs(one[0]! + 101.62609) < Math.abs(best[0]! + 101.62609) ? one : best,
    ) as [number, number];
    expect(Math.abs(lon + 101.62609)).toBeLessThan(0.35);
    expect(Math.abs(lat - 38.66945)).toBeLessThan(0.1);
  });

  it("has the ends that were given, pieces of one length, and the length of the shortest way", () => {
    fc.assert(
      fc.property(position, position, (from, to) => {
        fc.pre(distanceMeters(from, to) > 1 && distanceMeters(from, to) < 20_000_000);
        const line = greatCircle(lineOf([from, to]));
        const positions = positionsOf(line);
        expect(positions[0]).toEqual(from);
        expect(((positions.at(-1)![0]! - to[0] + 540) % 360) - 180).toBeCloseTo(0, 6);
        const shortest = distanceMeters(from, to);
        expect(Math.abs(measureLine(line).lengthMeters - shortest)).toBeLessThan(1 + shortest * 1e-6);
      }),
    );
  });

  it("over the antimeridian runs on past 180 degrees", () => {
    const longitudes = positionsOf(greatCircle(lineOf([[170, 50], [-170, 50]]))).map(([lon]) => lon!); // prettier-ignore
    expect(longitudes).toEqual([...longitudes].sort((a, b) => a - b));
    expect(longitudes.at(-1)).toBeCloseTo(190, 9);
  });

  it("between opposite positions, or from one to itself, is the line as given", () => {
    for (const ends of [
      [
        [0, 10],
        [180, -10],
      ],
      [
        [5, 5],
        [5, 5],
      ],
    ]) {
      // prettier-ignore
      const line = lineOf(ends);
      expect(greatCircle(line)).toBe(line);
    }
  });

  it("needs two positions", () => {
    expect(() => greatCircle(lineOf([[0, 0]]))).toThrow(RangeError);
  });
});
