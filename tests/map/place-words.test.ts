import type { Point } from "geojson";
import { describe, expect, it } from "vitest";
import { areaLabelFeatures, wayWordFeatures, wordRooms } from "../../src/map/style/place-words.ts";
import { distanceMeters } from "../../src/geometry/distance.ts";
import { metersPerPixel } from "../../src/geometry/mercator.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { NAJIN_DUNAY } from "../story/whole-story.ts";
import { en } from "../../src/words/en.ts";

const model = modelOfFolder(NAJIN_DUNAY);
const { story, legs } = model;
const unknown = legs.flatMap(({ stretches }) => stretches).find(({ location }) => location === "unknown")!.line;

/** Positions of the words at a zoom, as the layer's filter takes them: it knows whole zooms. */
function wordsAt(zoom: number): [number, number][] {
  return wayWordFeatures(legs, en)
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
    expect(wayWordFeatures(many, en)).toHaveLength(21);
  });

  it("have room kept for them where they are shown", () => {
    const areas = story.places.filter(({ role }) => role === "area").length;
    for (const zoom of [2.4, 4.6, 7, 22]) expect(wordRooms(model, zoom)).toHaveLength(areas + wordsAt(zoom).length);
  });
});

describe("the name of an area", () => {
  const area = story.places.find(({ role }) => role === "area")!;

  it("stands once at each zoom: beside the area while that is small on the map, in it from 150 pixels on", () => {
    const [beside, inside] = areaLabelFeatures(area, en).map(({ properties }) => properties!);
    expect([beside!["minzoom"], beside!["maxzoom"], inside!["minzoom"]]).toEqual([0, 4, 4]);
    expect([beside!["isRoomy"], inside!["isRoomy"]]).toEqual([false, true]);
    // The area of the sources is 600 km wide: see its provenance.
    const pixelsAt = (zoom: number) => 600_000 / metersPerPixel(46.5, zoom);
    expect(pixelsAt(3)).toBeLessThan(150);
    expect(pixelsAt(4)).toBeGreaterThan(150);
  });

  it("goes into a small area at nearer zooms only", () => {
    const ring = [
      [10, 50],
      [10.2, 50],
      [10.2, 50.1],
      [10, 50.1],
      [10, 50],
    ];
    const small = { ...area, geometry: { type: "Polygon" as const, coordinates: [ring] } };
    expect(areaLabelFeatures(small, en)[1]!.properties!["minzoom"]).toBe(10);
  });
});
