import type { PNG } from "pngjs";
import type { Rgb } from "./greyscale.ts";

/** A colour `#rrggbb` as red, green and blue, 0 to 255. */
export const rgbOf = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

/** Where the pixels of a colour are, in device pixels from the middle of a picture. */
export function pixelsOfColor({ width, height, data }: PNG, hex: string, tolerance = 12): [x: number, y: number][] {
  const color = rgbOf(hex);
  const found: [number, number][] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (color.every((value, channel) => Math.abs(data[(y * width + x) * 4 + channel]! - value) <= tolerance))
        found.push([x + 0.5 - width / 2, y + 0.5 - height / 2]);
  return found;
}
