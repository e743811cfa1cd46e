// The worker of all maps: MapLibre's own, which also reads the base map. A style names the base map by addresses that are
// answered here, so that fetching, parsing and converting it costs the page's own thread nothing, nor does copying it.
import MapLibreWorker from "maplibre-gl/dist/maplibre-gl-worker.mjs";
import type { Feature, FeatureCollection } from "geojson";
import { COUNTRIES_SOURCE } from "./base-ids.ts";
import {
  BASE_MAP_SCHEME,
  BASE_SOURCES,
  loadBaseSource,
  readBaseMapAddress,
  topologyLoader,
  type AskedView,
  type TopologyLoader,
} from "./base-map.ts";
import { countryNames, type CountryLabel } from "./country-names.ts";

interface WorkerScope {
  worker: unknown;
  addProtocol(scheme: string, load: (request: { url: string }) => Promise<{ data: FeatureCollection }>): void;
}

const scope = self as unknown as WorkerScope;
// The package says that importing its worker has no effect, and a bundler drops what has none: this use keeps it.
if (!(scope.worker instanceof MapLibreWorker)) throw new Error("MapLibre's worker did not start.");

/** Words and fonts go first, on a slow line too. */
const fetchQuietly: typeof fetch = (address, options) => fetch(address, { ...options, priority: "low" });

const loaders = new Map<string, TopologyLoader>();
const sources = new Map<string, Promise<FeatureCollection>>();

/** A source of the base map, fetched and converted once for all maps. */
function sharedSource(id: string, baseUrl: string): Promise<FeatureCollection> {
  const key = `${id} ${baseUrl}`;
  let source = sources.get(key);
  if (!source) {
    const load = loaders.get(baseUrl) ?? topologyLoader(baseUrl, fetchQuietly);
    loaders.set(baseUrl, load);
    source = loadBaseSource(id, load);
    // The next map may find a better connection.
    source.catch(() => sources.delete(key));
    sources.set(key, source);
  }
  return source;
}

scope.addProtocol(BASE_MAP_SCHEME, async ({ url }) => {
  const { id, baseUrl, view } = readBaseMapAddress(url);
  const source = await sharedSource(id, baseUrl);
  return { data: keptHere(view ? namesIn(view, source, await sharedSource(COUNTRIES_SOURCE, baseUrl)) : source) };
});

/** Every name tells for which view it was placed; so does a feature without a name, for a view without any. */
function namesIn({ version, ...view }: AskedView, names: FeatureCollection, countries: FeatureCollection) {
  const { features } = countryNames(countries, names.features as CountryLabel[], view);
  const none: Feature = {
    type: "Feature",
    geometry: { type: "Point", coordinates: view.camera.center },
    properties: {},
  };
  const told = [...features, none].map((each) => ({ ...each, properties: { ...each.properties, version } }));
  return { type: "FeatureCollection" as const, features: told };
}

// Who starts this worker may name the folder of a base map, which is then there when the first map asks for it.
const folder = decodeURIComponent(self.location.hash.slice(1));
if (folder) for (const id of BASE_SOURCES) void sharedSource(id, folder);

/**
 * MapLibre sends data that came from an address back to the page, property by property, for a `getData` that nobody
 * calls here. A property that is not enumerable it leaves out, which spares the page a second or so of copying.
 */
function keptHere(collection: FeatureCollection): FeatureCollection {
  return Object.defineProperty(collection, "features", { enumerable: false });
}
