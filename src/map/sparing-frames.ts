import type { Map as MapLibreMap, MapSourceDataEvent } from "maplibre-gl";

/** How often a map is drawn that is not whole. */
const HALF_MAP_MILLISECONDS = 500;
/** In case what is awaited never comes: then a frame is needed to find out. */
const UNSEEN_MILLISECONDS = 3_000;

/**
 * MapLibre draws the whole map anew for each source and each tile that arrives: ten times and more until the first view is
 * complete, which on a slow machine takes longer than the tiles themselves. Until the returned function is called, a map
 * that waits for data is drawn twice a second where somebody sees it (`halfMaps`), else hardly ever; and at once when
 * nothing more is awaited.
 */
export function sparingFrames(map: MapLibreMap, halfMaps: boolean): () => void {
  const patience = halfMaps ? HALF_MAP_MILLISECONDS : UNSEEN_MILLISECONDS;
  const repaint = map.triggerRepaint.bind(map);
  const awaited = new Set<string>();
  let renderedAt = -Infinity;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const rendered = () => {
    renderedAt = performance.now();
  };
  const loading = ({ sourceId, tile }: MapSourceDataEvent) => {
    if (!tile) awaited.add(sourceId);
  };
  const loaded = ({ sourceId, sourceDataType }: MapSourceDataEvent) => {
    // Only in a frame does MapLibre ask for the tiles of what came.
    if (sourceDataType === "content" && awaited.delete(sourceId) && awaited.size === 0) repaint();
  };
  map.on("render", rendered);
  map.on("sourcedataloading", loading);
  map.on("sourcedata", loaded);
  map.triggerRepaint = () => {
    const isWhole = awaited.size === 0 && map.areTilesLoaded();
    const pause = isWhole ? 0 : renderedAt + patience - performance.now();
    if (pause <= 0) return repaint();
    waiting ??= setTimeout(() => {
      waiting = undefined;
      repaint();
    }, pause);
  };
  return () => {
    map.off("render", rendered);
    map.off("sourcedataloading", loading);
    map.off("sourcedata", loaded);
    delete (map as Partial<MapLibreMap>).triggerRepaint;
    if (waiting === undefined) return;
    clearTimeout(waiting);
    repaint();
  };
}
