import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bboxOf, extentOf } from "../../src/geometry/bounds.ts";
import { lineOf } from "../../src/geometry/line.ts";

describe("the bbox of positions", () => {
  it("is the smallest that holds them all", () => {
    const position = fc.tuple(
      fc.double({ min: -89, max: 89, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 20 }), (positions) => {
        const lons = positions.map(([lon]) => lon);
        const lats = positions.map(([, lat]) => lat);
        const wanted = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
        expect(bboxOf([extentOf(lineOf(positions))])).toEqual(wanted.map((side) => expect.closeTo(side, 9) as number));
      }),
      { numRuns: 1_000 },
    );
  });

  it("runs over the antimeridian the short way, in either direction", () => {
    expect(bboxOf([extentOf(lineOf([[170, 1], [-170, 2]]))])).toEqual([170, 1, 190, 2]); // prettier-ignore
    expect(bboxOf([extentOf(lineOf([[-170, 1], [170, 2]]))])).toEqual([-190, 1, -170, 2]); // prettier-ignore
  });

  it("is the inhabited world for no position", () => {
    expect(bboxOf([])).toEqual([-180, -60, 180, 75]);
  });
});
