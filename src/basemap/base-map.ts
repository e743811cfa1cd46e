import type { Feature, FeatureCollection } from "geojson";
import type { SourceSpecification } from "maplibre-gl";
import { featuresOf } from "../geometry/topology.ts";
import { isMissing, topologyLoader, type FileName, type MissingFile, type TopologyLoader } from "./base-map-files.ts";
import {
  BORDERS_SOURCE,
  CITIES_SOURCE,
  COAST_SOURCE,
  COUNTRIES_SOURCE,
  COUNTRY_NAMES_SOURCE,
  DETAIL_SOURCE,
  GRATICULE_SOURCE,
  LABELS_SOURCE,
  LAKES_SOURCE,
  PROVINCES_SOURCE,
  RIVERS_SOURCE,
} from "./base-ids.ts";
import type { NamedView } from "./country-names.ts";
import type { Tile } from "../geometry/tile.ts";
import { DETAIL_FROM } from "./detail.ts";
import { graticule } from "./graticule.ts";

/** The credit that the data's licences oblige every page and picture to show. */
export const ATTRIBUTION = "Made with Natural Earth | Coastline: GSHHG (LGPL) | © GeoNames (CC BY 4.0)";

/** The data of the base map, by source id. */
export type BaseMapData = Record<string, FeatureCollection>;

/** Where each source of the base map is to be had, by source id: addresses that only the map's worker understands. */
export type BaseMapUrls = Record<string, string>;

/** Scheme of those addresses; the worker answers them (base-map.worker.ts). */
export const BASE_MAP_SCHEME = "base-map";
/** Scheme of the addresses of tiles of the detailed map, answered there too. */
export const DETAIL_SCHEME = "base-detail";

/** Which objects of which files make a source: `[file, object]`. */
const OBJECTS: Record<string, readonly (readonly [file: FileName, object: string])[]> = {
  [COUNTRIES_SOURCE]: [["world", "countries"]],
  [COAST_SOURCE]: [["world", "coast"]],
  [BORDERS_SOURCE]: [["world", "borders"]],
  [LAKES_SOURCE]: [["world", "lakes"]],
  [CITIES_SOURCE]: [["world", "cities"]],
  [LABELS_SOURCE]: [["world", "labels"]],
  [COUNTRY_NAMES_SOURCE]: [["world", "labels"]],
  [RIVERS_SOURCE]: [["rivers", "rivers"]],
  [PROVINCES_SOURCE]: [["rivers", "provinces"]],
};

const isCountryName = ({ properties }: Feature) => ["country", "territory"].includes(properties?.kind as string);
/** Which features of its objects a source has, where it has not all of them. */
const BELONGS: Record<string, (feature: Feature) => boolean> = {
  [LABELS_SOURCE]: (feature) => !isCountryName(feature),
  [COUNTRY_NAMES_SOURCE]: isCountryName,
};

/** The ids of all sources, those of the whole world first: they are what a reader must see first. */
export const BASE_SOURCES: readonly string[] = [GRATICULE_SOURCE, ...Object.keys(OBJECTS)];

export type AskedView = NamedView & { version: number };

/** A source of the base map, as far as its files could be had. */
export interface BaseSource extends FeatureCollection {
  missing: readonly MissingFile[];
}

/** One source of the base map, as GeoJSON, without what is in files that cannot be had. Throws Error where there is no such source. */
export async function loadBaseSource(id: string, load: TopologyLoader): Promise<BaseSource> {
  if (id === GRATICULE_SOURCE) return { ...graticule(10), missing: [] };
  const objects = OBJECTS[id];
  if (!objects) throw new Error(`The base map has no source "${id}".`);
  const files = await Promise.all(objects.map(([file]) => load(file)));
  const features = objects.flatMap(([file, object], index) => {
    const topology = files[index]!;
    return isMissing(topology) ? [] : featuresOf(topology, object, file);
  });
  const belongs = BELONGS[id];
  return {
    type: "FeatureCollection",
    features: belongs ? features.filter(belongs) : features,
    missing: files.filter(isMissing),
  };
}

/** Fetches and converts the whole base map under `baseUrl`. Rejects with Error where a file cannot be had. */
export async function loadBaseMap(baseUrl: string, fetch: typeof globalThis.fetch): Promise<BaseMapData> {
  const load = topologyLoader(baseUrl, fetch);
  const entries = BASE_SOURCES.map(async (id) => {
    const { missing, ...collection } = await loadBaseSource(id, load);
    if (missing[0]) throw new Error(`The base map could not be loaded: ${missing[0].address}: ${missing[0].reason}.`);
    return [id, collection] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * Addresses of the sources of the base map under `baseUrl`, for a map whose worker is base-map.worker.ts. With a higher
 * `attempt` the worker asks again for files that could not be had. `ownDetail` is a story's own folder of detail, which
 * goes before that of the base map.
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
    ...{ baseUrl, attempt: Number(attempt) },
    ...(view && { view: JSON.parse(decodeURIComponent(view)) as AskedView }),
  };
}

/**
 * The sources of the base map for a style. No line is simplified below a third of a pixel, and tiles are cut to zoom 12,
 * so that piers stay sharp. Without addresses, as in a test, the detailed map is empty.
 */
export function baseSources(data: BaseMapData | BaseMapUrls): Record<string, SourceSpecification> {
  const { [DETAIL_SOURCE]: tiles, ...collections } = data as BaseMapUrls;
  return {
    ...Object.fromEntries(
      Object.entries(collections).map(([id, collectionOrAddress]) => [
        id,
        { type: "geojson", data: collectionOrAddress, tolerance: 0.3, maxzoom: 12, buffer: 64 } as const,
      ]),
    ),
    [DETAIL_SOURCE]: { type: "vector", tiles: tiles ? [tiles] : [], minzoom: DETAIL_FROM, maxzoom: 12 },
  };
}
