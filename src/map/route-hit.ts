import Flatbush from "flatbush";
import { mercatorX, mercatorY } from "../story/mercator.ts";
import { PIECES_PER_CHUNK, vertexAt, type RouteGeometry, type RouteRange } from "./route-geometry.ts";

export interface RouteHit {
  legId: string;
  stretchId: string;
  alternative: boolean;
}

/**
 * Finds the piece of a route that lies nearest to a point, through the route's index of chunks of pieces (a packed
 * Hilbert R-tree). Answers in O(log n) and the pieces of the chunks around the point.
 */
export class RouteHits {
  readonly #route: RouteGeometry;
  readonly #index: Flatbush | undefined;
  /** First chunk of each range, in the numbering of the index. */
  readonly #firstChunks: number[] = [];

  constructor(route: RouteGeometry) {
    this.#route = route;
    this.#index = route.index && Flatbush.from(route.index as ArrayBuffer);
    let chunks = 0;
    for (const { levels } of route.ranges) {
      this.#firstChunks.push(chunks);
      chunks += levels[0].boxes.length / 4;
    }
  }

  /**
   * The piece nearest to a position in degrees, at most `reach` away (in Mercator units: pixels / (512 * 2^zoom)).
   * `allowed` says which ranges count. Longitudes are looked for in the worlds to either side too.
   */
  nearest(
    position: readonly [lon: number, lat: number],
    reach: number,
    allowed: (range: RouteRange) => boolean,
  ): RouteHit | undefined {
    const index = this.#index;
    if (!index) return undefined;
    const y = mercatorY(position[1]);
    let best: RouteRange | undefined;
    let bestDistance = reach;
    for (const world of [-1, 0, 1]) {
      const x = mercatorX(position[0]) + world;
      for (const chunk of index.search(x - reach, y - reach, x + reach, y + reach)) {
        const rangeIndex = this.#firstChunks.findLastIndex((first) => first <= chunk);
        const range = this.#route.ranges[rangeIndex]!;
        if (!allowed(range)) continue;
        const distance = this.#distance(range, chunk - this.#firstChunks[rangeIndex]!, x, y);
        if (distance <= bestDistance) [best, bestDistance] = [range, distance];
      }
    }
    return best && { legId: best.leg.leg.id, stretchId: best.stretch.id, alternative: best.alternative };
  }

  /** Distance of a point from the nearest piece of a chunk. */
  #distance({ levels: [whole] }: RouteRange, chunk: number, x: number, y: number): number {
    const first = chunk * PIECES_PER_CHUNK;
    const end = Math.min(first + PIECES_PER_CHUNK, whole.vertexCount - 1);
    let nearest = Infinity;
    let [x0, y0] = vertexAt(this.#route, whole.firstVertex + first);
    for (let piece = first; piece < end; piece++) {
      const [x1, y1] = vertexAt(this.#route, whole.firstVertex + piece + 1);
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
