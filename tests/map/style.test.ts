import { DETAIL_SOURCE } from "../../src/basemap/base-ids.ts";
import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, it } from "vitest";
import { routeGeometry } from "../../src/map/route/route-geometry.ts";
import { FIRST_LABEL_LAYER, storyLayers, storyStyle } from "../../src/map/style/style.ts";
import { themes, type ThemeName } from "../../src/map/style/theme.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { MINIMAL, NAJIN_DUNAY } from "../story/whole-story.ts";
import { readBaseMap } from "../basemap/read-base-map.ts";
import { en } from "../../src/words/en.ts";

const ASSETS = "https://example.org/";
const baseMap = await readBaseMap();
const model = modelOfFolder(NAJIN_DUNAY);
const names = Object.keys(themes) as ThemeName[];

describe.each(names)("the style of a story in the %s theme", (name) => {
  const style = storyStyle(model, routeGeometry(model.legs), themes[name], en, baseMap, ASSETS);

  it("passes the validator of the style specification", () => {
    const sources = Object.fromEntries(
      // The validator would walk every position of the base map, which it has no rule about.
      Object.entries(style.sources).map(([id, source]) => [id, { ...source, data: "data.json" }]),
    );
    expect(validateStyleMin({ ...style, sources } as never)).toEqual([]);
  });

  it("has the layer under which the route goes, with names above it and none below", () => {
    const ids = style.layers.map(({ id }) => id);
    const at = ids.indexOf(FIRST_LABEL_LAYER);
    expect(at).toBeGreaterThan(0);
    expect(style.layers.slice(0, at).filter(({ type }) => type === "symbol" || type === "circle")).toEqual([]);
    expect(style.layers.slice(at).filter(({ type }) => type !== "symbol" && type !== "circle")).toEqual([]);
  });

  it("draws each layer from a source it has, and has each layer once", () => {
    for (const layer of style.layers) if ("source" in layer) expect(Object.keys(style.sources)).toContain(layer.source);
    expect(new Set(style.layers.map(({ id }) => id)).size).toBe(style.layers.length);
  });

  it("asks nobody for glyphs, sprites or tiles: all it fetches lies beside the page", () => {
    expect(style).not.toHaveProperty("glyphs");
    expect(style).not.toHaveProperty("sprite");
    const { sources, ...rest } = style;
    // Tiles of the detailed map come from the worker; this style has no address for them.
    const { [DETAIL_SOURCE]: detail, ...collections } = sources;
    expect(detail).toMatchObject({ type: "vector", tiles: [] });
    for (const source of Object.values(collections))
      expect(source).toMatchObject({ type: "geojson", data: expect.anything() });
    const addresses = JSON.stringify(rest).match(/https?:\/\/[^"]+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !address.startsWith(`${ASSETS}fonts/`))).toEqual([]);
  });
});

describe("the layers of a story", () => {
  it("are the same in every theme, in the same order: only colours differ", () => {
    const ids = names.map((name) => storyLayers(model, themes[name], en).map(({ id }) => id));
    for (const other of ids) expect(other).toEqual(ids[0]);
    expect(storyLayers(model, themes.dark, en)).not.toEqual(storyLayers(model, themes.light, en));
  });

  it("are made anew each time and leave the theme as it was", () => {
    const before = structuredClone(themes.light);
    expect(storyLayers(modelOfFolder(MINIMAL), themes.light, en)).toEqual(
      storyLayers(modelOfFolder(MINIMAL), themes.light, en),
    );
    expect(themes.light).toEqual(before);
  });
});
