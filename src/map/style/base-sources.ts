import type { GeoJSONSourceSpecification } from "maplibre-gl";
import type { BaseMapData } from "../../basemap/base-map.ts";
import type { BaseMapUrls } from "../../basemap/base-map-urls.ts";

/**
 * The sources of the base map for a style. No line is simplified below a third of a pixel, and tiles are cut to zoom 12,
 * so that the piers of the gulf stay sharp; the world's coarser coasts cost nothing there.
 */
export function baseSources(data: BaseMapData | BaseMapUrls): Record<string, GeoJSONSourceSpecification> {
  return Object.fromEntries(
    Object.entries(data).map(([id, collectionOrAddress]) => [
      id,
      { type: "geojson", data: collectionOrAddress, tolerance: 0.3, maxzoom: 12, buffer: 64 },
    ]),
  );
}
