import { interpolateZoom } from "d3-interpolate";
import type { BBox } from "geojson";
import { shortestLonStep } from "./longitude.ts";
import { latAt, lonAt, mercatorX, mercatorY, worldPixelsAt, zoomOf } from "./mercator.ts";
import type { Box } from "./screen-boxes.ts";

/** Where the map looks: center in degrees, zoom in MapLibre's sense (512 px for the world at 0), north up. */
export interface Camera {
  center: [lon: number, lat: number];
  zoom: number;
  bearing: number;
  pitch: number;
}

/** CSS pixels that are kept free at each side. */
export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** CSS pixels. */
export interface Viewport {
  width: number;
  height: number;
  /** Kept free on each side, for names at the edges and furniture that lies over the map. */
  padding?: Padding;
  /** The same where the map also carries an inset. */
  insetPadding?: Padding;
  /** A padding that leaves less than this share of a side is left out; a third where absent. */
  leastFreeShare?: number;
  /** Boxes that lie over the map at all times, in its own pixels: no camera of a chapter puts there what the chapter shows. */
  covers?: readonly Box[];
  /** The same of an inset, where the map carries one. */
  insetCover?: Box;
}

/** MapLibre goes no lower. */
const MIN_ZOOM = -2;
const NO_PADDING: Padding = { top: 0, right: 0, bottom: 0, left: 0 };

/**
 * The camera that shows a bbox whole and as large as the free part of the viewport allows, at most at `maxZoom`.
 * `bbox` may run past 180 degrees (west > east also means crossing the antimeridian). A bbox without size is shown at
 * `maxZoom`. Where the padding would have the world shown more than once, and each place with it, the bbox takes as much of
 * it as it can. Throws RangeError for a viewport without area.
 */
export function fitCamera(bbox: BBox, viewport: Viewport, maxZoom: number): Camera {
  if (!(viewport.width > 0 && viewport.height > 0))
    throw new RangeError(`A viewport needs a size; this one is ${viewport.width} x ${viewport.height}.`);
  const [west, south, east, north] = bbox as [number, number, number, number];
  const box = {
    x0: mercatorX(west),
    x1: mercatorX(east < west ? east + 360 : east),
    y0: mercatorY(north),
    y1: mercatorY(south),
  };
  const fitted = zoomFor(box, viewport, freePadding(viewport));
  const worldOnce = zoomOf(viewport.width);
  const isWide = fitted < worldOnce;
  const { top, right, bottom, left } = isWide ? NO_PADDING : freePadding(viewport);
  const wanted = isWide ? Math.max(fitted, Math.min(worldOnce, zoomFor(box, viewport, NO_PADDING))) : fitted;
  const zoom = Math.min(Math.max(wanted, MIN_ZOOM), maxZoom);
  const worldPixels = worldPixelsAt(zoom);
  return {
    center: [
      lonAt((box.x0 + box.x1) / 2 + (right - left) / 2 / worldPixels),
      latAt((box.y0 + box.y1) / 2 + (bottom - top) / 2 / worldPixels),
    ],
    zoom,
    bearing: 0,
    pitch: 0,
  };
}

/** Sides in Mercator units. */
interface MercatorSides {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

/** The zoom at which a box just fits what a padding leaves of a viewport. */
function zoomFor({ x0, x1, y0, y1 }: MercatorSides, viewport: Viewport, { top, right, bottom, left }: Padding): number {
  const worldPixels = Math.min(
    (viewport.width - left - right) / Math.max(x1 - x0, 1e-9),
    (viewport.height - top - bottom) / Math.max(y1 - y0, 1e-9),
  );
  return zoomOf(worldPixels);
}

/**
 * The camera moved north or south as far as keeps a view on the square world of Mercator, off which MapLibre lets none go;
 * undefined where the view is higher than the world, which MapLibre would enlarge.
 */
export function clampToWorld(camera: Camera, { height }: Viewport): Camera | undefined {
  const half = height / 2 / worldPixelsAt(camera.zoom);
  if (half > 0.5) return undefined;
  const y = mercatorY(camera.center[1]);
  const held = Math.min(Math.max(y, half), 1 - half);
  return held === y ? camera : { ...camera, center: [camera.center[0], latAt(held)] };
}

/**
 * A flight between two cameras: t in [0, 1] -> camera, exact at both ends, the short way over the antimeridian (where
 * its longitudes may leave [-180, 180]). The path is that of van Wijk and Nuij, "Smooth and efficient zooming and
 * panning" (2003), as d3-interpolate has it.
 */
export function flight(from: Camera, to: Camera, viewport: Viewport): (t: number) => Camera {
  const toLon = from.center[0] + shortestLonStep(from.center[0], to.center[0]);
  const start = asView(from, viewport);
  const end = asView({ ...to, center: [toLon, to.center[1]] }, viewport);
  const path = isSteep(start, end) ? zoomInPlace(start, end) : interpolateZoom(start, end);
  return (t) => {
    if (t <= 0) return from;
    if (t >= 1) return to;
    const [x, y, width] = path(t);
    const zoom = zoomOf(viewport.width / width);
    return { center: [lonAt(x), latAt(y)], zoom, bearing: 0, pitch: 0 };
  };
}

/** Center and width of a view, in Mercator units. */
type FlightView = [x: number, y: number, width: number];

/** Beyond it, the difference of numbers so large that the formula takes is nothing but rounding. */
const STEEPEST = 1e5;

/** Whether a flight goes so little to the side, beside what it zooms, that its formula gives no path. */
function isSteep([x0, y0, width0]: FlightView, [x1, y1, width1]: FlightView): boolean {
  const wide = Math.max(width0, width1);
  return wide ** 2 > STEEPEST * 8 * Math.min(width0, width1) * Math.hypot(x1 - x0, y1 - y0);
}

/** A flight that zooms evenly, and drifts in step with what it sees. */
function zoomInPlace([x0, y0, width0]: FlightView, [x1, y1, width1]: FlightView): (t: number) => FlightView {
  return (t) => {
    const width = width0 * (width1 / width0) ** t;
    const share = width1 === width0 ? t : (width - width0) / (width1 - width0);
    return [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, width];
  };
}

/** The padding as asked, or none where it would leave too little of a side. */
function freePadding(viewport: Viewport): Padding {
  const { top = 0, right = 0, bottom = 0, left = 0 } = viewport.padding ?? {};
  const most = 1 - (viewport.leastFreeShare ?? 1 / 3);
  const wide = left + right <= viewport.width * most;
  const high = top + bottom <= viewport.height * most;
  return { top: high ? top : 0, bottom: high ? bottom : 0, left: wide ? left : 0, right: wide ? right : 0 };
}

function asView(camera: Camera, viewport: Viewport): FlightView {
  const width = viewport.width / worldPixelsAt(camera.zoom);
  return [mercatorX(camera.center[0]), mercatorY(camera.center[1]), width];
}
