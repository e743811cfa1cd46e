import { describe, expect, it } from "vitest";
import { boundsOf } from "../../src/story/story-bounds.ts";
import { modelOf } from "../../src/story/story-model.ts";
import type { Story } from "../../src/story/story.ts";
import { modelOfFolder } from "./model-of-folder.ts";
import { ANTIMERIDIAN, MINIMAL, NAJIN_DUNAY } from "./whole-story.ts";

const minimal = modelOfFolder(MINIMAL);

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
    const places = minimal.story.places.map((place) =>
      place.id === "alpha" ? { ...place, precisionMeters: 111_195 } : place,
    );
    const [, vagueSouth, , vagueNorth] = boundsOf(modelOf({ ...minimal.story, places }), ["alpha"]) as [
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
      ...minimal.story.places[0]!,
      id: "far",
      role: "context",
      geometry: { type: "Point", coordinates: [100, 0] },
    };
    const withContext = modelOf({ ...minimal.story, places: [...minimal.story.places, far] } as Story);
    expect(boundsOf(withContext, ["story"])).toEqual(boundsOf(minimal, ["story"]));
    expect(boundsOf(withContext, ["far"])[0]).toBeCloseTo(99.88, 2);
  });

  it("of a story over the antimeridian are narrow", () => {
    const [west, , east] = boundsOf(modelOfFolder(ANTIMERIDIAN), ["story"]) as [number, number, number, number];
    expect(east - west).toBeLessThan(21);
    expect(east - west).toBeGreaterThan(20);
  });

  it("of the real story run from the south-west of Russia to Dunay", () => {
    const [west, , east] = boundsOf(modelOfFolder(NAJIN_DUNAY), ["story"]) as [number, number, number, number];
    expect(west).toBeLessThan(40.13);
    expect(east).toBeGreaterThan(132.36);
    expect(east - west).toBeLessThan(115);
  });
});
