import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import type { StyleSpecification } from "maplibre-gl";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { baseLayers, groundLayers } from "../../src/map/style/base-layers.ts";
import { labelLayers } from "../../src/map/style/label-layers.ts";
import { loadBaseMap } from "../../src/basemap/base-map.ts";
import { baseSources } from "../../src/map/style/base-sources.ts";
import { fontFaces, MAP_FONTS } from "../../src/map/style/font-faces.ts";
import { themes, type ThemeName } from "../../src/map/style/theme.ts";
import { BASE_MAP_FOLDER, readBaseMap } from "../basemap/read-base-map.ts";

const data = await readBaseMap();
const names = Object.keys(themes) as ThemeName[];
const options = { tinted: ["RUS", "PRK", "UKR"], labelledByStory: ["Najin"] };

test.each(names)("the style of the %s theme passes the validator of the style specification", (name) => {
  const sources = Object.fromEntries(
    Object.entries(baseSources(data)).map(([id, source]) => [
      id,
      source.type === "geojson" ? { ...source, data: "data.json" } : { ...source, tiles: ["tiles"] },
    ]),
  );
  const style: StyleSpecification = {
    version: 8,
    "font-faces": fontFaces("https://example.org/fonts/"),
    sources,
    layers: baseLayers(themes[name], options),
  };
  expect(validateStyleMin(style as never)).toEqual([]);
});

test("a story without countries has no tint and is valid all the same", () => {
  const layers = baseLayers(themes.light, { tinted: [] });
  expect(layers.some(({ id }) => id === "base-tint")).toBe(false);
});

test("the ground has no text and the labels nothing but names and their dots, so that a route fits between", () => {
  expect(groundLayers(themes.light, options).filter(({ type }) => type === "symbol")).toEqual([]);
  expect(labelLayers(themes.light, options).filter(({ type }) => type !== "symbol" && type !== "circle")).toEqual([]);
});

test("each layer draws from a source that is loaded, and each id is used once", () => {
  const layers = baseLayers(themes.light, options);
  expect(
    layers.flatMap((layer) => ("source" in layer && !(String(layer.source) in baseSources(data)) ? [layer.id] : [])),
  ).toEqual([]);
  expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length);
});

test("every font of the map is a file in static/fonts", () => {
  const faces = fontFaces(new URL("../fonts/", BASE_MAP_FOLDER).href) as Record<string, { url: string }[]>;
  expect(Object.keys(faces).sort()).toEqual(Object.values(MAP_FONTS).sort());
  const files = Object.values(faces)
    .flat()
    .map(({ url }) => url);
  expect(files.filter((url) => !existsSync(new URL(url)))).toEqual([]);
});

test("a base map that cannot be fetched is refused with the file's name", async () => {
  const notThere: typeof fetch = async () => new Response("", { status: 404 });
  await expect(loadBaseMap("/basemap/", notThere)).rejects.toThrow(
    /\/basemap\/world\.topo\.json: the server answered 404/,
  );
});
