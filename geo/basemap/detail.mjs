import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeCells } from "./cells.mjs";
import { kurilLine } from "./kurils.mjs";
import { landOfCountries, landOfWorld, readLand } from "./land.mjs";
import { readLakes } from "./lakes.mjs";
import { simplifyPolygons } from "./simplify.mjs";
import { withTownGround } from "./town-ground.mjs";

/**
 * The levels of detail over the world layer. `cells` is the zoom level of whose tiles a cell is one; `from` the zoom level
 * at which the level is drawn first. Bends smaller than `bendMeters` are left out, and lakes smaller than `lakeSquareKilometers`.
 */
const levels = [
  { cells: 2, from: 3, bendMeters: 4500, lakeSquareKilometers: 800 },
  { cells: 4, from: 5, bendMeters: 1600, lakeSquareKilometers: 60 },
  { cells: 6, from: 7, bendMeters: 200, lakeSquareKilometers: 1 },
];

/** A square of 450 m; smaller islands are left out. */
const smallestIslandSquareKilometers = 0.2;

/**
 * Writes the detailed coast, borders and lakes of the whole world into `folder`, and `index.json`, which says of each
 * level where it begins and which cells there are. `below` are the countries of the
 * world layer, `cities` the names that it has, and `towns` those that it has not:
 * they are in the finest level.
 */
export async function buildDetail(folder, countries, gshhg, { below, cities, towns }) {
  const shores = await landOfWorld(readLand(gshhg, smallestIslandSquareKilometers));
  const land = await landOfCountries(countries, await withTownGround(shores, [...cities, ...towns]));
  rmSync(folder, { recursive: true, force: true });
  const written = [];
  for (const { cells, from, bendMeters, lakeSquareKilometers } of levels) {
    const simplified = simplifyPolygons(land, () => bendMeters);
    const lakes = await readLakes(gshhg, { minimumSquareKilometers: lakeSquareKilometers, bend: () => bendMeters });
    const layers = { countries: simplified, lakes, lines: [await kurilLine(simplified)] };
    // The graticule is drawn over this water, and goes under all land.
    written.push({
      cells,
      from,
      files: writeCells(folder, cells, { ...layers, ...(from === 7 && { towns }) }, below, { allLand: from < 7 }),
    });
  }
  writeIndex(folder, written);
  return written;
}

/** Writes which cells of which levels are in a folder. */
export function writeIndex(folder, written) {
  const index = {
    levels: written.map(({ cells, from, files }) => ({
      cells,
      from,
      files: files.map(({ column, row }) => `${column}-${row}`).sort(),
    })),
  };
  writeFileSync(join(folder, "index.json"), JSON.stringify(index) + "\n");
}
