import { describe, expect, it } from "vitest";
import { BASES, LOCATIONS, MODES } from "../../src/story/story.ts";
import { en } from "../../src/words/en.ts";

describe("the words of a legend", () => {
  it("are different for every basis, every grade of location and every mode", () => {
    for (const [words, kinds] of [
      [en.certainty.bases, BASES],
      [en.certainty.locations, LOCATIONS],
      [en.certainty.modes, MODES],
    ] as const) {
      expect(Object.keys(words).sort()).toEqual([...kinds].sort());
      expect(new Set(Object.values(words)).size).toBe(kinds.length);
    }
  });

  it("name the mode and how well the line is known, each pair in its own words", () => {
    const all = MODES.flatMap((mode) => LOCATIONS.map((location) => en.certainty.line(mode, location)));
    expect(new Set(all).size).toBe(MODES.length * LOCATIONS.length);
    expect(en.certainty.line("sea", "schematic")).toBe("By sea, schematic line");
  });

  it("never speak of how likely something is: that is not what a line shows", () => {
    const all = [
      ...Object.values(en.certainty.bases),
      ...Object.values(en.certainty.locations),
      ...Object.values(en.certainty.marks),
    ];
    for (const words of all) expect(words).not.toMatch(/likely|probabl|certain|confiden|confirmed|proved|verified/i);
  });
});
