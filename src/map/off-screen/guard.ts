import type { Camera } from "../../geometry/camera.ts";
import { shortestLonStep } from "../../geometry/longitude.ts";
import { DrawingFault } from "../drawing-fault.ts";
import { pixelsOf } from "./map-tiles.ts";

/** The side of the small copy in which colours are counted. */
const SAMPLE_PIXELS = 64;
/** A drawn map has many more; one ground with its edges has fewer. */
const LEAST_COLORS = 4;
/** Degrees and levels: a map gives its camera back a little otherwise than it was set. */
const SAME_CAMERA = 1e-5;
const BLANK = "The map came out blank: this browser gives no picture of it. Reload the page, or use another browser.";

/** Throws DrawingFault where a map's canvas or what is drawn behind it is not of the size that was asked for. */
export function assertSize(
  canvas: HTMLCanvasElement,
  viewport: { width: number; height: number },
  pixelRatio: number,
): void {
  const gl = canvas.getContext("webgl2");
  const wanted = [viewport.width, viewport.height].map((side) => pixelsOf(side, pixelRatio)) as [number, number];
  const made = [[canvas.width, canvas.height], ...(gl ? [[gl.drawingBufferWidth, gl.drawingBufferHeight]] : [])] as [
    number,
    number,
  ][];
  for (const [width, height] of made)
    if (width !== wanted[0] || height !== wanted[1])
      throw new DrawingFault(
        "wrong-size",
        `The map was drawn at ${width} x ${height} instead of ${wanted[0]} x ${wanted[1]} pixels: this machine's graphics ` +
          "cannot draw it larger. Ask for a smaller size or scale.",
      );
}

/** Throws DrawingFault where a map was drawn with another camera than the one that was planned: all that lies over it would be wrong. */
export function assertCamera(drawn: Pick<Camera, "center" | "zoom">, planned: Camera): void {
  const [lon, lat] = planned.center;
  const off = [shortestLonStep(lon, drawn.center[0]), drawn.center[1] - lat, drawn.zoom - planned.zoom];
  if (off.some((difference) => !(Math.abs(difference) < SAME_CAMERA)))
    throw new DrawingFault("wrong-view", "The map could not be drawn where it was asked for. Ask for another size.");
}

/** Throws DrawingFault where a part of a canvas was not drawn on, or where it may not be read. One ground is no fault: it may be the sea. */
export function assertPainted(canvas: HTMLCanvasElement): void {
  const data = sampleOf(canvas);
  for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha] === 0) throw new DrawingFault("blank", BLANK);
}

/** Throws DrawingFault where the canvas of a whole map has the colours of no map, or may not be read. */
export function assertNotBlank(canvas: HTMLCanvasElement): void {
  const data = sampleOf(canvas);
  const colors = new Set<number>();
  for (let at = 0; at < data.length; at += 4) colors.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
  if (colors.size < LEAST_COLORS) throw new DrawingFault("blank", BLANK);
}

/** Pixels of a small copy, red, green, blue and alpha each. */
function sampleOf(canvas: HTMLCanvasElement): Uint8ClampedArray {
  const sample = document.createElement("canvas");
  sample.width = sample.height = SAMPLE_PIXELS;
  const context = sample.getContext("2d", { willReadFrequently: true })!;
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, 0, 0, SAMPLE_PIXELS, SAMPLE_PIXELS);
  try {
    return context.getImageData(0, 0, SAMPLE_PIXELS, SAMPLE_PIXELS).data;
  } catch (cause) {
    throw new DrawingFault(
      "unreadable",
      "The map may not be saved: it holds something from another site. Put all files of the page on one site.",
      { cause },
    );
  }
}
