import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";

/**
 * MapLibre forgets the address that a source was loaded from and keeps what its worker answered, which of the base map is
 * nothing (base-map.worker.ts). It makes the style anew from that after a lost graphics context: so the address is put
 * back whenever a source was loaded. `addressOf` gives that of a source of the base map.
 */
export function keepAddresses(map: MapLibreMap, addressOf: (sourceId: string) => string | undefined): void {
  map.on("sourcedata", ({ sourceId, sourceDataType }) => {
    const address = addressOf(sourceId);
    if (sourceDataType !== "content" || address === undefined) return;
    const source = map.getSource<GeoJSONSource>(sourceId);
    if (source) source._data = { url: address };
  });
}
