import type { FeatureCollection, Point } from "geojson";
import { describe, expect, it } from "vitest";
import { AREAS_SOURCE, PLACES_SOURCE } from "../../src/map/style/layer-ids.ts";
import { DISC_DISTANCE, DISC_RADIUS } from "../../src/map/labels/disc-spots.ts";
import { placeData, placeGroundLayers, placeLabelLayers } from "../../src/map/style/place-layers.ts";
import { shortName } from "../../src/map/style/place-names.ts";
import { themes } from "../../src/map/style/theme.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { NAJIN_DUNAY } from "../story/whole-story.ts";
import { en } from "../../src/words/en.ts";

const model = modelOfFolder(NAJIN_DUNAY);
const { story } = model;
const data = placeData(model, en);
const places = data[PLACES_SOURCE] as FeatureCollection<Point>;

/** Text offsets are in ems of this size. */
const LABEL_PIXELS = 15;

interface MarkerOffsets {
  discOffset: [x: number, y: number];
  labelOffset: [x: number, y: number];
  labelAnchor: "top" | "bottom";
}

function featureOf(id: string) {
  return places.features.find(({ properties }) => properties?.["id"] === id);
}

describe("the places on the map", () => {
  it("are the three numbered ones, the name of the area, and those of context, which wait to be asked for", () => {
    const told = places.features.filter(({ properties }) => !["context", "unknown-way"].includes(properties?.["role"]));
    expect(told.map(({ properties }) => [properties?.["number"], properties?.["id"]])).toEqual([
      [1, "najin"],
      [2, "dunay"],
      [3, "tikhoretsk"],
      // Beside it where it is small on the map, and in it where it is large.
      [undefined, "southwestern-russia"],
      [undefined, "southwestern-russia"],
    ]);
    const context = story.places.filter(({ role }) => role === "context");
    expect(places.features.filter(({ properties }) => properties?.["role"] === "context")).toHaveLength(context.length);
  });

  it("have the area as its outline, and never as a numbered point", () => {
    const areas = data[AREAS_SOURCE]!.features;
    expect(areas.map(({ properties, geometry }) => [properties?.["id"], geometry.type])).toEqual([
      ["southwestern-russia", "Polygon"],
    ]);
    expect(featureOf("southwestern-russia")?.properties).toMatchObject({
      role: "area",
      label: "Southwestern Russia (area)",
    });
    expect(featureOf("southwestern-russia")?.properties).not.toHaveProperty("number");
  });

  it("are named as the map needs it: short, with the local name below", () => {
    expect(featureOf("najin")?.properties?.["label"]).toMatch(/^Najin\n[가-힣]+/);
    expect(featureOf("dunay")?.properties?.["label"]).toMatch(/^Dunay\n[а-яА-Я]+/);
    expect(shortName({ ...story.places[0]!, name: "Najin, North Korea" })).toBe("Najin");
    expect(shortName({ ...story.places[0]!, name: "Najin" })).toBe("Najin");
  });

  it("have their disc at its distance from the point, and their name beyond the disc", () => {
    for (const { properties } of places.features.slice(0, 3)) {
      const { discOffset, labelOffset, labelAnchor } = properties as MarkerOffsets;
      const [discY, labelY] = [discOffset[1], labelOffset[1] * LABEL_PIXELS];
      expect(Math.hypot(...discOffset)).toBeCloseTo(DISC_DISTANCE, 6);
      expect(Math.abs(labelY - discY)).toBeGreaterThan(DISC_RADIUS);
      expect(labelY > discY).toBe(labelAnchor === "top");
    }
  });

  it("have a ring as large as what is not known of the place", () => {
    // At 45.85° N and zoom 11 a pixel of a 512 px world is 26.6 m (40,075 km * cos(lat) / 512 / 2^11).
    const { precisionMeters = 0, anchor } = story.places.find(({ id }) => id === "tikhoretsk")!;
    const metersPerPixel = (40_075_016.7 * Math.cos((anchor[1]! * Math.PI) / 180)) / 512 / 2 ** 11;
    const pixels = featureOf("tikhoretsk")?.properties?.["ringPixelsAt11"] as number;
    expect(precisionMeters).toBeGreaterThan(0);
    expect(Math.abs(pixels / (precisionMeters / metersPerPixel) - 1)).toBeLessThan(0.005);
  });

  it("are drawn by layers that all read a source of the story", () => {
    const layers = [...placeGroundLayers(themes.light), ...placeLabelLayers(themes.light, 3)];
    const read = new Set(layers.map((layer) => ("source" in layer ? layer.source : undefined)));
    expect(read).toEqual(new Set([PLACES_SOURCE, AREAS_SOURCE]));
    expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length);
  });
});
