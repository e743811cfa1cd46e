/**
 * The one door to what MapLibre does not publish. Each function names a private member, what it is needed for, and
 * nothing else of `src` touches one. `tests/map/maplibre-contract.test.ts` holds that the installed library has each,
 * and that it does what is said here.
 */
import type { GeoJSONSource, Map as MapLibreMap, MessageType } from "maplibre-gl";

/** `painter.context.gl`: the route is handed to the graphics card before its layer is added. */
export function graphicsOf(map: MapLibreMap): WebGL2RenderingContext {
  return map.painter.context.gl as WebGL2RenderingContext;
}

/**
 * `painter.render`: `paintFrame` is called in place of each painting of a frame, and paints it or leaves it out. MapLibre
 * has no event between placing names and painting. Returns what undoes it.
 */
export function interceptPaint(map: MapLibreMap, paintFrame: (paint: () => void) => void): () => void {
  const { painter } = map;
  const paint = painter.render.bind(painter);
  painter.render = (...frame) => paintFrame(() => paint(...frame));
  return () => delete (map.painter as Partial<MapLibreMap["painter"]>).render;
}

/** `style.tileManagers`: the ids of all sources that have tiles; none before the style is loaded. */
export function tiledSourceIds(map: MapLibreMap): string[] {
  return Object.keys(map.style.tileManagers);
}

/** `tileManager.update` and `_camera.transform`: asks for the tiles of a source in the view as it is, without a frame. */
export function requestTiles(map: MapLibreMap, sourceId: string): void {
  map.style.tileManagers[sourceId]?.update(map._camera.transform, map.terrain);
}

/** `style._releaseSymbolFadeTiles`: lets go of tiles that are kept for names that fade out. */
export function releaseFadingLabels(map: MapLibreMap): void {
  map.style._releaseSymbolFadeTiles();
}

/** `tile.holdingForSymbolFade`: true while names of an earlier zoom level are drawn beside those of the new one. */
export function hasFadingLabels(map: MapLibreMap): boolean {
  return Object.values(map.style.tileManagers)
    .flatMap((manager) => manager._inViewTiles.getAllTiles())
    .some((tile) => tile.holdingForSymbolFade());
}

/** `placement.variableOffsets`: a name with several places to stand keeps the last one; after this it does not. */
export function forgetLabelSides(map: MapLibreMap): void {
  if (map.style.placement) map.style.placement.variableOffsets = {};
}

/** `_frameRequest`: takes back the frame that is asked for. False where none is. */
export function cancelFrame(map: MapLibreMap): boolean {
  if (!map._frameRequest) return false;
  map._frameRequest.abort();
  delete (map as Partial<MapLibreMap>)._frameRequest;
  return true;
}

/**
 * `source._data`: the URL that a source loads again after a lost graphics context. MapLibre replaces it by what its worker
 * answered, which for the base map is nothing.
 */
export function keepSourceUrl(source: GeoJSONSource, url: string): void {
  source._data = { url };
}

/** `source._data.geojson`: what a worker answered for a source that was loaded from a URL; undefined before. */
export function sourceAnswer(source: GeoJSONSource): unknown {
  return source._data.geojson;
}

/** A worker knows no such message, and answers it at once. */
const ARE_YOU_THERE = "areYouThere" as MessageType;

/** `style.dispatcher.broadcast`: resolves when every worker of the map has answered; never where one of them is gone. */
export async function askWorker(map: MapLibreMap): Promise<void> {
  await map.style.dispatcher.broadcast(ARE_YOU_THERE, undefined as never);
}

/** `style.dispatcher.workerPool.restart`: starts new workers, and makes the style of every map again. */
export function restartWorker(map: MapLibreMap): void {
  void map.style.dispatcher.workerPool.restart();
}

/** `style.lineAtlas.getDash`: gives a dash its row in the texture of dashes, which is else given when a view first shows it. */
export function reserveDash(map: MapLibreMap, lengths: number[], isRound: boolean): void {
  map.style.lineAtlas.getDash(lengths, isRound);
}

/** `fontFaceManager._faces`: the URLs of fonts that could not be loaded; MapLibre draws on without them and says nothing. */
export async function failedFonts(map: MapLibreMap): Promise<string[]> {
  const faces = Object.values(map.style.glyphManager.fontFaceManager._faces).flat();
  const loaded = await Promise.all(faces.map(({ loads }) => loads.normal));
  return faces.filter((_, index) => loaded[index] === null).map(({ url }) => url);
}

/**
 * `fontFaceManager.destroy`: takes the map's fonts out of the page. A map that is removed leaves them there (MapLibre 6.17):
 * every map five, each with the bytes of its file. Without graphics there is no style, and nothing to release.
 */
export function releaseFonts(map: MapLibreMap): void {
  (map.style as typeof map.style | undefined)?.glyphManager.fontFaceManager.destroy();
}
