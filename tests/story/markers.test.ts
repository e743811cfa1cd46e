import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineOf } from "../../src/geometry/line.ts";
import { modelOf } from "../../src/story/story-model.ts";
import type { Leg, Place, PlaceRole, Story } from "../../src/story/story.ts";
import { modelOfFolder } from "./model-of-folder.ts";
import { ANTIMERIDIAN, MINIMAL, NAJIN_DUNAY, wholeStory } from "./whole-story.ts";

const minimal = wholeStory(MINIMAL);

/** A place at 0,0 from which one leg leads to a position. */
function awayFrom(lon: number, lat: number): readonly [number, number] {
  const place: Place = { ...minimal.places[0]!, geometry: { type: "Point", coordinates: [0, 0] }, anchor: [0, 0] };
  const [stretch] = minimal.legs[0]!.stretches;
  const leg: Leg = {
    ...minimal.legs[0]!,
    stretches: [
      {
        ...stretch!,
        line: lineOf([
          [0, 0],
          [lon, lat],
        ]),
      },
    ],
  };
  return modelOf({ ...minimal, places: [place], legs: [leg] }).markers[0]!.away;
}

describe("the markers of a story", () => {
  it("number Najin, Dunay and Tikhoretsk, and neither the area nor places of context", () => {
    const markers = modelOfFolder(NAJIN_DUNAY).markers;
    expect(markers.map(({ place, number }) => [number, place.id])).toEqual([
      [1, "najin"],
      [2, "dunay"],
      [3, "tikhoretsk"],
    ]);
  });

  it("count from 1 without a gap, whatever stands between", () => {
    const roles: PlaceRole[] = ["context", "stop", "area", "reported", "context", "stop"];
    const places = roles.map((role, at) => ({ ...minimal.places[0]!, id: `p${at}`, role }));
    const found = modelOf({ ...minimal, places }).markers.map(({ place, number }) => [place.id, number]);
    expect(found).toEqual([
      ["p1", 1],
      ["p3", 2],
      ["p5", 3],
    ]);
  });
});

describe("the side of a number", () => {
  it("is away from the line: left of a line to the east, above a line to the south", () => {
    expect(awayFrom(10, 0).map(Math.round)).toEqual([-1, expect.closeTo(0)]);
    expect(awayFrom(-10, 0).map(Math.round)).toEqual([1, expect.closeTo(0)]);
    expect(awayFrom(0, -10).map(Math.round)).toEqual([expect.closeTo(0), -1]);
    expect(awayFrom(0, 10).map(Math.round)).toEqual([expect.closeTo(0), 1]);
  });

  it("is the right where no line ends at the place, or lines lead both ways", () => {
    expect(modelOf({ ...minimal, legs: [] }).markers.map(({ away }) => away)).toEqual([
      [1, 0],
      [1, 0],
    ]);
    const place: Place = { ...minimal.places[0]!, anchor: [0, 0] };
    const leg = (lon: number): Leg => ({
      ...minimal.legs[0]!,
      stretches: [{ ...minimal.legs[0]!.stretches[0]!, line: lineOf([[0, 0], [lon, 0]]) }], // prettier-ignore
    });
    expect(modelOf({ ...minimal, places: [place], legs: [leg(5), leg(-5)] }).markers[0]!.away).toEqual([1, 0]);
  });

  it("takes the short way over the antimeridian", () => {
    const [alpha, beta] = modelOfFolder(ANTIMERIDIAN).markers;
    expect(alpha!.away[0]).toBeLessThan(0);
    expect(beta!.away[0]).toBeGreaterThan(0);
  });

  it("is a unit vector, wherever the line leads", () => {
    const degrees = fc.double({ min: -80, max: 80, noNaN: true });
    fc.assert(
      fc.property(degrees, degrees, (lon, lat) => {
        expect(Math.hypot(...awayFrom(lon, lat))).toBeCloseTo(1, 9);
      }),
      { numRuns: 1_000 },
    );
  });
});

it("numbers are the same for a story read twice", () => {
  const numbers = (story: Story) => modelOf(story).markers.map(({ place, number }) => `${number} ${place.id}`);
  expect(numbers(wholeStory(NAJIN_DUNAY))).toEqual(numbers(wholeStory(NAJIN_DUNAY)));
});
