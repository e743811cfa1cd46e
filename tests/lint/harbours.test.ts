import { describe, expect, it } from "vitest";
import { readStory } from "../../src/format/read-story.ts";
import { lineOf } from "../../src/geometry/line.ts";
import type { Ground } from "../../src/lint/ground.ts";
import { lintStory } from "../../src/lint/lint-story.ts";
import { readFolder } from "../story/read-folder.ts";

const METERS_PER_DEGREE = 111_195;
const read = readStory(readFolder("tests/fixtures/lint/base"));
if (!read.ok) throw new Error("The story of the fixture does not read.");
const { story, paths } = read;

/** Codes of the findings for a sea leg along the equator, from 0 to 2 degrees east, with land between two longitudes. */
function codesOver(west: number, east: number): string[] {
  const leg = story.legs[0]!;
  const stretch = leg.stretches[0]!;
  const line = lineOf([
    [0, 0],
    [2, 0],
  ]);
  const legs = [{ ...leg, mode: "sea" as const, stretches: [{ ...stretch, line }], alternatives: [] }];
  const ring = [
    [west, -1],
    [east, -1],
    [east, 1],
    [west, 1],
    [west, -1],
  ];
  const ground: Ground = { countries: [{ iso: null, name: "Land", rings: [ring] }], lakes: [] };
  return lintStory({ ...story, legs }, paths, { ground }).map(({ code }) => code);
}

describe("the ends of a sea leg", () => {
  it.each([
    [9_000, false],
    [13_000, true],
  ])("may lie on land for 10 km, as harbours and rivers do: of %d m that is a finding is %s", (meters, isFinding) => {
    const degrees = meters / METERS_PER_DEGREE;
    expect(codesOver(-1, degrees).includes("sea-leg-over-land")).toBe(isFinding);
    expect(codesOver(2 - degrees, 3).includes("sea-leg-over-land")).toBe(isFinding);
  });

  it("are no excuse for land between them", () => {
    expect(codesOver(0.9, 0.98)).toContain("sea-leg-over-land");
  });
});
