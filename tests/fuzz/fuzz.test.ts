// The short form of `npm run fuzz`: the same properties, in fewer runs. The seed is printed, and given again in SEED.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readStory } from "../../src/format/read-story.ts";
import { storyTexts } from "./generated-story.ts";
import { mutatedFiles } from "./mutated-files.ts";
import { PROPERTIES } from "./properties.ts";

const RUNS = 1000;
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);

describe(`of generated stories (seed ${seed})`, () => {
  it.each(PROPERTIES)("$name", ({ stories, holds }) => {
    fc.assert(fc.property(stories, holds), { numRuns: RUNS, seed });
  });

  it("most that are changed at random are refused, and some are not", () => {
    const refused = fc.sample(mutatedFiles, { numRuns: 200, seed }).filter((files) => !readStory(files).ok).length;
    expect(refused).toBeGreaterThan(100);
    expect(refused).toBeLessThan(200);
  });

  it("some reach over the antimeridian, some beyond the map, and some are of one leg alone", () => {
    const texts = fc.sample(storyTexts, { numRuns: 200, seed });
    const stories = texts.flatMap((files) => {
      const read = readStory(files);
      return read.ok ? [read.story] : [];
    });
    expect(stories.length).toBe(texts.length);
    const lines = stories.flatMap(({ legs }) => legs.flatMap(({ stretches }) => stretches.map(({ line }) => line)));
    const crosses = (line: Float64Array) =>
      line.some((lon, at) => at % 2 === 0 && Math.abs(lon - (line[at + 2] ?? lon)) > 180);
    expect(lines.filter(crosses).length).toBeGreaterThan(20);
    expect(
      lines.filter((line) => line.some((lat, at) => at % 2 === 1 && Math.abs(lat) > 85.06)).length,
    ).toBeGreaterThan(20);
    expect(stories.filter(({ legs }) => legs.length === 1).length).toBeGreaterThan(20);
  });
});
