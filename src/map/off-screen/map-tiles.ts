import { DrawingFault } from "../drawing-fault.ts";
import type { Camera } from "../../geometry/camera.ts";
import { mercatorView } from "../../geometry/map-view.ts";

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
 * Divides a view into tiles of at most `mostPixels` a side, which overlap by a margin, lie on the pixels of the whole and
 * end where it ends, so that names at its edges find the same room; one tile where the view fits. Throws DrawingFault where
 * `mostPixels` leaves nothing inside the margin.
 */
export function planTiles(
  camera: Camera,
  viewport: { width: number; height: number },
  pixelRatio: number,
  mostPixels: number,
): TilePlan {
  const side = tileSide(mostPixels, pixelRatio);
  const [columns, rows] = [viewport.width, viewport.height].map((whole) =>
    spansOf(whole, side, pixelRatio, mostPixels),
  ) as [Spans, Spans];
  const tiles = rows.spans.flatMap((row) =>
    columns.spans.map((column): MapTile => ({
      camera: moved(camera, column.offCenter, row.offCenter),
      from: { x: column.start - column.left, y: row.start - row.left },
      to: { x: column.start, y: row.start, width: column.end - column.start, height: row.end - row.start },
    })),
  );
  return {
    viewport: { width: columns.side, height: rows.side },
    tiles,
    width: columns.length,
    height: rows.length,
  };
}

/** A view divided along one axis. */
interface Spans {
  /** CSS pixels of every tile. */
  side: number;
  /** Pixels of the whole. */
  length: number;
  spans: Span[];
}

/** Pixels of the whole: where a tile begins, and from where to where it is taken. */
interface Span {
  left: number;
  start: number;
  end: number;
  /** CSS pixels from the middle of the whole to that of the tile. */
  offCenter: number;
}

function spansOf(whole: number, side: number, pixelRatio: number, mostPixels: number): Spans {
  const margin = Math.ceil(TILE_MARGIN * pixelRatio);
  const length = pixelsOf(whole, pixelRatio);
  const sidePixels = pixelsOf(side, pixelRatio);
  if (length <= sidePixels) return { side: whole, length, spans: [{ left: 0, start: 0, end: length, offCenter: 0 }] };
  if (sidePixels - 2 * margin < margin / 4)
    throw new DrawingFault(
      "too-large",
      `The graphics of this machine draw ${mostPixels} pixels a side, which is too little for a picture this large. Ask for a ` +
        "smaller size or scale.",
    );
  // The size that a tile really has: its canvas is rounded to whole pixels.
  const ratio = sidePixels / side;
  const spans: Span[] = [];
  for (let start = 0; start < length; start = spans.at(-1)!.end) {
    const left = Math.min(Math.max(start - margin, 0), length - sidePixels);
    const end = left + sidePixels < length ? left + sidePixels - margin : length;
    spans.push({ left, start, end, offCenter: (left + (sidePixels - length) / 2) / ratio });
  }
  return { side, length, spans };
}

/** A side of at most `mostPixels` that makes as nearly whole pixels as can be: what is rounded shifts everything. */
function tileSide(mostPixels: number, pixelRatio: number): number {
  const most = Math.floor(mostPixels / pixelRatio + 1e-6);
  const rounded = (side: number) => Math.abs(pixelsOf(side, pixelRatio) - side * pixelRatio);
  const sides = Array.from({ length: Math.ceil(most / 8) }, (_, index) => most - index);
  return sides.reduce((best, side) => (rounded(side) < rounded(best) - 1e-4 ? side : best), most);
}

/** Pixels of a side as MapLibre makes them. */
export function pixelsOf(side: number, pixelRatio: number): number {
  return Math.round(side * pixelRatio);
}

/** The camera whose middle lies so many CSS pixels to the right of another's and below it. */
function moved(camera: Camera, right: number, down: number): Camera {
  const view = mercatorView(camera, { x: 0, y: 0, width: 0, height: 0 });
  return { ...camera, center: view.unproject([right, down]) as Camera["center"] };
}
