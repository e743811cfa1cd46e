import { PIECES_PER_CHUNK, type RouteLevel, type RouteRange } from "./route-arrays.ts";

/** A part of the world in Mercator units, y down. */
export interface MercatorBox {
  west: number;
  north: number;
  east: number;
  south: number;
}

/** Pieces of a line that follow one another. */
export interface Run {
  /** Number of the vertex in the shared array with which the first piece begins. */
  firstVertex: number;
  pieceCount: number;
}

/** A gap of so few chunks is drawn too: that costs less than a draw call. */
const SMALL_GAP_CHUNKS = 2;

/** The coarsest grade of a line that is exact at a zoom of device pixels (zoom plus log2 of the pixel ratio). */
export function levelFor({ levels }: RouteRange, deviceZoom: number): RouteLevel {
  return levels.findLast(({ maxZoom }) => deviceZoom <= maxZoom) ?? levels[0];
}

/** The chunks of a line's pieces that may reach into a box, in order. */
export function* chunksIn({ boxes }: RouteLevel, { west, north, east, south }: MercatorBox): Generator<number> {
  for (let at = 0; at < boxes.length; at += 4)
    if (boxes[at]! <= east && boxes[at + 2]! >= west && boxes[at + 1]! <= south && boxes[at + 3]! >= north)
      yield at / 4;
}

/** The runs of a line's pieces that may be seen in a box, in order; all of them where there is no box. */
export function runsIn(level: RouteLevel, box: MercatorBox | undefined): Run[] {
  const pieces = level.vertexCount - 1;
  if (!box) return [{ firstVertex: level.firstVertex, pieceCount: pieces }];
  const runs: Run[] = [];
  let lastChunk = -Infinity;
  for (const chunk of chunksIn(level, box)) {
    const end = Math.min((chunk + 1) * PIECES_PER_CHUNK, pieces);
    const run = runs.at(-1);
    if (run && chunk - lastChunk <= SMALL_GAP_CHUNKS + 1) run.pieceCount = end - (run.firstVertex - level.firstVertex);
    else {
      const start = chunk * PIECES_PER_CHUNK;
      runs.push({ firstVertex: level.firstVertex + start, pieceCount: end - start });
    }
    lastChunk = chunk;
  }
  return runs;
}
