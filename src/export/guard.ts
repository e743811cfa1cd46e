import { pngSize, readChunks } from "../story/picture/png-chunks.ts";
import { pixelsOf } from "./map-tiles.ts";

/** The side of the small copy in which colours are counted. */
const SAMPLE_PIXELS = 64;
/** A drawn map has many more; one ground with its edges has fewer. */
const LEAST_COLORS = 4;

/** Throws Error where a map's canvas or what is drawn behind it is not of the size that was asked for. */
export function mustBeOfSize(
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
    if (Math.abs(width - wanted[0]) > 1 || Math.abs(height - wanted[1]) > 1)
      throw new Error(
        `The map was drawn at ${width} x ${height} instead of ${wanted[0]} x ${wanted[1]} pixels: this machine's graphics ` +
          "cannot draw it larger. Ask for a smaller size or scale.",
      );
}

/** Throws Error where a canvas is of one colour, or may not be read. */
export function mustNotBeBlank(canvas: HTMLCanvasElement): void {
  if (colorsIn(canvas).size < LEAST_COLORS)
    throw new Error(
      "The map came out blank: this browser gives no picture of it. Reload the page, or use another browser.",
    );
}

/** Throws Error where the file is not of the size that was asked for. */
export function mustBeFileOf(png: Uint8Array, width: number, height: number): void {
  const made = pngSize(readChunks(png));
  if (made.width !== width || made.height !== height)
    throw new Error(
      `The picture came out ${made.width} x ${made.height} instead of ${width} x ${height} pixels. Ask for a smaller size or scale.`,
    );
}

function colorsIn(canvas: HTMLCanvasElement): Set<number> {
  const sample = document.createElement("canvas");
  sample.width = sample.height = SAMPLE_PIXELS;
  const context = sample.getContext("2d", { willReadFrequently: true })!;
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, 0, 0, SAMPLE_PIXELS, SAMPLE_PIXELS);
  let data: Uint8ClampedArray;
  try {
    ({ data } = context.getImageData(0, 0, SAMPLE_PIXELS, SAMPLE_PIXELS));
  } catch (cause) {
    throw new Error(
      "The map may not be saved: it holds something from another site. Put all files of the page on one site.",
      { cause },
    );
  }
  const colors = new Set<number>();
  for (let at = 0; at < data.length; at += 4) colors.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
  return colors;
}
