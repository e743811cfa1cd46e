import type Flatbush from "flatbush";
import { mercatorX, mercatorY, worldPixelsAt } from "../../geometry/mercator.ts";
import { PIECES_PER_CHUNK, vertexAt, type RouteGeometry, type RouteLevel, type RouteRange } from "./route-arrays.ts";
import { chunksIn, levelFor } from "./route-view.ts";

export interface RouteHit {
  legId: string;
  stretchId: string;
  alternative: boolean;
}

/** The reach of a hit: CSS pixels around the point, at a zoom of the map. */
export interface HitReach {
  pixels: number;
  zoom: number;
}

/** Nobody points more exactly, in pixels: nothing nearer is looked for. */
const NEAR_ENOUGH = 0.5;

/**
 * Finds the piece of a route that lies nearest to a point. Of a line that is drawn in a coarser level at the zoom the
 * pieces of that are looked at, which differ from it by less than a pixel and are few; of others, those that an index of
 * chunks of pieces (a packed Hilbert R-tree) finds around the point. So the cost depends on what is drawn around it.
 */
export class RouteHits {
  readonly #route: RouteGeometry;
  #index: Flatbush | undefined;
  /** Resolves when whole lines are found too: the index is read by code that comes after the first view. */
  readonly ready: Promise<void>;
  /** First chunk of each range, in the numbering of the index. */
  readonly #firstChunks: number[] = [];

  constructor(route: RouteGeometry) {
    this.#route = route;
    this.ready = this.#readIndex();
    let chunks = 0;
    for (const { levels } of route.ranges) {
      this.#firstChunks.push(chunks);
      chunks += levels[0].boxes.length / 4;
    }
  }

  async #readIndex(): Promise<void> {
    const { index } = this.#route;
    if (!index) return;
    const { default: Tree } = await import("flatbush");
    this.#index = Tree.from(index as ArrayBuffer);
  }

  /**
   * The piece nearest to a position in degrees, or one at most half a pixel away. `allowed` says which ranges count.
   * Longitudes are looked for in the worlds to either side too.
   */
  nearest(
    [lon, lat]: readonly [lon: number, lat: number],
    { pixels, zoom }: HitReach,
    allowed: (range: RouteRange) => boolean,
  ): RouteHit | undefined {
    const pixel = 1 / worldPixelsAt(zoom);
    let best: RouteRange | undefined;
    let bestDistance = pixels * pixel;
    for (const world of [-1, 0, 1]) {
      const [x, y] = [mercatorX(lon) + world, mercatorY(lat)];
      for (const { range, level, chunk } of this.#chunksAround(x, y, pixels * pixel, zoom)) {
        if (bestDistance <= NEAR_ENOUGH * pixel) break;
        if (!allowed(range)) continue;
        const distance = this.#distance(level, chunk, x, y);
        if (distance <= bestDistance) [best, bestDistance] = [range, distance];
      }
    }
    return best && { legId: best.leg.leg.id, stretchId: best.stretch.id, alternative: best.alternative };
  }

  /** The chunks of what is drawn at a zoom that may have pieces within reach: Mercator units. */
  *#chunksAround(x: number, y: number, reach: number, zoom: number) {
    const box = { west: x - reach, north: y - reach, east: x + reach, south: y + reach };
    for (const range of this.#route.ranges) {
      const level = levelFor(range, zoom);
      if (level === range.levels[0]) continue;
      for (const chunk of chunksIn(level, box)) yield { range, level, chunk };
    }
    for (const found of this.#index?.search(box.west, box.north, box.east, box.south) ?? []) {
      const index = this.#firstChunks.findLastIndex((first) => first <= found);
      const range = this.#route.ranges[index]!;
      const [whole] = range.levels;
      if (levelFor(range, zoom) === whole) yield { range, level: whole, chunk: found - this.#firstChunks[index]! };
    }
  }

  /** Distance of a point from the nearest piece of a chunk. */
  #distance({ firstVertex, vertexCount }: RouteLevel, chunk: number, x: number, y: number): number {
    const first = chunk * PIECES_PER_CHUNK;
    const end = Math.min(first + PIECES_PER_CHUNK, vertexCount - 1);
    let nearest = Infinity;
    let [x0, y0] = vertexAt(this.#route, firstVertex + first);
    for (let piece = first; piece < end; piece++) {
      const [x1, y1] = vertexAt(this.#route, firstVertex + piece + 1);
      nearest = Math.min(nearest, distanceToPiece(x - x0, y - y0, x1 - x0, y1 - y0));
      [x0, y0] = [x1, y1];
    }
    return nearest;
  }
}

/** Distance of a point from the straight piece from the origin to (dx, dy). */
function distanceToPiece(x: number, y: number, dx: number, dy: number): number {
  const length2 = dx * dx + dy * dy;
  const share = length2 > 0 ? Math.min(Math.max((x * dx + y * dy) / length2, 0), 1) : 0;
  return Math.hypot(x - dx * share, y - dy * share);
}
