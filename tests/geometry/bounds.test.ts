import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bboxOf, boundsOf } from "../../src/geometry/bounds.ts";
import { lineOf } from "../../src/geometry/line.ts";
import type { Story } from "../../src/story/story.ts";
import { ANTIMERIDIAN, MINIMAL, NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";

const minimal = wholeStory(MINIMAL);

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
        expect(bboxOf([lineOf(positions)])).toEqual(wanted.map((side) => expect.closeTo(side, 9) as number));
      }),
      { numRuns: 1_000 },
    );
  });

  it("runs over the antimeridian the short way, in either direction", () => {
    expect(bboxOf([lineOf([[170, 1], [-170, 2]])])).toEqual([170, 1, 190, 2]); // prettier-ignore
    expect(bboxOf([lineOf([[-170, 1], [170, 2]])])).toEqual([-190, 1, -170, 2]); // prettier-ignore
  });

  it("is the inhabited world for no position", () => {
    expect(bboxOf([])).toEqual([-180, -60, 180, 75]);
  });
});

describe("the bounds of a part of a story", () => {
  it("are those of the leg with all its stretches, without its alternatives", () => {
    expect(boundsOf(minimal, ["rail"])).toEqual([12, 51, 14.5, 51.5]);
    expect(boundsOf(minimal, ["sea"])).toEqual([10, 50, 12, 51]);
  });

  it("are those of the whole outline of an area", () => {
    expect(boundsOf(minimal, ["plain"])).toEqual([14, 51, 15, 52]);
  });

  it("leave room around a place alone, more of it where the place is less well known", () => {
    const [west, south, east, north] = boundsOf(minimal, ["alpha"]) as [number, number, number, number];
    expect([(west + east) / 2, (south + north) / 2]).toEqual([expect.closeTo(10, 9), expect.closeTo(50, 9)]);
    expect(north - south).toBeCloseTo(0.24, 9);
    const places = minimal.places.map((place) =>
      place.id === "alpha" ? { ...place, precisionMeters: 111_195 } : place,
    );
    const [, vagueSouth, , vagueNorth] = boundsOf({ ...minimal, places }, ["alpha"]) as [
      number,
      number,
      number,
      number,
    ];
    expect(vagueNorth - vagueSouth).toBeGreaterThan(2);
  });

  it("hold every leg and place of the route for the whole story, but no place of context", () => {
    expect(boundsOf(minimal, ["story"])).toEqual(
      [9.8133, 49.88, 15, 52].map((side) => expect.closeTo(side, 4) as number),
    );
    const far = {
      ...minimal.places[0]!,
      id: "far",
      role: "context",
      geometry: { type: "Point", coordinates: [100, 0] },
    };
    const withContext = { ...minimal, places: [...minimal.places, far] } as Story;
    expect(boundsOf(withContext, ["story"])).toEqual(boundsOf(minimal, ["story"]));
    expect(boundsOf(withContext, ["far"])[0]).toBeCloseTo(99.88, 2);
  });

  it("of a story over the antimeridian are narrow", () => {
    const [west, , east] = boundsOf(wholeStory(ANTIMERIDIAN), ["story"]) as [number, number, number, number];
    expect(east - west).toBeLessThan(21);
    expect(east - west).toBeGreaterThan(20);
  });

  it("of the real story run from the south-west of Russia to Dunay", () => {
    const [west, , east] = boundsOf(wholeStory(NAJIN_DUNAY), ["story"]) as [number, number, number, number];
    expect(west).toBeLessThan(40.13);
    expect(east).toBeGreaterThan(132.36);
    expect(east - west).toBeLessThan(115);
  });
});
