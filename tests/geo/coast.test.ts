import { expect, test } from "vitest";
import { readGround } from "../../src/cli/files/base-map-ground.ts";
import { GroundIndex } from "../../src/lint/ground.ts";

const index = new GroundIndex(await readGround());
type Position = readonly [lon: number, lat: number];

/** Ports and capitals on coasts and islands, as GeoNames has them. */
const TOWNS: Record<string, Position> = {
  Suva: [178.42531, -18.13683],
  Malé: [73.50916, 4.17521],
  Istanbul: [28.94966, 41.01384],
  Honolulu: [-157.85833, 21.30694],
  Venice: [12.33265, 45.43713],
  Singapore: [103.85007, 1.28967],
  "Hong Kong": [114.17469, 22.27832],
  Suez: [32.52627, 29.97371],
  "Port Said": [32.3019, 31.26531],
  "Panama City": [-79.51973, 8.9936],
  Colón: [-79.90011, 9.35451],
  Stanley: [-57.85701, -51.69382],
  Valletta: [14.5148, 35.89968],
  Victoria: [55.45501, -4.62001],
  "Port Louis": [57.49889, -20.16194],
  Bridgetown: [-59.62021, 13.10732],
  Nassau: [-77.34306, 25.05823],
  Copenhagen: [12.56553, 55.67594],
  Malmö: [13.00073, 55.60587],
  Helsinki: [24.93545, 60.16952],
  Gibraltar: [-5.35257, 36.14474],
  Tangier: [-5.79975, 35.76727],
  Messina: [15.55256, 38.19394],
  Aden: [45.03667, 12.77944],
  Djibouti: [43.14503, 11.58901],
  Macau: [113.54611, 22.20056],
  Vancouver: [-123.11934, 49.24966],
  "New York": [-74.00597, 40.71427],
  Ushuaia: [-68.31591, -54.81084],
  Apia: [-171.76666, -13.83333],
  Papeete: [-149.56843, -17.5347],
  Jamestown: [-5.71675, -15.93872],
  Reykjavík: [-21.89541, 64.13548],
  Tórshavn: [-6.77164, 62.00973],
  Nuuk: [-51.72157, 64.18347],
  Longyearbyen: [15.64689, 78.22334],
  Zanzibar: [39.19793, -6.16394],
  Mumbai: [72.88261, 19.07283],
  Manila: [120.9822, 14.6042],
  Shanghai: [121.45806, 31.22222],
  Willemstad: [-68.88641, 12.12246],
  "Ponta Delgada": [-25.66874, 37.73952],
  Beirut: [35.50157, 33.89332],
};

/** Straits, by a town on each shore: the water lies half way between them. */
const STRAITS: Record<string, [Position, Position]> = {
  "of Dover": [
    [1.31257, 51.12598],
    [1.85635, 50.95194],
  ],
  "of Messina": [TOWNS["Messina"]!, [15.63689, 38.21991]],
  "of Gibraltar": [TOWNS["Tangier"]!, [-5.45051, 36.13326]],
  "of Hormuz": [
    [56.2808, 27.1865],
    [56.24774, 26.17993],
  ],
  "of Korea": [
    [129.03004, 35.10168],
    [130.41667, 33.6],
  ],
  "between Zanzibar and Dar es Salaam": [TOWNS["Zanzibar"]!, [39.26951, -6.82349]],
  "between Tallinn and Helsinki": [TOWNS["Helsinki"]!, [24.75353, 59.43696]],
};

const isLand = (lon: number, lat: number) => {
  const { country, isLake } = index.at(lon, lat);
  return country !== undefined && !isLake;
};

/** The position and a ring of eight, 300 m around it. */
function around([lon, lat]: Position): Position[] {
  const degrees = 300 / 111_195;
  const ring = Array.from({ length: 8 }, (_, step): Position => {
    const angle = (step * Math.PI) / 4;
    return [lon + (Math.sin(angle) * degrees) / Math.cos((lat * Math.PI) / 180), lat + Math.cos(angle) * degrees];
  });
  return [[lon, lat], ...ring];
}

test.each(Object.entries(TOWNS))("%s lies on land, to 300 m", (_, position) => {
  expect(around(position).some(([lon, lat]) => isLand(lon, lat))).toBe(true);
});

test.each(Object.entries(STRAITS))("the strait %s is water, to 300 m", (_, [a, b]) => {
  const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  expect(around(middle).every(([lon, lat]) => !isLand(lon, lat))).toBe(true);
});

test("the table holds at least 40 places more than that of the borders", () =>
  expect(Object.keys(TOWNS).length + Object.keys(STRAITS).length).toBeGreaterThanOrEqual(40));
