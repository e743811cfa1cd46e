import type { Map as MapLibreMap, MapSourceDataEvent } from "maplibre-gl";

/** How often a map is drawn that is not whole. */
const HALF_MAP_MILLISECONDS = 500;
/** In case what is awaited never comes: then a frame is needed to find out. */
const UNSEEN_MILLISECONDS = 3_000;

/**
 * MapLibre draws the whole map anew for each source and each tile that arrives: ten times and more until the first view is
 * complete, which on a slow machine takes longer than the tiles themselves. Until the returned function is called, a map
 * that waits for data rests half a second after a frame where somebody sees it (`halfMaps`), else long; it is drawn at once
 * when nothing more is awaited. The tiles of a source that came are asked for without a frame.
 */
export function sparingFrames(map: MapLibreMap, halfMaps: boolean): () => void {
  const patience = halfMaps ? HALF_MAP_MILLISECONDS : UNSEEN_MILLISECONDS;
  const repaint = map.triggerRepaint.bind(map);
  const awaited = new Set<string>();
  let restsFrom = -Infinity;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const rest = () => {
    restsFrom = performance.now();
  };
  // The page waits for the graphics after the event.
  const rendered = () => setTimeout(rest);
  const loading = ({ sourceId, tile }: MapSourceDataEvent) => {
    if (!tile) awaited.add(sourceId);
  };
  const loaded = ({ sourceId, sourceDataType }: MapSourceDataEvent) => {
    if (sourceDataType !== "content" || !awaited.delete(sourceId)) return;
    map.style.tileManagers[sourceId]?.update(map._camera.transform, map.terrain);
    if (awaited.size === 0) map.triggerRepaint();
  };
  map.on("render", rendered);
  map.on("sourcedataloading", loading);
  map.on("sourcedata", loaded);
  map.triggerRepaint = () => {
    if (awaited.size === 0 && map.areTilesLoaded()) return repaint();
    const pause = restsFrom + patience - performance.now();
    if (pause > 0) {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        map.triggerRepaint();
      }, pause);
      return;
    }
    rest();
    repaint();
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
