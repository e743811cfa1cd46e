import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import { readStory } from "../../src/format/read-story.ts";
import { boundsOf } from "../../src/story/story-bounds.ts";
import { modelOf } from "../../src/story/story-model.ts";
import type { Story } from "../../src/story/story.ts";
import { modelOfFolder } from "./model-of-folder.ts";
import { ALL_ROUND, HALF_ROUND, OVER_THE_POLE, storyAlong } from "../picture/route-stories.ts";
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

describe("the bounds of a route around the world", () => {
  const boundsAlong = (positions: readonly Position[], ids: string[]) => {
    const read = readStory(storyAlong(positions));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const [west, , east] = boundsOf(modelOf(read.story), ids) as unknown as [number, number, number];
    return [west, east] as const;
  };

  it("count from the legs, with each place at the copy of the world nearest its leg", () => {
    const [west, east] = boundsAlong(HALF_ROUND, ["story"]);
    expect(west).toBeCloseTo(122 - 0.12 / Math.cos((31.2 * Math.PI) / 180), 6);
    expect(east).toBeCloseTo(364 + 0.12 / Math.cos((52 * Math.PI) / 180), 6);
    expect(boundsAlong(HALF_ROUND, ["sea"])).toEqual([122, 364]);
  });

  it("are no wider than the route where that goes once around", () => {
    const [west, east] = boundsAlong(ALL_ROUND, ["story"]);
    expect(east - west).toBeGreaterThan(359);
    expect(east - west).toBeLessThanOrEqual(360);
  });

  it("stay on the map for a place at a pole, and for one that is known to within half the Earth", () => {
    const [west, east] = boundsAlong(OVER_THE_POLE, ["a"]);
    expect(east - west).toBeLessThan(2);
    const files = storyAlong([[0, 90], [0, 89], [10, 85]]); // prettier-ignore
    const wide = files.get("places.geojson")!.replaceAll('"precisionMeters":5', '"precisionMeters":20000000');
    const read = readStory(new Map(files).set("places.geojson", wide));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    for (const side of boundsOf(modelOf(read.story), ["story"])) expect(Math.abs(side)).toBeLessThanOrEqual(360);
  });
});
