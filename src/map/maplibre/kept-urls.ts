import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { keepSourceUrl } from "./private-members.ts";

/**
 * MapLibre forgets the URL that a source was loaded from and keeps what its worker answered, which of the base map is
 * nothing (base-map.worker.ts). It makes the style again from that after a lost graphics context: so the URL is put
 * back whenever a source was loaded, after `note` was shown what the worker answered. `urlOf` gives that of a source of
 * the base map.
 */
export function keepUrls(
  map: MapLibreMap,
  urlOf: (sourceId: string) => string | undefined,
  note: (source: GeoJSONSource) => void,
): void {
  map.on("sourcedata", ({ sourceId, sourceDataType }) => {
    const url = urlOf(sourceId);
    if (sourceDataType !== "content" || url === undefined) return;
    const source = map.getSource<GeoJSONSource>(sourceId);
    if (!source) return;
    note(source);
    keepSourceUrl(source, url);
  });
}
