// The worker of all maps: MapLibre's own, which also reads the base map. A style names the base map by addresses that are
// answered here, so that fetching, parsing and converting it costs the page's own thread nothing, nor does copying it.
import MapLibreWorker from "maplibre-gl/dist/maplibre-gl-worker.mjs";
import type { FeatureCollection } from "geojson";
import {
  BASE_MAP_SCHEME,
  BASE_SOURCES,
  loadBaseSource,
  readBaseMapAddress,
  topologyLoader,
  type TopologyLoader,
} from "./base-map.ts";

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
  const { id, baseUrl } = readBaseMapAddress(url);
  return { data: keptHere(await sharedSource(id, baseUrl)) };
});

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
