import { PNG } from "pngjs";

export type Rgb = readonly [red: number, green: number, blue: number];

/** Relative luminance as a grey from 0 to 1 (ITU-R BT.709). */
export function greyOf([red, green, blue]: Rgb): number {
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

/** The same picture without colour, as a printer without colour would make it. */
export function inGreyscale({ width, height, data }: PNG): PNG {
  const grey = new PNG({ width, height });
  for (let at = 0; at < data.length; at += 4) {
    const level = Math.round(greyOf([data[at]!, data[at + 1]!, data[at + 2]!]) * 255);
    grey.data.fill(level, at, at + 3);
    grey.data[at + 3] = data[at + 3]!;
  }
  return grey;
}
