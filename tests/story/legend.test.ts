import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { legendOf, placeMarksOf } from "../../src/story/legend.ts";
import { LOCATIONS, MODES, type Story } from "../../src/story/story.ts";
import { MINIMAL, NAJIN_DUNAY, wholeStory } from "./whole-story.ts";
import { en } from "../../src/words/en.ts";

const minimal = wholeStory(MINIMAL);

function kindsIn(story: Story): Set<string> {
  return new Set(story.legs.flatMap(({ mode, stretches }) => stretches.map(({ location }) => `${mode} ${location}`)));
}

describe("the legend of a story", () => {
  it("names the ring and the area where a story draws them, and only there", () => {
    const { places, ...story } = wholeStory(NAJIN_DUNAY);
    expect(placeMarksOf({ ...story, places })).toEqual(["ring", "area"]);
    expect(placeMarksOf({ ...story, places: places.filter(({ role }) => role === "stop") })).toEqual([]);
    expect(placeMarksOf(minimal)).toEqual(["area"]);
  });

  it("of Najin and Dunay is the sea line and the three grades of the railway", () => {
    const words = legendOf(wholeStory(NAJIN_DUNAY)).map(({ mode, location }) => en.certainty.line(mode, location));
    expect(words).toEqual([
      "By sea, schematic line",
      "By rail, approximate line",
      "By rail, schematic line",
      "By rail, way unknown",
    ]);
  });

  it("holds the kinds of line in the data, each once, and no other", () => {
    const stretch = minimal.legs[0]!.stretches[0]!;
    const leg = fc
      .record({ mode: fc.constantFrom(...MODES), locations: fc.array(fc.constantFrom(...LOCATIONS), { minLength: 1 }) })
      .map(({ mode, locations }) => ({
        ...minimal.legs[0]!,
        mode,
        stretches: locations.map((location) => ({ ...stretch, location })),
      }));
    fc.assert(
      fc.property(fc.array(leg, { maxLength: 6 }), (legs) => {
        const story = { ...minimal, legs };
        const entries = legendOf(story).map(({ mode, location }) => `${mode} ${location}`);
        expect(new Set(entries)).toEqual(kindsIn(story));
        expect(new Set(entries).size).toBe(entries.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it("has other modes by the words of their authors, each once", () => {
    const [leg] = minimal.legs;
    const other = (modeWord: string) => ({ ...leg!, mode: "other" as const, modeWord });
    const legs = [other("By balloon"), { ...leg!, mode: "foot" as const }, other("By dog sled"), other("By balloon")];
    const words = legendOf({ ...minimal, legs }).map(({ mode, location, modeWord }) =>
      en.certainty.line(mode, location, { modeWord }),
    );
    expect(words).toEqual(["On foot, schematic line", "By balloon, schematic line", "By dog sled, schematic line"]);
  });

  it("leaves out alternatives, which are not drawn", () => {
    expect(minimal.legs[1]!.alternatives.length).toBeGreaterThan(0);
    const legs = minimal.legs.map((leg) => ({
      ...leg,
      stretches: leg.stretches.map((s) => ({ ...s, location: "exact" as const })),
    }));
    expect(legendOf({ ...minimal, legs }).map(({ location }) => location)).toEqual(["exact", "exact"]);
  });

  it("goes from well to badly known, mode by mode", () => {
    const stretches = LOCATIONS.toReversed().map((location) => ({ ...minimal.legs[0]!.stretches[0]!, location }));
    const legs = MODES.toReversed().map((mode) => ({ ...minimal.legs[0]!, mode, stretches }));
    expect(legendOf({ ...minimal, legs })).toEqual(
      MODES.flatMap((mode) => LOCATIONS.map((location) => ({ mode, location }))),
    );
  });
});
