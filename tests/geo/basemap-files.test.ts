import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Feature, MultiPolygon, Point, Polygon } from "geojson";
import type { Topology } from "topojson-specification";
import { expect, test } from "vitest";
import {
  CITIES_SOURCE,
  COUNTRIES_SOURCE,
  COUNTRY_NAMES_SOURCE,
  LABELS_SOURCE,
  LAKES_SOURCE,
} from "../../src/basemap/base-ids.ts";
import { BASE_MAP_FOLDER, readBaseMap } from "../basemap/read-base-map.ts";
import { readGround } from "../../src/cli/files/base-map-ground.ts";
import { GroundIndex } from "../../src/lint/ground.ts";
import { featuresOf as layerOf } from "../../src/geometry/topology.ts";
import { containsPosition } from "../../src/geometry/polygon.ts";

const ground = new GroundIndex(await readGround());
const data = await readBaseMap();
const featuresOf = (source: string) => data[source]?.features ?? [];
const labels = [...featuresOf(LABELS_SOURCE), ...featuresOf(COUNTRY_NAMES_SOURCE)] as Feature<Point>[];
const cities = featuresOf(CITIES_SOURCE) as Feature<Point>[];
const names = [...cities, ...readTowns()].map(({ properties }) => String(properties?.name));

/** The towns of the detailed map. */
function readTowns(): Feature[] {
  const folder = new URL("detail/6/", BASE_MAP_FOLDER);
  return readdirSync(folder).flatMap((name) => {
    const topology = JSON.parse(gunzipSync(readFileSync(new URL(name, folder))).toString("utf8")) as Topology;
    return layerOf(topology, "towns", name);
  });
}

/** ISO 3166-1 alpha-3, all 249 codes. */
const ISO_CODES =
  `ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH
  BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP
  CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ
  GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM
  KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP
  MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK
  PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM
  SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF
  WSM YEM ZAF ZMB ZWE`.split(/\s+/);

test("the base map keeps to its budget", () => {
  const files = readdirSync(BASE_MAP_FOLDER).filter((name) => name.endsWith(".topo.json"));
  const sizes = files.map((name) => {
    const bytes = readFileSync(new URL(name, BASE_MAP_FOLDER));
    return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
  });
  const total = { name: "all", raw: sum(sizes.map(({ raw }) => raw)), gzip: sum(sizes.map(({ gzip }) => gzip)) };
  expect(files.sort()).toEqual(["rivers.topo.json", "world.topo.json"]);
  expect(total.raw).toBeLessThanOrEqual(1_600_000);
  expect(total.gzip).toBeLessThanOrEqual(450_000);
  expect(sizes.find(({ name }) => name === "world.topo.json")?.gzip).toBeLessThanOrEqual(350_000);
});

test("the list of codes is the whole of ISO 3166-1", () => expect(new Set(ISO_CODES).size).toBe(249));

test("every country of ISO 3166-1 has a polygon or a label", () => {
  const drawn = new Set(featuresOf(COUNTRIES_SOURCE).map(({ properties }) => properties?.iso as string | null));
  const labelled = new Set(labels.map(({ properties }) => properties?.iso as string | null));
  expect(ISO_CODES.filter((code) => !drawn.has(code) && !labelled.has(code))).toEqual([]);
});

test.each([
  ["VAT", 12.45, 41.9],
  ["SMR", 12.46, 43.94],
  ["MCO", 7.42, 43.74],
  ["SGP", 103.82, 1.36],
  ["MLT", 14.4, 35.9],
  ["TUV", 179.2, -8.5],
  ["NRU", 166.93, -0.53],
])("the tiny country %s has its label in place", (iso, lon, lat) => {
  const [label] = labels.filter(({ properties }) => properties?.iso === iso);
  const [x, y] = (label?.geometry.coordinates ?? []) as [number, number];
  expect(Math.hypot(x - lon, y - lat)).toBeLessThan(iso === "TUV" ? 4 : 0.3);
});

test("a country has one label at every zoom level, not one for each polygon", () => {
  const countries = labels.filter(({ properties }) => properties?.kind === "country");
  expect(new Set(countries.map(({ properties }) => properties?.name as string)).size).toBeGreaterThan(230);
  for (let zoom = 0; zoom <= 12; zoom++) {
    const named = countries
      .filter(({ properties }) => zoom >= properties?.minzoom && zoom < (properties?.maxzoom ?? Infinity))
      .map(({ properties }) => properties?.name as string);
    expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
    if (zoom >= 3) expect(named).toEqual(expect.arrayContaining(["Russia", "China"]));
  }
});

