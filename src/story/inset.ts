import { boundsOf } from "./bounds.ts";
import { fitCamera, type Camera, type Viewport } from "./camera.ts";
import type { Frame } from "./frame.ts";
import { mercatorX, mercatorY } from "./mercator.ts";
import type { Story } from "./story.ts";

/** A leg smaller than this on the map, in CSS pixels, is shown again in an inset. */
const SMALLEST_LEG_PIXELS = 90;
const INSET_CLOSEST_ZOOM = 9;
/**
 * Kept free around the legs of an inset for the numbers and names of their ends, and above for names that say where they
 * are: CSS pixels, or more of a large one. Of a low one less is free above, since a camera takes no padding that leaves
 * less than a third.
 */
const INSET_PADDING = { top: 50, right: 42, bottom: 54, left: 42 };
const LEAST_ABOVE = 22;
const INSET_MARGIN = 0.15;
/** Beside them, of a wide one: so much more of the countries around. */
const INSET_SIDE_MARGIN = 0.16;

/**
 * Ids of the legs that a camera shows too small to see, and that an inset should show again; none where no leg would be
 * large, since then the map itself can come closer.
 */
export function insetLegs(story: Story, camera: Camera): string[] {
  const worldPixels = 512 * 2 ** camera.zoom;
  const small = story.legs.filter((leg) => {
    const [west, south, east, north] = boundsOf(story, [leg.id]) as [number, number, number, number];
    const width = (mercatorX(east) - mercatorX(west)) * worldPixels;
    const height = (mercatorY(south) - mercatorY(north)) * worldPixels;
    return Math.max(width, height) < SMALLEST_LEG_PIXELS;
  });
  return small.length < story.legs.length ? small.map(({ id }) => id) : [];
}

/** The same instant with a camera on some legs alone. */
export function insetFrame(story: Story, frame: Frame, legIds: readonly string[], viewport: Viewport): Frame {
  const side = Math.min(viewport.width, viewport.height) * INSET_MARGIN;
  const beside = Math.max(side, viewport.width * INSET_SIDE_MARGIN);
  const { top, right, bottom, left } = INSET_PADDING;
  const padding = {
    top: Math.max(Math.min(top, (viewport.height * 2) / 3 - bottom - 1), LEAST_ABOVE, side),
    right: Math.max(right, beside),
    bottom: Math.max(bottom, side),
    left: Math.max(left, beside),
  };
  return { ...frame, camera: fitCamera(boundsOf(story, legIds), { ...viewport, padding }, INSET_CLOSEST_ZOOM) };
}
