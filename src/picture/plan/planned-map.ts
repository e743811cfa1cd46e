import type { Box } from "../../geometry/screen-boxes.ts";
import type { Frame } from "../../tour/frame.ts";

/** A map in a picture: where it stands, and what it shows at how many pixels per CSS pixel. */
export interface PlannedMap {
  box: Box;
  viewport: { width: number; height: number };
  pixelRatio: number;
  frame: Frame;
  /** Ids of the only places that are shown, by their numbers; all, with names, where absent. */
  placeIds?: readonly string[];
}

/**
 * Pixel ratios are eighths or finer, and sizes of maps multiples of as much: MapLibre rounds to whole pixels and stretches
 * what it drew, by which a map put together from tiles would differ from one of a piece.
 */
const RATIO_STEPS = 8;
/** Below one, eighths are far apart: lines and labels would be a quarter larger than in a larger picture of the same shape. */
const RATIO_STEPS_BELOW_ONE = 32;

function stepsAt(pixelRatio: number): number {
  return pixelRatio < 1 ? RATIO_STEPS_BELOW_ONE : RATIO_STEPS;
}

/** The next pixel ratio that makes whole pixels of every size that `cssSize` gives. */
export function wholeSteps(pixelRatio: number): number {
  const steps = stepsAt(pixelRatio);
  return Math.ceil(pixelRatio * steps - 1e-9) / steps;
}

/** The size in CSS pixels at which a map is laid out: at least as large as the box, and whole pixels when it is enlarged. */
export function cssSize(box: { width: number; height: number }, pixelRatio: number): { width: number; height: number } {
  const steps = stepsAt(pixelRatio);
  const [width, height] = [box.width, box.height].map((side) => Math.ceil(side / pixelRatio / steps) * steps) as [
    number,
    number,
  ];
  return { width, height };
}
