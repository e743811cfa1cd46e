// The worker of all maps: MapLibre's own, which also reads the base map. A style names the base map by addresses that are
// answered here, so that fetching, parsing and converting it costs the page's own thread nothing, nor does copying it.
import MapLibreWorker from "maplibre-gl/dist/maplibre-gl-worker.mjs";
import type { Feature, FeatureCollection } from "geojson";
import { COUNTRIES_SOURCE } from "../../basemap/base-ids.ts";
import { BASE_SOURCES, loadBaseSource, type BaseSource } from "../../basemap/base-map.ts";
import {
  BASE_MAP_SCHEME,
  DETAIL_SCHEME,
  readBaseMapUrl,
  readDetailUrl,
  type AskedView,
} from "../../basemap/base-map-urls.ts";
import { cellLoader } from "../../basemap/detail.ts";
import { detailTiles } from "./detail-tiles.ts";
import type { Tile } from "../../geometry/tile.ts";
import { topologyLoader, type TopologyLoader } from "../../basemap/base-map-files.ts";
import { countryNames, type CountryLabel } from "../../basemap/country-names.ts";

/** Degrees; the flat map ends a little beyond. */
const FARTHEST_LATITUDE = 85;

interface WorkerScope {
  worker: unknown;
  addProtocol(
    scheme: string,
    load: (request: { url: string }) => Promise<{ data: FeatureCollection | ArrayBuffer }>,
  ): void;
}

const scope = self as unknown as WorkerScope;
// The package says that importing its worker has no effect, and a bundler drops what has none: this use keeps it.
if (!(scope.worker instanceof MapLibreWorker)) throw new Error("MapLibre's worker did not start.");

const sources = new Map<string, Promise<BaseSource>>();
const loaders = new Map<string, TopologyLoader>();
let lastAttempt = 1;
let forgotten = Promise.resolve();

/** A source of the base map, fetched and converted once for all maps. */
function sharedSource(id: string, baseUrl: string): Promise<BaseSource> {
  const key = `${id} ${baseUrl}`;
  let source = sources.get(key);
  if (!source) {
    const load = loaders.get(baseUrl) ?? topologyLoader(baseUrl, fetch);
    loaders.set(baseUrl, load);
    source = loadBaseSource(id, load);
    sources.set(key, source);
  }
  return source;
}

/** The connection may be better now: what is not whole is asked for again. */
async function forgetHalves(): Promise<void> {
  loaders.clear();
  for (const [key, source] of sources) if ((await source).missing.length > 0) sources.delete(key);
}

scope.addProtocol(BASE_MAP_SCHEME, async ({ url }) => {
  const { id, baseUrl, attempt, view } = readBaseMapUrl(url);
  if (attempt > lastAttempt) {
    lastAttempt = attempt;
    forgotten = forgetHalves();
  }
  await forgotten;
  const source = await sharedSource(id, baseUrl);
  return { data: keptHere(view ? namesIn(view, source, await sharedSource(COUNTRIES_SOURCE, baseUrl)) : source) };
});

const detail = new Map<string, (tile: Tile) => Promise<ArrayBuffer>>();

scope.addProtocol(DETAIL_SCHEME, async ({ url }) => {
  const { folders, tile } = readDetailUrl(url);
  const key = folders.join(" ");
  const tiles = detail.get(key) ?? detailTiles(cellLoader(folders, fetch));
  detail.set(key, tiles);
  return { data: await tiles(tile) };
});

/** Every name tells for which view it was placed; so does a feature without a name, for a view without any. */
function namesIn({ version, ...view }: AskedView, names: BaseSource, countries: BaseSource) {
  const { features } = countryNames(countries, names.features as CountryLabel[], view);
  const [lon, lat] = view.camera.center;
  const none: Feature = {
    type: "Feature",
    // Beyond these no tile has it, and the names would be awaited for ever.
    geometry: { type: "Point", coordinates: [lon, Math.max(-FARTHEST_LATITUDE, Math.min(lat, FARTHEST_LATITUDE))] },
    properties: {},
  };
  const told = [...features, none].map((each) => ({ ...each, properties: { ...each.properties, version } }));
  return { ...names, features: told };
}

// The fragment of the worker's address may name the folder of a base map. It is loaded before the first map asks for it.
const folder = decodeURIComponent(self.location.hash.slice(1));
if (folder) for (const id of BASE_SOURCES) void sharedSource(id, folder);

/**
 * MapLibre sends data that came from an address back to the page, property by property, for a `getData` that nobody
 * calls here. A property that is not enumerable it leaves out, which spares the page a second or so of copying.
 */
function keptHere(collection: FeatureCollection): FeatureCollection {
  return Object.defineProperty(collection, "features", { enumerable: false });
}