test.each([
  "Kyiv",
  "Odesa",
  "Dnipro",
  "Zaporizhzhia",
  "Kryvyi Rih",
  "Mykolaiv",
  "Lviv",
  "Kharkiv",
  "Luhansk",
  "Bolshoy Kamen",
  "Nizhny Novgorod",
  "Rostov-on-Don",
  "Najin",
  "Dunay",
  "Vladivostok",
  "Hamhung",
  "Ulaanbaatar",
])("the house spelling %s is on the map", (name) => expect(names).toContain(name));

test.each([
  "Kiev",
  "Dnipropetrovsk",
  "Zaporizhzhya",
  "Kryvyy Rih",
  "Mykolayiv",
  "Bol’shoy Kamen’",
  "Rajin",
  "Nizhniy Novgorod",
])("the spelling %s is not", (name) => expect(names).not.toContain(name));

test("Russian and Ukrainian names carry no soft-sign apostrophe", () => {
  const inRussiaOrUkraine = ({ geometry }: Feature<Point>) => {
    const [lon = 0, lat = 0] = geometry.coordinates;
    return lon > 24 && lon < 150 && lat > 49;
  };
  const spelled = cities.filter(inRussiaOrUkraine).map(({ properties }) => String(properties?.name));
  expect(spelled.filter((name) => /[’']/.test(name))).toEqual([]);
});

test.each([
  "Lake Baikal",
  "Lake Khanka",
  "Sea of Japan / East Sea",
  "Sea of Okhotsk",
  "Peter the Great Gulf",
  "Askold",
  "Putyatin",
  "Strelok Strait",
  "Posyet Bay",
])("%s is named", (name) => expect(labels.map(({ properties }) => properties?.name as string)).toContain(name));

test("water that is gone is not drawn: the Aral Sea of before 1960, the Kakhovka Reservoir", () => {
  const isLake = (at: [number, number]) =>
    featuresOf(LAKES_SOURCE).some(({ geometry }) => containsPosition(geometry as Polygon | MultiPolygon, at));
  expect(isLake([107.7, 53.2])).toBe(true); // Baikal
  expect(isLake([32.6, 49.3])).toBe(true); // the Kremenchuk Reservoir, upstream of Kakhovka's
  expect(isLake([34.2, 47.45])).toBe(false);
  expect(isLake([60, 45])).toBe(false);
});

test("the name of Putyatin lies on the island, not across its coast, where one sees the quay", () => {
  const [label] = labels.filter(({ properties }) => properties?.name === "Putyatin");
  const [lon, lat] = label!.geometry.coordinates as [number, number];
  const halfNamePixels = 30;
  const degrees = (halfNamePixels * 360) / (512 * 2 ** 11);
  const onLand = (at: number) => ground.at(at, lat).country !== undefined;
  expect([lon - degrees, lon, lon + degrees].map(onLand)).toEqual([true, true, true]);
});

test("zoom levels are whole: a tile asks a feature for its level once, so that 2.5 would mean 3", () => {
  const levels = [...labels, ...cities, ...featuresOf(LAKES_SOURCE)].flatMap(({ properties }) => [
    properties?.minzoom as number | undefined,
    properties?.maxzoom as number | undefined,
  ]);
  expect(levels.filter((level) => level !== undefined && !Number.isInteger(level))).toEqual([]);
});

test("the dispute over the southern Kurils is said on the map", () => {
  const notes = labels
    .filter(({ properties }) => properties?.kind === "note")
    .map(({ properties }) => String(properties?.name));
  expect(notes.some((text) => text.includes("claimed by Japan"))).toBe(true);
});

test("every capital of the region is a city of the map", () => {
  const capitals = cities
    .filter(({ properties }) => properties?.capital === true)
    .map(({ properties }) => String(properties?.name));
  expect(capitals).toEqual(
    expect.arrayContaining(["Moscow", "Pyongyang", "Seoul", "Kyiv", "Beijing", "Tokyo", "Astana"]),
  );
});

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
