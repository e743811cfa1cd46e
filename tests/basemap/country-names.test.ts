import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import { COUNTRIES_SOURCE, COUNTRY_NAMES_SOURCE } from "../../src/basemap/base-ids.ts";
import { countryNamesUrl, readBaseMapUrl } from "../../src/basemap/base-map-urls.ts";
import { countryNames, type CountryLabel, type NamedView } from "../../src/basemap/country-names.ts";
import { mercatorView } from "../../src/geometry/map-view.ts";
import { containsPosition } from "../../src/geometry/polygon.ts";
import { readBaseMap } from "./read-base-map.ts";

/** At zoom 6 one degree is 91 pixels; this view reaches 4.4 degrees to either side. */
const VIEW: NamedView = {
  camera: { center: [0, 0], zoom: 6, bearing: 0, pitch: 0 },
  width: 800,
  height: 600,
  taken: [],
  tinted: [],
  kept: [],
};
const BOX = { x: 0, y: 0, width: VIEW.width, height: VIEW.height };

function country(name: string, rings: Polygon["coordinates"][]): Feature {
  return { type: "Feature", properties: { iso: name, name }, geometry: { type: "MultiPolygon", coordinates: rings } };
}

function rectangle(west: number, south: number, east: number, north: number): Polygon["coordinates"] {
  const southwest = [west, south];
  return [[southwest, [east, south], [east, north], [west, north], southwest]];
}

function label(name: string, coordinates: [number, number], rest: Partial<CountryLabel["properties"]> = {}) {
  const properties = { kind: "country", iso: name, name, rank: 5, minzoom: 3, ...rest };
  return { type: "Feature", geometry: { type: "Point", coordinates }, properties } satisfies CountryLabel;
}

function placesOf(countries: Feature[], labels: CountryLabel[], view: Partial<NamedView> = {}) {
  const collection: FeatureCollection = { type: "FeatureCollection", features: countries };
  return countryNames(collection, labels, { ...VIEW, ...view }).features as CountryLabel[];
}

describe("the name of a country in a view", () => {
  it("stays where the base map has it while that is seen and free", () => {
    const here = label("ABC", [1, 1]);
    expect(placesOf([country("ABC", [rectangle(-2, -2, 2, 2)])], [here])).toEqual([here]);
  });

  it("stands in the middle of what the view shows, where its own place is out of view", () => {
    const [name] = placesOf([country("ABC", [rectangle(2, -2, 30, 2)])], [label("ABC", [16, 0])]);
    const [lon, lat] = name!.geometry.coordinates as [number, number];
    expect(lon).toBeGreaterThan(2.8);
    expect(lon).toBeLessThan(3.6);
    expect(Math.abs(lat)).toBeLessThan(1.5);
  });

  it("keeps off what lies over the map", () => {
    const wide = [country("ABC", [rectangle(-30, -2, 30, 2)])];
    const taken = [{ x: 0, y: 0, width: 500, height: 600 }];
    const [name] = placesOf(wide, [label("ABC", [0, 0])], { taken });
    const [x] = mercatorView(VIEW.camera, BOX).project(name!.geometry.coordinates);
    expect(x).toBeGreaterThan(520);
  });

  it("stays where an earlier view found it while that is seen and free", () => {
    const wide = [country("ABC", [rectangle(2, -2, 30, 2)])];
    const at = (kept: NamedView["kept"]) => placesOf(wide, [label("ABC", [16, 0])], { kept })[0]!.geometry.coordinates;
    expect(at([{ name: "ABC", at: [2.9, 1], shrink: 1 }])).toEqual([2.9, 1]);
    expect(at([{ name: "ABC", at: [8, 1], shrink: 1 }])).toEqual(at([]));
    expect(at([{ name: "XYZ", at: [2.9, 1], shrink: 1 }])).toEqual(at([]));
  });

  it("is set smaller where it has room only so, and keeps its place where it has none", () => {
    const narrow = (degrees: number) =>
      placesOf(
        [country("LONGNAME", [rectangle(-30, -degrees / 2, 30, degrees / 2)])],
        [label("LONGNAME", [16, 0])],
      )[0]!;
    expect(narrow(0.5).properties.shrink).toBe(1);
    expect(narrow(0.27).properties.shrink).toBeLessThan(1);
    expect(narrow(0.1).geometry.coordinates).toEqual([16, 0]);
  });

  it("is looked for in far views only where the story is about the country", () => {
    const far = { camera: { ...VIEW.camera, zoom: 3 } };
    const there = [country("ABC", [rectangle(20, -20, 80, 20)])];
    const moved = (tinted: string[]) =>
      placesOf(there, [label("ABC", [60, 0])], { ...far, tinted })[0]!.geometry.coordinates;
    expect(moved([])).toEqual([60, 0]);
    expect(moved(["ABC"])[0]).toBeLessThan(40);
  });

  it("is placed from the zoom and up to the zoom that the base map says, and left as it is in others", () => {
    const labels = [
      label("FAR", [16, 0], { maxzoom: 5 }),
      label("NEAR", [16, 0], { minzoom: 5 }),
      label("LATE", [16, 0], { minzoom: 7 }),
    ];
    const wide = labels.map(({ properties: { name } }) => country(name, [rectangle(-30, -2, 30, 2)]));
    const moved = (view: Partial<NamedView>) =>
      placesOf(wide, labels, view)
        .filter(({ geometry }) => geometry.coordinates[0] !== 16)
        .map(({ properties }) => properties.name);
    expect(moved({})).toEqual(["NEAR"]);
    expect(moved({ tinted: ["LATE"] })).toEqual(["NEAR", "LATE"]);
    expect(placesOf(wide, labels)).toHaveLength(3);
  });

  it("is left out of a far view where it would stand far from what a picture is about", () => {
    const there = [country("ABC", [rectangle(-30, -2, 1, 2)]), country("XYZ", [rectangle(2, -2, 30, 2)])];
    const named = (view: Partial<NamedView>) =>
      placesOf(there, [label("ABC", [-16, 0]), label("XYZ", [16, 0])], view).map(({ properties }) => properties.name);
    const camera = { ...VIEW.camera, zoom: 4 };
    const within = { x: 0, y: 0, width: 450, height: 600 };
    expect(named({ camera })).toEqual(["ABC", "XYZ"]);
    expect(named({ camera, within })).toEqual(["ABC"]);
    expect(named({ camera, within, tinted: ["XYZ"] })).toEqual(["ABC", "XYZ"]);
    expect(named({ within })).toEqual(["ABC", "XYZ"]);
  });

  it("is found across the antimeridian, in the copy of the world that is seen", () => {
    const both = [country("ABC", [rectangle(170, -2, 180, 2), rectangle(-180, -2, -160, 2)])];
    const camera = { ...VIEW.camera, center: [181, 0] as [number, number] };
    const [name] = placesOf(both, [label("ABC", [-165, 0])], { camera });
    const [lon] = name!.geometry.coordinates as [number, number];
    expect(lon).toBeGreaterThan(177);
    expect(lon).toBeLessThan(185);
  });
});

