import { refused, type Refused } from "./refusal.ts";

/** The sizes that a desk asks for by name. Pixels; `dpi` is there for what is printed on paper of that size. */
export const PRESETS = {
  wide: { width: 1920, height: 1080 },
  square: { width: 1080, height: 1080 },
  portrait: { width: 1080, height: 1350 },
  tall: { width: 1080, height: 1920 },
  "a4-landscape": { width: 3508, height: 2480, dpi: 300 },
  "a4-portrait": { width: 2480, height: 3508, dpi: 300 },
  "a3-landscape": { width: 4961, height: 3508, dpi: 300 },
} as const satisfies Record<string, PictureSize>;

export type PresetName = keyof typeof PRESETS;

/** A size in pixels, 320 to 8192 a side. */
export interface PictureSize {
  width: number;
  height: number;
  /** Dots per inch of paper, at scale 1; absent for a screen. */
  dpi?: number;
}

/** `full`: title, map, legend, notes and sources; `map`: the map and the credits that must stand with it. */
export const LAYOUTS = ["full", "map"] as const;
/** One of `LAYOUTS`: `full` or `map`. */
export type LayoutName = (typeof LAYOUTS)[number];

export const SMALLEST_SIDE = 320;
/** Pixels of the file. No machine's software graphics draws more than this on a side. */
export const LARGEST_SIDE = 8192;

const POINTS_PER_INCH = 72;
const SMALLEST_POINTS = 9;
const SMALLEST_PIXELS_OF_1080 = 14;
const SCREEN_DPI = 72;

export function isPreset(name: string): name is PresetName {
  return Object.hasOwn(PRESETS, name);
}

/** The name of a size, or `1200x800` where it has none. */
export function sizeName(size: PictureSize): string {
  const named = Object.entries(PRESETS).find(([, preset]) => isSameSize(preset, size));
  return named?.[0] ?? `${size.width}x${size.height}`;
}

/** True for as many pixels on as much paper: one density more makes other type, and another picture. */
export function isSameSize(one: PictureSize, other: PictureSize): boolean {
  return one.width === other.width && one.height === other.height && one.dpi === other.dpi;
}

/** The smallest type of a picture in its pixels: 9 points on paper; on a screen 14 of 1080 pixels of the shorter side. */
export function smallestType({ width, height, dpi }: PictureSize): number {
  if (dpi !== undefined) return (SMALLEST_POINTS / POINTS_PER_INCH) * dpi;
  return (SMALLEST_PIXELS_OF_1080 * Math.min(width, height)) / 1080;
}

/** Dots per inch that a file of this size and scale has in its data. */
export function fileDpi({ dpi = SCREEN_DPI }: PictureSize, scale: number): number {
  return dpi * scale;
}

/** The refusal, with what is possible, of a size or scale that no picture has; undefined for all others. */
export function impossibleSize({ width, height }: PictureSize, scale: number): Refused | undefined {
  const sides = [width, height];
  const whole = sides.every((side) => Number.isInteger(side) && side >= SMALLEST_SIDE);
  if (whole && scale > 0 && sides.every((side) => Math.round(side * scale) <= LARGEST_SIDE)) return undefined;
  return refused(
    "impossible-size",
    `A picture of ${width} x ${height} at scale ${scale} cannot be made: each side needs ${SMALLEST_SIDE} whole pixels or ` +
      `more, and at most ${LARGEST_SIDE} after scaling. Ask for another size.`,
  );
}
