import type { MeasuredLeg, MeasuredStretch } from "../../story/measured-legs.ts";

/** The numbers of one vertex: x and y in two parts each, meters along the leg, Mercator length along the leg. */
export const BYTES_PER_VERTEX = 6 * Float32Array.BYTES_PER_ELEMENT;
/** The arrays are read as textures of this width; their last row is filled up. */
export const VERTICES_PER_ROW = 1024;
/** Pieces of a line that are drawn, or passed over, together. */
export const PIECES_PER_CHUNK = 256;

/** A line in one grade of detail: its vertices follow one another in the shared arrays. */
export interface RouteLevel {
  /** The grade may be drawn up to this zoom, plus the binary logarithm of the device pixel ratio. */
  maxZoom: number;
  firstVertex: number;
  vertexCount: number;
  /** Per chunk of pieces: west, north, east, south in Mercator units. */
  boxes: Float64Array;
}

/** A stretch, or an alternative. */
export interface RouteRange {
  leg: MeasuredLeg;
  legIndex: number;
  stretch: MeasuredStretch;
  alternative: boolean;
  /** The whole line first, then coarser and coarser. */
  levels: readonly [RouteLevel, ...RouteLevel[]];
}

/**
 * A route as the map takes it: plain data and buffers, so that a worker can make it and hand it over.
 * @opaque
 */
export interface RouteGeometry {
  legs: readonly MeasuredLeg[];
  /** Per vertex: x high, y high, x low, y low (Mercator, 0 to 1). */
  positions: Float32Array;
  /** Per vertex: meters from the start of the leg, and Mercator length from there. */
  lengths: Float32Array;
  /** Alternatives first, then what was planned, so that they are drawn below the route itself. */
  ranges: readonly RouteRange[];
  /** A packed R-tree (flatbush) of the chunks of all whole lines, in order; absent for a route without lines. */
  index?: ArrayBufferLike;
}

/** Mercator x and y of a vertex, to about 1e-14 of the world. */
export function vertexAt({ positions }: Pick<RouteGeometry, "positions">, vertex: number): [x: number, y: number] {
  const at = vertex * 4;
  return [positions[at]! + positions[at + 2]!, positions[at + 1]! + positions[at + 3]!];
}
