import type { Point } from "geojson";
import { describe, expect, it } from "vitest";
import { unknownWayFeatures, wordRooms } from "../../src/map/place-words.ts";
import { distanceMeters } from "../../src/story/measure.ts";
import { metersPerPixel } from "../../src/story/mercator.ts";
import { measureLegs } from "../../src/story/timeline.ts";
import { NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";

const story = wholeStory(NAJIN_DUNAY);
const legs = measureLegs(story);
const unknown = legs.flatMap(({ stretches }) => stretches).find(({ location }) => location === "unknown")!.line;

/** Positions of the words at a zoom, as the layer's filter takes them: it knows whole zooms. */
function wordsAt(zoom: number): [number, number][] {
  return unknownWayFeatures(legs)
    .filter(({ properties }) => properties!["minzoom"] <= Math.floor(zoom) && properties!["maxzoom"] > Math.floor(zoom))
    .map(({ geometry }) => (geometry as Point).coordinates as [number, number]);
}

describe("the words on an unknown way", () => {
  it("stand once in a view from afar, in the middle of the way", () => {
    for (const zoom of [0, 2, 3.9]) expect(wordsAt(zoom)).toHaveLength(1);
  });

  it("stand nearer to each other on the way the nearer a map comes, so that a part of it has them, too", () => {
    for (const zoom of [4, 5, 6]) {
      const words = wordsAt(zoom);
      const apart = unknown.lengthMeters / words.length / metersPerPixel(52, zoom);
      expect(apart, `at zoom ${zoom}`).toBeGreaterThan(200);
      expect(apart, `at zoom ${zoom}`).toBeLessThan(400);
      const steps = words.slice(1).map((at, index) => distanceMeters(words[index]!, at) / metersPerPixel(52, zoom));
      expect(Math.max(...steps), `at zoom ${zoom}`).toBeLessThan(400);
    }
  });

  it("are at most forty on one stretch, and one on each where a story has many", () => {
    expect(wordsAt(22).length).toBeLessThanOrEqual(40);
    const many = Array.from({ length: 21 }, () => legs).flat();
    expect(unknownWayFeatures(many)).toHaveLength(21);
  });

  it("have room kept for them where they are shown", () => {
    const areas = story.places.filter(({ role }) => role === "area").length;
    for (const zoom of [2.4, 4.6, 7, 22])
      expect(wordRooms(story, legs, zoom)).toHaveLength(areas + wordsAt(zoom).length);
  });
});
