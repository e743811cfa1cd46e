import type { Feature, FeatureCollection } from "geojson";
import type { GeoJSONSourceSpecification } from "maplibre-gl";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import {
  BORDERS_SOURCE,
  CITIES_SOURCE,
  COAST_SOURCE,
  COUNTRIES_SOURCE,
  GRATICULE_SOURCE,
  LABELS_SOURCE,
  LAKES_SOURCE,
  PROVINCES_SOURCE,
  RIVERS_SOURCE,
} from "./base-ids.ts";
import { graticule } from "./graticule.ts";

/** The credit that the data's licences oblige every page and picture to show. */
export const ATTRIBUTION = "Made with Natural Earth | Coastline: GSHHG (LGPL) | © GeoNames (CC BY 4.0)";

/** The data of the base map, by source id. */
export type BaseMapData = Record<string, FeatureCollection>;

/** Which objects of which files make a source: `[file, object]`. The detailed gulf fills the hole left in the world. */
const OBJECTS: Record<string, readonly (readonly [file: FileName, object: string])[]> = {
  [COUNTRIES_SOURCE]: [
    ["world", "countries"],
    ["gulf", "countries"],
  ],
  [COAST_SOURCE]: [
    ["world", "coast"],
    ["gulf", "coast"],
  ],
  [BORDERS_SOURCE]: [
    ["world", "borders"],
    ["gulf", "borders"],
  ],
  [LAKES_SOURCE]: [
    ["world", "lakes"],
    ["rivers", "lakes"],
    ["gulf", "lakes"],
  ],
  [CITIES_SOURCE]: [["world", "cities"]],
  [LABELS_SOURCE]: [["world", "labels"]],
  [RIVERS_SOURCE]: [["rivers", "rivers"]],
  [PROVINCES_SOURCE]: [["rivers", "provinces"]],
};

/** After this long the conversion lets the page do something else. */
const LONGEST_TASK_MILLISECONDS = 16;

const FILES = ["world", "gulf", "rivers"] as const;
type FileName = (typeof FILES)[number];

/**
 * Fetches and converts the base map under `baseUrl` (the folder of static/basemap, ending in a slash). While it
 * converts it gives the page its turns, so that nothing blocks it for long. Rejects with Error where a file cannot be had.
 */
export async function loadBaseMap(baseUrl: string, fetch: typeof globalThis.fetch): Promise<BaseMapData> {
  const loaded = await Promise.all(FILES.map((file) => loadTopology(`${baseUrl}${file}.topo.json`, fetch)));
  const topologies = Object.fromEntries(FILES.map((file, index) => [file, loaded[index]])) as Record<
    FileName,
    Topology
  >;
  const data: BaseMapData = { [GRATICULE_SOURCE]: graticule(10) };
  for (const [source, objects] of Object.entries(OBJECTS)) {
    const features: Feature[] = [];
    for (const [file, object] of objects) features.push(...(await featuresOf(topologies[file], object, file)));
    data[source] = { type: "FeatureCollection", features };
  }
  return data;
}

/**
 * The sources of the base map for a style. No line is simplified below a third of a pixel, and tiles are cut to zoom 12,
 * so that the piers of the gulf stay sharp; the world's coarser coasts cost nothing there.
 */
export function baseSources(data: BaseMapData): Record<string, GeoJSONSourceSpecification> {
  return Object.fromEntries(
    Object.entries(data).map(([id, collection]) => [
      id,
      { type: "geojson", data: collection, tolerance: 0.3, maxzoom: 12, buffer: 64 },
    ]),
  );
}

async function loadTopology(url: string, fetch: typeof globalThis.fetch): Promise<Topology> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new Error(`The base map could not be loaded from ${url}. Check the connection and reload the page.`, {
      cause,
    });
  }
  if (!response.ok)
    throw new Error(`The base map could not be loaded: ${url} answered ${response.status}. Reload the page.`);
  return (await response.json()) as Topology;
}

async function featuresOf(topology: Topology, name: string, file: FileName): Promise<Feature[]> {
  const object = topology.objects[name];
  if (object?.type !== "GeometryCollection")
    throw new Error(`The base map file ${file}.topo.json has no layer "${name}". Build it again.`);
  const features: Feature[] = [];
  let started = performance.now();
  for (const geometry of object.geometries) {
    features.push(feature(topology, geometry) as Feature);
    if (performance.now() - started < LONGEST_TASK_MILLISECONDS) continue;
    await turn();
    started = performance.now();
  }
  return features;
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
