import type { Tile } from "../geometry/tile.ts";
import { DETAIL_SOURCE } from "./base-ids.ts";
import { BASE_SOURCES } from "./base-map.ts";
import type { NamedView } from "./country-names.ts";

/** The address of each source of the base map, by source id. Only the map's worker understands these addresses. */
export type BaseMapUrls = Record<string, string>;

/** Scheme of those addresses. */
export const BASE_MAP_SCHEME = "base-map";
/** Scheme of the addresses of tiles of the detailed map. */
export const DETAIL_SCHEME = "base-detail";

/** A view for which the names of countries are asked, with the number of the question. */
export type AskedView = NamedView & { version: number };

/**
 * Addresses of the sources of the base map under `baseUrl`, for the worker of all maps. With a higher `attempt` the worker
 * fetches again what it could not get. `ownDetail` is a story's own folder of detail, which goes before that of the base map.
 */
export function baseMapUrls(baseUrl: string, attempt = 1, ownDetail?: string): BaseMapUrls {
  const folder = encodeURIComponent(`${baseUrl}#${attempt}`);
  const folders = encodeURIComponent(JSON.stringify([...(ownDetail ? [ownDetail] : []), `${baseUrl}detail/`]));
  return {
    ...Object.fromEntries(BASE_SOURCES.map((id) => [id, `${BASE_MAP_SCHEME}://${id}?${folder}`])),
    [DETAIL_SOURCE]: `${DETAIL_SCHEME}://{z}/{x}/{y}?${folders}#${attempt}`,
  };
}

/** Folders and tile of an address of the detailed map, as MapLibre fills it in. */
export function readDetailUrl(address: string): { folders: string[]; tile: Tile } {
  const [path = "", query = ""] = address.slice(`${DETAIL_SCHEME}://`.length).split(/[?#]/);
  const [z = NaN, x = NaN, y = NaN] = path.split("/").map(Number);
  return { folders: JSON.parse(decodeURIComponent(query)) as string[], tile: { z, x, y } };
}

/** The address of the names of countries as `countryNames` places them in a view; their features have its `version`. */
export function countryNamesUrl(address: string, view: NamedView, version: number): string {
  return `${address}?${encodeURIComponent(JSON.stringify({ ...view, version }))}`;
}

interface BaseMapRequest {
  id: string;
  baseUrl: string;
  attempt: number;
  view?: AskedView;
}

/** Source, folder, attempt and, where it names one, the view of an address that the functions above made. */
export function readBaseMapUrl(address: string): BaseMapRequest {
  const [id = "", folder = "", view] = address.slice(`${BASE_MAP_SCHEME}://`.length).split("?");
  const [baseUrl = "", attempt = "1"] = decodeURIComponent(folder).split("#");
  return {
    id: id.replace(/\/$/, ""),
    baseUrl,
    attempt: Number(attempt),
    ...(view && { view: JSON.parse(decodeURIComponent(view)) as AskedView }),
  };
}
