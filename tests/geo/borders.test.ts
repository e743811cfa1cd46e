import type { Feature, MultiLineString, MultiPolygon, Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { BORDERS_SOURCE, COAST_SOURCE, COUNTRIES_SOURCE, PROVINCES_SOURCE } from "../../src/basemap/base-ids.ts";
import { readBaseMap } from "../basemap/read-base-map.ts";
import { readGround } from "../../src/cli/files/base-map-ground.ts";
import { GroundIndex } from "../../src/lint/ground.ts";

type Position = [lon: number, lat: number];

const ground = new GroundIndex(await readGround());
const data = await readBaseMap();
const featuresOf = (source: string) => data[source]?.features ?? [];
const linesOf = (features: Feature[]) =>
  (features as Feature<MultiLineString>[]).flatMap(({ geometry }) => geometry.coordinates as Position[][]);

/** The pairs of neighbouring positions of lines. */
const segmentsOf = (lines: Position[][]) =>
  lines.flatMap((line) => line.slice(1).map((to, index): [Position, Position] => [line[index] ?? to, to]));
const countries = featuresOf(COUNTRIES_SOURCE) as Feature<Polygon | MultiPolygon>[];

/** Name, longitude, latitude (GeoNames or another gazetteer), and the country that must hold it. */
const PLACES: [place: string, lon: number, lat: number, iso: string | null][] = [
  ["Simferopol", 34.1, 44.95, "UKR"],
  ["Sevastopol", 33.53, 44.59, "UKR"],
  ["Kerch", 36.45, 45.35, "UKR"],
  ["Armiansk", 33.69, 46.11, "UKR"],
  ["Yalta", 34.16, 44.51, "UKR"],
  ["Donetsk", 37.8, 48.0, "UKR"],
  ["Luhansk", 39.3, 48.57, "UKR"],
  ["Kherson", 32.62, 46.65, "UKR"],
  ["Mariupol", 37.55, 47.1, "UKR"],
  ["Zaporizhzhia", 35.12, 47.83, "UKR"],
  ["Kyiv", 30.52, 50.45, "UKR"],
  ["Odesa", 30.7, 46.48, "UKR"],
  ["Krasnodar", 38.98, 45.04, "RUS"],
  ["Rostov-on-Don", 39.72, 47.24, "RUS"],
  ["Tikhoretsk", 40.125, 45.855, "RUS"],
  ["Moscow", 37.62, 55.75, "RUS"],
  ["Kaliningrad", 20.51, 54.71, "RUS"],
  ["Vladivostok", 131.93, 43.14, "RUS"],
  ["Dunay", 132.335, 42.879, "RUS"],
  ["Fokino", 132.406, 42.974, "RUS"],
  ["Khasan", 130.64, 42.43, "RUS"],
  ["Askold island", 132.34, 42.76, "RUS"],
  ["Putyatin island", 132.43, 42.86, "RUS"],
  ["Yuzhno-Kurilsk on Kunashir", 145.86, 44.04, "RUS"],
  ["Kurilsk on Iturup", 147.9, 45.2, "RUS"],
  ["Anadyr", 177.5103, 64.73424, "RUS"],
  ["Uelen, east of 180 degrees", -169.9, 66.14, "RUS"],
  ["Egvekinot, east of 180 degrees", -179.0, 66.4, "RUS"],
  ["Najin", 130.283, 42.256, "PRK"],
  ["Pyongyang", 125.75, 39.03, "PRK"],
  ["Kaesong", 126.55, 37.97, "PRK"],
  ["Sinuiju", 124.42, 40.09, "PRK"],
  ["Seoul", 126.98, 37.57, "KOR"],
  ["Hunchun", 130.36, 42.87, "CHN"],
  ["Beijing", 116.4, 39.91, "CHN"],
  ["Taipei", 121.53, 25.05, "TWN"],
  ["Nemuro", 145.57, 43.32, "JPN"],
  ["Wakkanai", 141.69, 45.39, "JPN"],
  ["Petropavl", 69.15, 54.87, "KAZ"],
  ["Baikonur", 63.3, 45.62, "KAZ"],
  ["Ulaanbaatar", 106.9, 47.91, "MNG"],
  ["Tiraspol", 29.64, 46.84, "MDA"],
  ["Sukhumi", 41.02, 43.01, "GEO"],
  ["Tskhinvali", 43.97, 42.23, "GEO"],
  ["Laayoune", -13.15, 27.15, "ESH"],
  ["Pristina", 21.17, 42.67, null],
  ["Ramallah", 35.2, 31.9, "PSE"],
  ["Gaza", 34.44, 31.48, "PSE"],
  ["Hargeisa", 44.06, 9.56, "SOM"],
  ["Kyrenia", 33.32, 35.33, "CYP"],
  ["Maseru", 27.5, -29.35, "LSO"],
  ["San Marino", 12.45, 43.94, "SMR"],
  ["Ceuta", -5.34, 35.89, "ESP"],
  ["Nuuk", -51.72157, 64.18347, "GRL"],
  ["Suva", 178.45, -18.12, "FJI"],
  ["Anchorage", -149.9, 61.2, "USA"],
  ["the South Pole's plateau", 30, -85, "ATA"],
];

test("the table holds at least 40 places", () => expect(PLACES.length).toBeGreaterThanOrEqual(40));

test.each(PLACES)("%s lies in the right country, looked at closely", (_place, lon, lat, iso) => {
  const { country } = ground.at(lon, lat);
  expect(country && country.iso).toBe(iso);
});

describe("lines", () => {
  const borders = featuresOf(BORDERS_SOURCE);
  const linesOfClass = (name: string) => linesOf(borders.filter(({ properties }) => properties?.class === name));
  const coast = linesOf(featuresOf(COAST_SOURCE));

  test("no border and no province line runs at Perekop or in Crimea", () => {
    const nearPerekop = ([lon, lat]: Position) => lon > 33.2 && lon < 35.6 && lat > 45.85 && lat < 46.4;
    const inCrimea = ([lon, lat]: Position) => lon > 32.4 && lon < 36.6 && lat > 44.3 && lat < 46.2;
    const all = [...linesOf(borders), ...linesOf(featuresOf(PROVINCES_SOURCE))].flat();
    expect(all.filter((position) => nearPerekop(position) || inCrimea(position))).toEqual([]);
  });

  test("the border of Russia and Ukraine ends at the Sea of Azov", () => {
    const nearShore = ([lon, lat]: Position) => Math.abs(lon - 38.2) < 0.15 && Math.abs(lat - 47.1) < 0.15;
    const ends = linesOfClass("international").flatMap((line) => [...line.slice(0, 1), ...line.slice(-1)]);
    expect(ends.some(nearShore)).toBe(true);
  });

  test("the line between the Koreas is a line of control, and no international border", () => {
    const nearPanmunjom = ([lon, lat]: Position) => lon > 126.5 && lon < 128.4 && lat > 37.7 && lat < 38.7;
    expect(linesOfClass("line-of-control").flat().some(nearPanmunjom)).toBe(true);
    expect(linesOfClass("international").flat().some(nearPanmunjom)).toBe(false);
  });

  test.each([
    ["Kashmir", 73.5, 34],
    ["Western Sahara", -8.8, 27.67],
    ["Kosovo", 20.8, 43.2],
    ["the Golan", 35.8, 33],
    ["the southern Kurils", 145.55, 43.9],
  ])("the line of %s is classed as disputed", (_name, lon, lat) => {
    const near = ([x, y]: Position) => Math.hypot(x - lon, y - lat) < 1;
    expect(linesOfClass("disputed").flat().some(near)).toBe(true);
  });

  test("no coast and no border runs along 180 degrees or the south pole", () => {
    const on180 = ([lon]: Position) => Math.abs(lon) > 179.99;
    const atPole = ([, lat]: Position) => lat < -89.5;
    const all = segmentsOf([...coast, ...linesOf(borders)]);
    expect(all.filter(([a, b]) => (on180(a) && on180(b)) || (atPole(a) && atPole(b)))).toEqual([]);
  });

  test("no polygon and no line jumps from one side of the map to the other", () => {
    const rings = countries.flatMap(({ geometry }) =>
      geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat(),
    ) as Position[][];
    const segments = segmentsOf([...rings, ...coast]);
    // The closing line of Antarctica along the pole is one point on a globe and lies off every Mercator map.
    expect(segments.filter(([a, b]) => b[1] > -89 && Math.abs(b[0] - a[0]) > 180)).toEqual([]);
  });
});
