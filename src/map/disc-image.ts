import { DISC_RADIUS } from "./place-layers.ts";
import type { Theme } from "./theme.ts";

/** Image pixels per CSS pixel: sharp on every screen and in print. */
export const DISC_PIXEL_RATIO = 4;
const RIM = 1.5;

/** A numbered disc for the map, in the sans of the page, which must be loaded. */
export function discImage(number: number, theme: Theme): ImageData {
  const side = Math.ceil((DISC_RADIUS + RIM) * 2 * DISC_PIXEL_RATIO);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.scale(DISC_PIXEL_RATIO, DISC_PIXEL_RATIO);
  drawDisc(context, number, theme, side / 2 / DISC_PIXEL_RATIO, side / 2 / DISC_PIXEL_RATIO, 1);
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
  circle(context, x, y, (DISC_RADIUS + RIM) * scale);
  context.fillStyle = theme.marker;
  circle(context, x, y, DISC_RADIUS * scale);
  context.fillStyle = theme.markerText;
  context.font = `600 ${13 * scale}px "Source Sans 3"`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillText(String(number), x, y + 4.4 * scale);
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