describe("the gulf of the committed base map", async () => {
  const base = await readBaseMap();
  const labels = base[COUNTRY_NAMES_SOURCE]!.features as CountryLabel[];
  const view = { ...VIEW, camera: { ...VIEW.camera, center: [131, 42.5] as [number, number], zoom: 7 } };
  const named = countryNames(base[COUNTRIES_SOURCE]!, labels, view).features as CountryLabel[];

  it.each(["PRK", "CHN", "RUS"])("names %s inside its borders and inside the view", (iso) => {
    const [at] = named
      .filter(({ properties: { iso: of, maxzoom = 24 } }) => of === iso && maxzoom > 7)
      .map(({ geometry }) => geometry.coordinates);
    const areas = base[COUNTRIES_SOURCE]!.features.filter(({ properties }) => properties?.iso === iso);
    expect(
      areas.some(({ geometry }) => containsPosition(geometry as Polygon | MultiPolygon, at as [number, number])),
    ).toBe(true);
    const [x, y] = mercatorView(view.camera, BOX).project(at!) as [number, number];
    expect([x > 0, x < 800, y > 0, y < 600]).toEqual([true, true, true, true]);
  });
});

describe("every name that is moved", async () => {
  const base = await readBaseMap();
  const labels = base[COUNTRY_NAMES_SOURCE]!.features as CountryLabel[];
  const areas = base[COUNTRIES_SOURCE]!.features;

  // Disputed areas share a code with others, or have none.
  it.each([
    ["Kosovo", [20.9, 42.6], 7],
    ["the Siachen Glacier", [77, 35.3], 8],
    ["Northern Cyprus", [32.6, 34.9], 9.5],
    ["Somaliland", [45.3, 9.5], 7],
    ["the gulf", [131, 42.5], 8],
  ] as const)("around %s stands in the area of its own name", (_, [lon, lat], zoom) => {
    const view = { ...VIEW, camera: { ...VIEW.camera, center: [lon, lat] as [number, number], zoom } };
    const moved = (countryNames(base[COUNTRIES_SOURCE]!, labels, view).features as CountryLabel[]).filter(
      ({ properties }) => properties.shrink !== undefined,
    );
    expect(moved.length).toBeGreaterThan(0);
    for (const { geometry, properties } of moved) {
      const own = areas.filter((area) => area.properties?.name === properties.name);
      const isInside = own.some((area) =>
        containsPosition(area.geometry as Polygon | MultiPolygon, geometry.coordinates as [number, number]),
      );
      expect(isInside, properties.name).toBe(true);
    }
  });
});

it("the address of names in a view tells the worker all of it", () => {
  const view = { ...VIEW, taken: [{ x: 1, y: 2, width: 3, height: 4 }], tinted: ["PRK"] };
  const address = countryNamesUrl("base-map://base-country-names?https%3A%2F%2Fa.b%2Fc%2F", view, 7);
  expect(readBaseMapUrl(address)).toEqual({
    id: "base-country-names",
    baseUrl: "https://a.b/c/",
    attempt: 1,
    view: { ...view, version: 7 },
  });
});
