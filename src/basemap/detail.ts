import type { Topology } from "topojson-specification";
import type { Tile } from "../geometry/tile.ts";
import { patientFetch, Refusal } from "./patient-fetch.ts";

/**
 * The detailed base map: coasts, borders and lakes in files of their own, cells, of which a map loads those in view. A
 * cell is a square of the Mercator tiles of a zoom level, a topology packed with gzip. Static files without ranges serve
 * it, and it works from any folder.
 */
export interface DetailLevel {
  /** The zoom level whose tiles the cells are. */
  cells: number;
  /** The zoom level from which the cells are drawn. */
  from: number;
  /** The cells that there are, `X-Y`. Elsewhere the coarser map shows the same. */
  files: readonly string[];
}

export interface DetailIndex {
  levels: readonly DetailLevel[];
}

/** The zoom level at which the detailed map begins; below it the world layer is drawn alone. */
export const DETAIL_FROM = 3;

/** The layers of a tile. `water` covers all of it, and with it the coarser map below; the others are those of a cell. */
export const DETAIL_LAYERS = {
  water: "water",
  land: "countries",
  lakes: "lakes",
  coast: "coast",
  borders: "borders",
  towns: "towns",
} as const;

/** Gives the cell of a tile, or of the best level that its zoom level may have; undefined where there is none. */
export type CellLoader = (tile: Tile) => Promise<Cell | undefined>;

export interface Cell {
  tile: Tile;
  address: string;
  topology: Topology;
}

/** Cells that stay in memory: some views of a reader. */
const KEPT_CELLS = 48;

/**
 * A loader of the cells in folders, those that come first before others: absolute, each ending in a slash and holding an
 * `index.json`. Each file is fetched once. The loader rejects with an Error that names the file which cannot be had.
 */
export function cellLoader(folders: readonly string[], fetch: typeof globalThis.fetch): CellLoader {
  const indexes = new Map<string, Promise<DetailIndex>>();
  const cells = new Map<string, Promise<Topology>>();
  return async (tile) => {
    for (const folder of folders) {
      const index = await kept(indexes, folder, () => indexOf(folder, fetch, folder !== folders.at(-1)));
      const found = cellOf(index, tile);
      if (!found) continue;
      const address = `${folder}${found.z}/${found.x}-${found.y}.topo.json.gz`;
      const topology = await kept(cells, address, () => fetched(address, fetch, asTopology));
      if (cells.size > KEPT_CELLS) cells.delete(cells.keys().next().value!);
      return { tile: found, address, topology };
    }
    return undefined;
  };
}

/** The index of a folder. A folder that `mayMiss` and is not there, as where a story was copied without it, has no cells. */
async function indexOf(folder: string, fetch: typeof globalThis.fetch, mayMiss: boolean): Promise<DetailIndex> {
  try {
    return await fetched(`${folder}index.json`, fetch, asIndex);
  } catch (error) {
    const { cause } = error as Error;
    if (mayMiss && cause instanceof Refusal && cause.status === 404) return { levels: [] };
    throw error;
  }
}

/** The cell in which a tile lies, of the finest level that begins at the tile's zoom level or before. */
export function cellOf({ levels }: DetailIndex, { z, x, y }: Tile): Tile | undefined {
  const level = levels.filter(({ from }) => from <= z).sort((a, b) => b.from - a.from)[0];
  if (!level) return undefined;
  const cell = { z: level.cells, x: x >> (z - level.cells), y: y >> (z - level.cells) };
  return level.files.includes(`${cell.x}-${cell.y}`) ? cell : undefined;
}

async function kept<Value>(
  values: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const there = values.get(key);
  if (there) {
    values.delete(key);
    values.set(key, there);
    return there;
  }
  const made = make();
  values.set(key, made);
  // The connection may be better later.
  made.catch(() => values.delete(key));
  return made;
}

async function fetched<Value>(
  address: string,
  fetch: typeof globalThis.fetch,
  read: (value: unknown) => Value,
): Promise<Value> {
  try {
    const bytes = await patientFetch(address, (all) => all, { fetch, priority: "low" });
    return read(JSON.parse(await unpacked(bytes)));
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? "it is no JSON" : (cause as Error).message;
    throw new Error(`${address}: ${reason}`, { cause });
  }
}

/** The text of a file that is packed with gzip, or that a server has unpacked already. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

function asIndex(value: unknown): DetailIndex {
  if (!Array.isArray((value as DetailIndex | null)?.levels)) throw new Error("it lists no levels of detail");
  return value as DetailIndex;
}

function asTopology(value: unknown): Topology {
  if ((value as Topology | null)?.type !== "Topology") throw new Error("it holds something else than a map");
  return value as Topology;
}
