import type { Map as MapLibreMap } from "maplibre-gl";
import type { Frame } from "../tour/frame.ts";

/**
 * A copy of a frame on a map of a size in CSS pixels, in device pixels, drawn at once with what is there of its tiles; then
 * the map is as it was. For a page that is about to be printed, which waits for nothing.
 */
export function copyAtOnce(
  map: MapLibreMap,
  frame: Frame,
  { width, height }: { width: number; height: number },
): HTMLCanvasElement {
  const container = map.getContainer();
  const { center, zoom } = { center: map.getCenter(), zoom: map.getZoom() };
  Object.assign(container.style, { width: `${width}px`, height: `${height}px` });
  map.resize();
  map.jumpTo(frame.camera);
  map.redraw();
  const source = map.getCanvas();
  const copy = document.createElement("canvas");
  copy.width = source.width;
  copy.height = source.height;
  copy.getContext("2d")!.drawImage(source, 0, 0);
  Object.assign(container.style, { width: "", height: "" });
  map.resize();
  map.jumpTo({ center, zoom });
  return copy;
}
