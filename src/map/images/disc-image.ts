import { DISC_RADIUS } from "../labels/disc-spots.ts";
import type { Theme } from "../style/theme.ts";

/** Image pixels per CSS pixel that are sharp in print. */
const MOST_PIXELS = 4;
/** The rim around a disc, and the size of its number and how far under its middle that stands: CSS pixels. */
export const DISC_RIM = 1.5;
export const DISC_TYPE = 13;
export const DISC_BASELINE = 4.4;

/** Image pixels per CSS pixel: for pictures, or for this screen, where hundreds of discs should not fill the memory. */
export function discPixelRatio(forScreen: boolean): number {
  return forScreen ? Math.min(Math.max(Math.ceil(devicePixelRatio * 1.5), 2), MOST_PIXELS) : MOST_PIXELS;
}

/** A numbered disc for the map, in the sans of the page, which must be loaded, with `ratio` pixels per CSS pixel. */
export function discImage(number: number, theme: Theme, ratio: number): ImageData {
  const side = Math.ceil((DISC_RADIUS + DISC_RIM) * 2 * ratio);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.scale(ratio, ratio);
  drawDisc(context, number, theme, side / 2 / ratio, side / 2 / ratio, 1);
  return context.getImageData(0, 0, side, side);
}

/** Draws the same disc anywhere, `scale` times its size on the map; x and y are its center. */
export function drawDisc(
  context: CanvasRenderingContext2D,
  number: number,
  theme: Theme,
  x: number,
  y: number,
  scale: number,
): void {
  context.fillStyle = theme.casing;
  circle(context, x, y, (DISC_RADIUS + DISC_RIM) * scale);
  context.fillStyle = theme.marker;
  circle(context, x, y, DISC_RADIUS * scale);
  context.fillStyle = theme.markerText;
  context.font = `600 ${DISC_TYPE * scale}px "Source Sans 3"`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillText(String(number), x, y + DISC_BASELINE * scale);
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
