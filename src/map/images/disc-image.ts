import { DISC_RADIUS } from "../labels/disc-spots.ts";
import type { Theme } from "../style/theme.ts";

/** Image pixels per CSS pixel that are sharp in print. */
const MOST_PIXELS = 4;
const RIM = 1.5;

/** Image pixels per CSS pixel: for pictures, or for this screen, where hundreds of discs should not fill the memory. */
export function discPixelRatio(forScreen: boolean): number {
  return forScreen ? Math.min(Math.max(Math.ceil(devicePixelRatio * 1.5), 2), MOST_PIXELS) : MOST_PIXELS;
}

/** A numbered disc for the map, in the sans of the page, which must be loaded, with `ratio` pixels per CSS pixel. */
export function discImage(number: number, theme: Theme, ratio: number): ImageData {
  const side = Math.ceil((DISC_RADIUS + RIM) * 2 * ratio);
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
