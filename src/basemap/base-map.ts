import type { Feature, FeatureCollection } from "geojson";
import { featuresOf } from "../geometry/topology.ts";
import { isMissing, topologyLoader, type FileName, type MissingFile, type TopologyLoader } from "./base-map-files.ts";
import {
  BORDERS_SOURCE,
  CITIES_SOURCE,
  COAST_SOURCE,
  COUNTRIES_SOURCE,
  COUNTRY_NAMES_SOURCE,
  GRATICULE_SOURCE,
  LABELS_SOURCE,
  LAKES_SOURCE,
  PROVINCES_SOURCE,
  RIVERS_SOURCE,
} from "./base-ids.ts";
import { graticule } from "./graticule.ts";

/** The data of the base map, by source id. */
export type BaseMapData = Record<string, FeatureCollection>;

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
