import { readFile } from "node:fs/promises";
import { loadBaseMap, type BaseMapData } from "../../src/basemap/base-map.ts";

/** Folder of the built base map, as the page fetches it. */
export const BASE_MAP_FOLDER = new URL("../../static/basemap/", import.meta.url);

/** A fetch that reads files, so that tests load the base map the way the page does. */
export const fileFetch: typeof fetch = async (input) => new Response(await readFile(new URL(String(input))));

/** The committed base map, loaded once per test file. */
export function readBaseMap(): Promise<BaseMapData> {
  return loadBaseMap(BASE_MAP_FOLDER.href, fileFetch);
}
