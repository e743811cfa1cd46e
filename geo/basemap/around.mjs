import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { boxOf, cellAt, writeCells } from "./cells.mjs";
import { readCities } from "./cities.mjs";
import { clipPolygons } from "./clip.mjs";
import { writeIndex } from "./detail.mjs";
import { readLakes } from "./lakes.mjs";
import { landOfCountries, landWithin, readLand } from "./land.mjs";
import { polygonsOf } from "./simplify.mjs";
import { withTownGround } from "./town-ground.mjs";

/** Cells are tiles of this zoom level, about 80 km wide in middle latitudes; they are drawn from the other level on. */
const cellZoom = 8;
const from = 9;
/** What lies so near a place is shown in full detail: what a view of a harbour shows around it. */
const reachKilometers = 40;
const smoothMeters = 250;
const smallestIslandSquareKilometers = 0.02;
const smallestLakeSquareKilometers = 0.3;
const smallestBendMeters = 20;

/**
 * Writes the coast at full resolution around the places of a story into its folder: `basemap/8/X-Y.topo.json.gz` and
 * `basemap/index.json`. `countries` are those of Natural Earth with the repairs. Returns what was written.
 */
export async function buildAround(storyFolder, countries, gshhg) {
  const { cities, towns } = readCities();
  const cells = cellsAround(placesOf(storyFolder));
  if (cells.length === 0) throw new Error(`${storyFolder}/places.geojson holds no place.`);
  const folder = join(storyFolder, "basemap");
  const shores = readLand(gshhg, smallestIslandSquareKilometers);
  rmSync(join(folder, String(cellZoom)), { recursive: true, force: true });
  const files = [];
  for (const group of groupsOf(cells)) {
    const box = boxAround(group);
    const near = countries.flatMap((country) => {
      const coordinates = clipPolygons(polygonsOf(country.geometry), box);
      return coordinates.length > 0 ? [{ ...country, geometry: { type: "MultiPolygon", coordinates } }] : [];
    });
    if (near.length === 0) continue;
    const inside = [...cities, ...towns].filter(({ geometry: { coordinates } }) => isInside(coordinates, box));
    const land = await landOfCountries(near, await withTownGround(await landWithin(shores, box, smoothMeters), inside));
    const [west, south, east, north] = [...box.slice(0, 2).map(Math.floor), ...box.slice(2).map(Math.ceil)];
    const lakes = await readLakes(gshhg, {
      minimumSquareKilometers: smallestLakeSquareKilometers,
      bend: () => smallestBendMeters,
      box: { west, south, east, north },
    });
    const layers = { countries: land, lakes, lines: [], towns };
    files.push(...writeCells(folder, cellZoom, layers, countries, { wanted: (cell) => group.some(isSame(cell)) }));
  }
  writeIndex(folder, [{ cells: cellZoom, from, files }]);
  return files;
}

function placesOf(storyFolder) {
  const { features } = JSON.parse(readFileSync(join(storyFolder, "places.geojson"), "utf8"));
  return features.flatMap(({ geometry }) => (geometry?.type === "Point" ? [geometry.coordinates] : []));
}

const isInside = ([lon, lat], [west, south, east, north]) => lon > west && lon < east && lat > south && lat < north;

const isSame = (a) => (b) => a.column === b.column && a.row === b.row;

/** The cells within reach of positions. */
function cellsAround(positions) {
  const cells = new Map();
  for (const [lon, lat] of positions) {
    const north = reachKilometers / 111.2;
    const east = north / Math.cos((lat * Math.PI) / 180);
    const first = cellAt([lon - east, lat + north], cellZoom);
    const last = cellAt([lon + east, lat - north], cellZoom);
    for (let { column } = first; column <= last.column; column++)
      for (let { row } = first; row <= last.row; row++) {
        const turned = ((column % 2 ** cellZoom) + 2 ** cellZoom) % 2 ** cellZoom;
        cells.set(`${turned}-${row}`, { column: turned, row });
      }
  }
  return [...cells.values()];
}

/** Cells that touch each other, together. */
function groupsOf(cells) {
  const groups = [];
  const touches = (a) => (b) => Math.abs(a.column - b.column) <= 1 && Math.abs(a.row - b.row) <= 1;
  for (const cell of cells) {
    const [first = [], ...others] = groups.filter((group) => group.some(touches(cell)));
    const joined = [...first, ...others.flat(), cell];
    groups.splice(0, groups.length, ...groups.filter((group) => group !== first && !others.includes(group)), joined);
  }
  return groups;
}

/** The box of cells with room around them, in which nothing is cut that they show: [west, south, east, north]. */
function boxAround(group) {
  const boxes = group.map((cell) => boxOf({ zoom: cellZoom, ...cell }));
  const room = 0.2;
  return [
    Math.max(Math.min(...boxes.map(([west]) => west)) - room, -180),
    Math.min(...boxes.map(([, south]) => south)) - room,
    Math.min(Math.max(...boxes.map(([, , east]) => east)) + room, 180),
    Math.max(...boxes.map(([, , , north]) => north)) + room,
  ];
}
