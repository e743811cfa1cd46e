import type { StyleImageInterface, StyleImageMetadata } from "maplibre-gl";

/** Radius of the dot and of its halo, in CSS pixels. */
const RADIUS = 2.4;
const HALO = 1;
const PIXEL_RATIO = 4;

/** How the map takes the dot: as a distance field, which layers colour, so that it follows the theme. */
export const CITY_DOT_OPTIONS: Partial<StyleImageMetadata> = { pixelRatio: PIXEL_RATIO, sdf: true };

/** Distances as MapLibre reads them: an edge at 192 of 255, and an eighth of the range for each of its pixels. */
const EDGE = 192;
const STEP_PER_PIXEL = 32;

/** A round dot as a signed distance field: soft at any size. */
export function cityDotImage(): StyleImageInterface {
  const side = Math.ceil((RADIUS + HALO + 1) * 2 * PIXEL_RATIO);
  const data = new Uint8Array(side * side * 4);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const fromCenter = Math.hypot(column + 0.5 - side / 2, row + 0.5 - side / 2);
      const inside = RADIUS * PIXEL_RATIO - fromCenter;
      data[(row * side + column) * 4 + 3] = Math.max(0, Math.min(255, Math.round(EDGE + inside * STEP_PER_PIXEL)));
    }
  return { width: side, height: side, data };
}
