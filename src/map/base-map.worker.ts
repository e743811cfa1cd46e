// The worker of all maps: MapLibre's own, which also reads the base map. A style names the base map by addresses that are
// answered here, so that fetching, parsing and converting it costs the page's own thread nothing, nor does copying it.
import MapLibreWorker from "maplibre-gl/dist/maplibre-gl-worker.mjs";
import type { FeatureCollection } from "geojson";
import {
  BASE_MAP_SCHEME,
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

const loaders = new Map<string, TopologyLoader>();

scope.addProtocol(BASE_MAP_SCHEME, async ({ url }) => {
  const { id, baseUrl } = readBaseMapAddress(url);
  const load = loaders.get(baseUrl) ?? topologyLoader(baseUrl, fetch);
  loaders.set(baseUrl, load);
  return { data: keptHere(await loadBaseSource(id, load)) };
});

/**
 * MapLibre sends data that came from an address back to the page, property by property, for a `getData` that nobody
 * calls here. A property that is not enumerable it leaves out, which spares the page a second or so of copying.
 */
function keptHere(collection: FeatureCollection): FeatureCollection {
  return Object.defineProperty(collection, "features", { enumerable: false });
}
