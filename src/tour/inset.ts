import type { BBox } from "geojson";
import { boundsOf } from "../story/story-bounds.ts";
import type { StoryModel } from "../story/story-model.ts";
import { fitCamera, type Camera, type Viewport } from "../geometry/camera.ts";
import type { Frame } from "./frame.ts";
import { closeOnLegs, legsTooSmall } from "./leg-camera.ts";
import { shortestLonStep } from "../geometry/longitude.ts";
import { mercatorView } from "../geometry/map-view.ts";
import { mercatorX, mercatorY } from "../geometry/mercator.ts";

const WHOLE = ["story"];
const INSET_CLOSEST_ZOOM = 9;
/**
 * Kept free around the legs of an inset for the numbers and names of their ends, and above for names that say where they
 * are: CSS pixels, or more of a large one. A low one has less room above, since a camera takes no padding that leaves
 * less than a third.
 */
const INSET_PADDING = { top: 50, right: 42, bottom: 54, left: 42 };
const LEAST_ABOVE = 22;
const INSET_MARGIN = 0.15;
/** Beside them, of a wide one: so much more of the countries around. */
const INSET_SIDE_MARGIN = 0.16;

/** From so many zoom levels closer than the whole story on, a reader cannot tell where a map is on the route. */
const CLOSE_LEVELS = 1;
/** Free around all that a locator shows, for the numbers of its ends: CSS pixels. */
const LOCATOR_PADDING = { top: 20, right: 37, bottom: 30, left: 37 };
/** Height over width of a locator. */
const LOCATOR_SHAPES = { flattest: 0.42, highest: 0.9 };

/** The smaller map that stands beside a map: legs that are too small on it, or a locator, which shows where it is. */
export type CompanionMap = { shows: "legs"; legIds: readonly string[] } | { shows: "story" };

/**
 * The purpose of a smaller map beside a map: undefined where it shows all of its story well. The viewport is the map's own, with
 * the padding that its camera was fitted with.
 */
export function companionMapFor(model: StoryModel, camera: Camera, viewport: Viewport): CompanionMap | undefined {
  const whole = fitCamera(boundsOf(model, WHOLE), viewport, camera.zoom);
  if (camera.zoom - whole.zoom >= CLOSE_LEVELS) return { shows: "story" };
  const legIds = legsTooSmall(model, camera);
  return legIds.length > 0 ? { shows: "legs", legIds } : undefined;
}

/** The same instant with a camera on some legs alone. */
export function insetFrame(model: StoryModel, frame: Frame, legIds: readonly string[], viewport: Viewport): Frame {
  const side = Math.min(viewport.width, viewport.height) * INSET_MARGIN;
  const beside = Math.max(side, viewport.width * INSET_SIDE_MARGIN);
  const { top, right, bottom, left } = INSET_PADDING;
  const padding = {
    top: Math.max(Math.min(top, (viewport.height * 2) / 3 - bottom - 1), LEAST_ABOVE, side),
    right: Math.max(right, beside),
    bottom: Math.max(bottom, side),
    left: Math.max(left, beside),
  };
  const padded = { ...viewport, padding };
  const camera = fitCamera(boundsOf(model, legIds), padded, INSET_CLOSEST_ZOOM);
  return { ...frame, camera: closeOnLegs(model, legIds, camera, padded) };
}

/** The same instant with a camera on the whole story and on all that a map shows, of which `shown` is the viewport. */
export function locatorFrame(model: StoryModel, frame: Frame, shown: Viewport, viewport: Viewport): Frame {
  const [west, south, east, north] = boundsOf(model, WHOLE) as [number, number, number, number];
  const [left, bottom, right, top] = seenNear((west + east) / 2, frame.camera, shown) as [
    number,
    number,
    number,
    number,
  ];
  const most = 180 - Math.min((east - west) / 2, 180);
  const bounds: BBox = [
    Math.max(Math.min(west, left), west - most),
    Math.min(south, bottom),
    Math.min(Math.max(east, right), east + most),
    Math.max(north, top),
  ];
  // The head is seen on the map that the locator places.
  return {
    ...frame,
    head: null,
    heads: [],
    camera: fitCamera(bounds, { ...viewport, padding: LOCATOR_PADDING }, INSET_CLOSEST_ZOOM),
  };
}

/** Height over width of a locator that suits what a story spans. */
export function locatorShape(model: StoryModel): number {
  const [west, south, east, north] = boundsOf(model, WHOLE) as [number, number, number, number];
  const shape = (mercatorY(south) - mercatorY(north)) / (mercatorX(east) - mercatorX(west));
  const { flattest, highest } = LOCATOR_SHAPES;
  return Math.min(Math.max(shape, flattest), highest);
}

/** The view of a camera, `[west, south, east, north]` in degrees, in the copy of the world nearest to a longitude. */
function seenNear(lon: number, camera: Camera, { width, height }: Viewport): BBox {
  const center: Camera["center"] = [lon + shortestLonStep(lon, camera.center[0]), camera.center[1]];
  return mercatorView({ ...camera, center }, { x: 0, y: 0, width, height }).bbox;
}
