import type { Map as MapLibreMap } from "maplibre-gl";

/** Resolves when the worker has answered, the map has drawn it, and the graphics process has done so too. */
export async function idle(map: MapLibreMap): Promise<void> {
  await nextEvent(map, "idle");
  drain(map);
}

/** Frames after which an overlay has asked for the repaint of what it was given. */
const FRAMES_UNTIL_ASKED = 2;

/** The pixels of the map when it is idle, as RGBA, rows from the bottom up. */
export async function pixelsOf(map: MapLibreMap): Promise<Uint8Array> {
  for (let frame = 0; frame < FRAMES_UNTIL_ASKED; frame++) await new Promise(requestAnimationFrame);
  await nextEvent(map, "idle");
  return new Promise((resolve) => {
    map.once("render", () => {
      const gl = contextOf(map);
      const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
      const pixels = new Uint8Array(width * height * 4);
      gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
      resolve(pixels);
    });
    map.triggerRepaint();
  });
}

async function nextEvent(map: MapLibreMap, type: "idle" | "render"): Promise<void> {
  const came = map.once(type);
  map.triggerRepaint();
  await came;
}

/** Waits for the graphics process: it answers a question about a pixel when all that was asked before is done. */
function drain(map: MapLibreMap): void {
  const gl = contextOf(map);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
}

export function contextOf(map: MapLibreMap): WebGL2RenderingContext {
  return map.getCanvas().getContext("webgl2")!;
}
