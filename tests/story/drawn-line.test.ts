import { describe, expect, it } from "vitest";
import { distanceMeters } from "../../src/geometry/distance.ts";
import { lineOf } from "../../src/geometry/line.ts";
import { modelOf } from "../../src/story/story-model.ts";
import type { Mode, Story } from "../../src/story/story.ts";
import { MINIMAL, wholeStory } from "./whole-story.ts";

const FRANKFURT = [8.57, 50.03];
const TOKYO = [140.39, 35.77];

function measured(mode: Mode, positions: number[][]) {
  const story = wholeStory(MINIMAL);
  const [leg] = story.legs;
  const stretches = [{ ...leg!.stretches[0]!, line: lineOf(positions) }];
  const changed: Story = { ...story, legs: [{ ...leg!, mode, stretches, alternatives: [] }] };
  return modelOf(changed).legs[0]!;
}

describe("a way of two positions", () => {
  it("by air is drawn as the great circle, over the north, with its length", () => {
    const { stretches, lengthMeters } = measured("air", [FRANKFURT, TOKYO]);
    expect(stretches[0]!.extent.north).toBeGreaterThan(65);
    expect(Math.abs(lengthMeters - distanceMeters(FRANKFURT, TOKYO))).toBeLessThan(10);
  });

  it("by any other mode is straight in degrees, as GeoJSON has it", () => {
    expect(measured("sea", [FRANKFURT, TOKYO]).stretches[0]!.extent.north).toBe(FRANKFURT[1]);
  });

  it("by air with a position between goes by that", () => {
    expect(measured("air", [FRANKFURT, [70, 45], TOKYO]).stretches[0]!.extent.north).toBe(FRANKFURT[1]);
  });
});
