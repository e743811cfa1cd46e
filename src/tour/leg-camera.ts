import { bboxOf } from "../geometry/bounds.ts";
import type { MeasuredLeg } from "../story/measured-legs.ts";
import { boundsOf } from "../story/story-bounds.ts";
import { fitCamera, type Camera, type Viewport } from "../geometry/camera.ts";
import { mercatorX, mercatorY, worldPixelsAt } from "../geometry/mercator.ts";
import type { StoryModel } from "../story/story-model.ts";

/** A leg smaller than this on a map, in CSS pixels, is hidden by the marks of its ends. */
export const LEAST_LEG_PIXELS = 24;
/** A leg smaller than this on the map, in CSS pixels, is shown again in an inset. */
const SMALLEST_LEG_PIXELS = 90;
/** So large the largest leg of a map becomes that would hide all of them. */
const SEEN_LEG_PIXELS = 160;
/** A leg of 5 meters then has some 100 pixels. */
export const CLOSEST_LEG_ZOOM = 20;

/** The longer side of a leg as a camera shows it, in CSS pixels. */
export function legPixels(leg: MeasuredLeg, { zoom }: Camera): number {
  return legSize(leg) * worldPixelsAt(zoom);
}

/** The longer side of a leg, in widths of the world. */
function legSize({ stretches }: MeasuredLeg): number {
  const bbox = bboxOf(stretches.map(({ extent }) => extent));
  const [west, south, east, north] = bbox as [number, number, number, number];
  return Math.max(mercatorX(east) - mercatorX(west), mercatorY(south) - mercatorY(north));
}

/**
 * Ids of the legs that a camera shows too small to see, and that an inset should show again; none where no leg would be
 * large, since then the map itself can come closer.
 */
export function legsTooSmall(model: StoryModel, camera: Camera): string[] {
  const small = model.legs.filter((leg) => legPixels(leg, camera) < SMALLEST_LEG_PIXELS);
  return small.length < model.legs.length ? small.map(({ leg }) => leg.id) : [];
}

/** Whether a map carries an inset for legs that a camera shows too small. */
export function carriesInset(model: StoryModel, camera: Camera): boolean {
  const sizes = legSizes(model);
  return (
    sizes.least * worldPixelsAt(camera.zoom) < SMALLEST_LEG_PIXELS &&
    sizes.most * worldPixelsAt(camera.zoom) >= SMALLEST_LEG_PIXELS
  );
}

/** Kept as long as the legs: it is asked for with one camera after another. */
const sizesOfLegs = new WeakMap<readonly MeasuredLeg[], { least: number; most: number }>();

/** The longer sides of the smallest and of the largest leg, in widths of the world. */
function legSizes({ legs }: StoryModel): { least: number; most: number } {
  const known = sizesOfLegs.get(legs);
  if (known) return known;
  const sizes = { least: Infinity, most: 0 };
  for (const leg of legs) {
    const size = legSize(leg);
    sizes.least = Math.min(sizes.least, size);
    sizes.most = Math.max(sizes.most, size);
  }
  sizesOfLegs.set(legs, sizes);
  return sizes;
}

/** The camera, or a closer one on the legs where it would show each of them too small to be seen. */
export function closeOnLegs(model: StoryModel, legIds: readonly string[], camera: Camera, viewport: Viewport): Camera {
  if (legIds.length === 0) return camera;
  const ids = new Set(legIds);
  const shown = model.legs.filter(({ leg }) => ids.has(leg.id));
  const largest = shown.reduce((most, leg) => Math.max(most, legPixels(leg, camera)), 0);
  if (largest >= LEAST_LEG_PIXELS) return camera;
  const wanted = camera.zoom + Math.log2(SEEN_LEG_PIXELS / Math.max(largest, Number.MIN_VALUE));
  const closer = fitCamera(boundsOf(model, legIds), viewport, Math.min(wanted, CLOSEST_LEG_ZOOM));
  return closer.zoom > camera.zoom ? closer : camera;
}
