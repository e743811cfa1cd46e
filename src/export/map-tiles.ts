import type { Camera } from "../story/camera.ts";
import { latAt, lonAt, mercatorX, mercatorY } from "../story/mercator.ts";

/** A view that one canvas holds: its camera, and which of its pixels go where in the whole. */
export interface MapTile {
  camera: Camera;
  /** Top left of what is taken from the tile's canvas, in pixels of the file. */
  from: { x: number; y: number };
  /** Top left in the whole, and the size of what is taken. */
  to: { x: number; y: number; width: number; height: number };
}

export interface TilePlan {
  /** CSS pixels of every tile's map. */
  viewport: { width: number; height: number };
  tiles: readonly MapTile[];
  /** Pixels of the whole. */
  width: number;
  height: number;
}

/** Drawn around what is taken of a tile, in CSS pixels: wider than half of the longest name, so that none is cut at a seam. */
const TILE_MARGIN = 140;

/**
 * Divides a view into square tiles of at most `mostPixels` a side, which overlap by a margin and lie on the pixels of the
 * whole; one tile where the view fits. Throws RangeError where `mostPixels` leaves nothing inside the margin.
 */
export function planTiles(
  camera: Camera,
  viewport: { width: number; height: number },
  pixelRatio: number,
  mostPixels: number,
): TilePlan {
  const [width, height] = [viewport.width, viewport.height].map((side) => pixelsOf(side, pixelRatio)) as [
    number,
    number,
  ];
  if (Math.max(width, height) <= mostPixels)
    return {
      ...{ viewport, width, height },
      tiles: [{ camera, from: { x: 0, y: 0 }, to: { x: 0, y: 0, width, height } }],
    };
  const side = tileSide(mostPixels, pixelRatio);
  const sidePixels = pixelsOf(side, pixelRatio);
  const margin = Math.ceil(TILE_MARGIN * pixelRatio);
  const step = sidePixels - 2 * margin;
  if (step < margin / 4)
    throw new RangeError(
      `The graphics of this machine draw ${mostPixels} pixels a side, which is too little for a picture this large. Ask for a ` +
        "smaller size or scale.",
    );
  // What a tile really has: its canvas is cut to whole pixels.
  const ratio = sidePixels / side;
  const tiles: MapTile[] = [];
  for (let y = 0; y < height; y += step)
    for (let x = 0; x < width; x += step) {
      const middle = { x: x - margin + sidePixels / 2, y: y - margin + sidePixels / 2 };
      tiles.push({
        camera: moved(camera, (middle.x - width / 2) / ratio, (middle.y - height / 2) / ratio),
        from: { x: margin, y: margin },
        to: { x, y, width: Math.min(step, width - x), height: Math.min(step, height - y) },
      });
    }
  return { viewport: { width: side, height: side }, tiles, width, height };
}

/** A side of at most `mostPixels` that makes as nearly whole pixels as can be: what is cut off shifts everything. */
function tileSide(mostPixels: number, pixelRatio: number): number {
  const most = Math.floor(mostPixels / pixelRatio);
  const cutOff = (side: number) => (side * pixelRatio + 1e-6) % 1;
  const sides = Array.from({ length: Math.ceil(most / 8) }, (_, index) => most - index);
  return sides.reduce((best, side) => (cutOff(side) < cutOff(best) - 1e-4 ? side : best), most);
}

/** Pixels of a side as MapLibre makes them, but for the rounding of a product. */
export function pixelsOf(side: number, pixelRatio: number): number {
  return Math.floor(side * pixelRatio + 1e-6);
}

function moved(camera: Camera, right: number, down: number): Camera {
  const worldPixels = 512 * 2 ** camera.zoom;
  const [lon, lat] = camera.center;
  return {
    ...camera,
    center: [lonAt(mercatorX(lon) + right / worldPixels), latAt(mercatorY(lat) + down / worldPixels)],
  };
}
