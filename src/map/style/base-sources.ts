import type { SourceSpecification } from "maplibre-gl";
import { DETAIL_SOURCE } from "../../basemap/base-ids.ts";
import type { BaseMapData } from "../../basemap/base-map.ts";
import type { BaseMapUrls } from "../../basemap/base-map-urls.ts";
import { DETAIL_FROM } from "../../basemap/detail.ts";

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
