import { BASE_SOURCES } from "./base-map.ts";
import type { NamedView } from "./country-names.ts";

/** The address of each source of the base map, by source id. Only the map's worker understands these addresses. */
export type BaseMapUrls = Record<string, string>;

/** Scheme of those addresses. */
export const BASE_MAP_SCHEME = "base-map";

/** A view for which the names of countries are asked, with the number of the question. */
export type AskedView = NamedView & { version: number };

/**
 * Addresses of the sources of the base map under `baseUrl`, for the worker of all maps. With a higher
 * `attempt` the worker fetches again what it could not get.
 */
export function baseMapUrls(baseUrl: string, attempt = 1): BaseMapUrls {
  const folder = encodeURIComponent(`${baseUrl}#${attempt}`);
  return Object.fromEntries(BASE_SOURCES.map((id) => [id, `${BASE_MAP_SCHEME}://${id}?${folder}`]));
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
