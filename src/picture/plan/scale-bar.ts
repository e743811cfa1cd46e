import type { Camera } from "../../geometry/camera.ts";
import { mercatorView } from "../../geometry/map-view.ts";
import type { Words } from "../../words/interface.ts";

export interface ScaleBar {
  meters: number;
  /** CSS pixels of the map. */
  pixels: number;
  /** `50 km at 42.5° N`. */
  label: string;
}

/** The most that a bar on the main map is long, in CSS pixels. */
export const SCALE_BAR_PIXELS = 110;
/** A bar is true at one latitude; where the view's edges differ more than this, none is shown. */
const MOST_DIFFERENCE = 0.1;
const STEPS = [1, 2, 5];

/**
 * A round distance that is at most `mostPixels` long at the middle of a view `height` CSS pixels high, with the latitude
 * at which it holds; undefined where the scale of a Mercator map changes by more than a tenth over the view, since a bar
 * would lie there.
 */
export function scaleBar(
  camera: Camera,
  height: number,
  mostPixels: number,
  { numbers }: Pick<Words, "numbers">,
): ScaleBar | undefined {
  const [, lat] = camera.center;
  const { bbox, metersPerPixelAt } = mercatorView(camera, { x: 0, y: 0, width: 0, height });
  const meterScale = metersPerPixelAt(lat);
  const scales = [bbox[1], bbox[3]!].map((edge) => metersPerPixelAt(edge) / meterScale);
  if (scales.some((scale) => Math.abs(scale - 1) > MOST_DIFFERENCE)) return undefined;
  const most = mostPixels * meterScale;
  const power = 10 ** Math.floor(Math.log10(most));
  const meters = power * STEPS.filter((step) => step * power <= most).at(-1)!;
  return {
    meters,
    pixels: meters / meterScale,
    label: numbers.scaleAt(meters, lat),
  };
}
