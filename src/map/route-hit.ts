import Flatbush from "flatbush";
import { mercatorX, mercatorY } from "../story/mercator.ts";
import type { RouteVertices, VertexRange } from "./route-vertices.ts";
import { FLOATS_PER_VERTEX } from "./route-vertices.ts";

export interface RouteHit {
  legId: string;
  stretchId: string;
  alternative: boolean;
}

/**
 * Finds the piece of a route that lies nearest to a point: a spatial index (a packed Hilbert R-tree) over all pieces,
 * made at the first question. Answers in O(log n).
 */
export class RouteHits {
  readonly #vertices: RouteVertices;
  #index: Flatbush | undefined;
  /** First piece of each range, in the numbering of the index. */
  #firstPieces: number[] = [];

  constructor(vertices: RouteVertices) {
    this.#vertices = vertices;
  }

  /**
   * The piece nearest to a position in degrees, at most `reach` away (in Mercator units: pixels / (512 * 2^zoom)).
   * `allowed` says which ranges count. Longitudes are looked for in the worlds to either side too.
   */
  nearest(
    position: readonly [lon: number, lat: number],
    reach: number,
    allowed: (range: VertexRange) => boolean,
  ): RouteHit | undefined {
    const index = this.#build();
    if (!index) return undefined;
    const y = mercatorY(position[1]);
    let best: VertexRange | undefined;
    let bestDistance = reach;
    for (const world of [-1, 0, 1]) {
      const x = mercatorX(position[0]) + world;
      for (const piece of index.search(x - reach, y - reach, x + reach, y + reach)) {
        const range = this.#rangeOf(piece);
        const distance = this.#distance(range, piece, x, y);
        if (distance <= bestDistance && allowed(range)) [best, bestDistance] = [range, distance];
      }
    }
    return best && { legId: best.leg.leg.id, stretchId: best.stretch.id, alternative: best.alternative };
  }

  #build(): Flatbush | undefined {
    const { ranges } = this.#vertices;
    const pieces = ranges.reduce((sum, { vertexCount }) => sum + vertexCount - 1, 0);
    if (this.#index || pieces === 0) return this.#index;
    const index = new Flatbush(pieces);
    let piece = 0;
    for (const { firstVertex, vertexCount } of ranges) {
      this.#firstPieces.push(piece);
      for (let vertex = firstVertex; vertex < firstVertex + vertexCount - 1; vertex++) {
        const [x0, y0] = this.#position(vertex);
        const [x1, y1] = this.#position(vertex + 1);
        index.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
        piece++;
      }
    }
    index.finish();
    this.#index = index;
    return index;
  }

  #rangeOf(piece: number): VertexRange {
    return this.#vertices.ranges[this.#firstPieces.findLastIndex((first) => first <= piece)]!;
  }

  #distance(range: VertexRange, piece: number, x: number, y: number): number {
    const offset = piece - this.#firstPieces[this.#vertices.ranges.indexOf(range)]!;
    const [x0, y0] = this.#position(range.firstVertex + offset);
    const [x1, y1] = this.#position(range.firstVertex + offset + 1);
    const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
    const share = length > 0 ? Math.min(Math.max(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length, 0), 1) : 0;
    return Math.hypot(x - x0 - (x1 - x0) * share, y - y0 - (y1 - y0) * share);
  }

  #position(vertex: number): readonly [x: number, y: number] {
    const { data } = this.#vertices;
    const at = vertex * FLOATS_PER_VERTEX;
    return [data[at]! + data[at + 2]!, data[at + 1]! + data[at + 3]!];
  }
}
