import { mercatorX, mercatorY } from "../story/mercator.ts";
import type { MeasuredLeg, MeasuredStretch } from "../story/timeline.ts";

/** Floats of one vertex: x and y in two parts each, meters along the leg, Mercator length along the leg. */
export const FLOATS_PER_VERTEX = 6;
export const BYTES_PER_VERTEX = FLOATS_PER_VERTEX * Float32Array.BYTES_PER_ELEMENT;

/** The vertices of one stretch, or of an alternative, within the shared array. */
export interface VertexRange {
  leg: MeasuredLeg;
  legIndex: number;
  stretch: MeasuredStretch;
  alternative: boolean;
  firstVertex: number;
  vertexCount: number;
}

export interface RouteVertices {
  /** Per vertex: x high, y high, x low, y low (Mercator, 0 to 1), meters from the start of the leg, Mercator length. */
  data: Float32Array;
  /** Alternatives first, so that they are drawn below the route itself. */
  ranges: readonly VertexRange[];
}

/**
 * Lays every stretch and alternative of every leg into one array for the GPU. A coordinate is split into two floats
 * whose sum is good to about 1e-14 of the world, which holds to zoom 22; 24 bytes a vertex.
 */
export function routeVertices(legs: readonly MeasuredLeg[]): RouteVertices {
  const ranges = rangesOf(legs);
  const last = ranges.at(-1);
  const data = new Float32Array((last ? last.firstVertex + last.vertexCount : 0) * FLOATS_PER_VERTEX);
  const lengths = new Map<MeasuredLeg, number>();
  for (const range of ranges) {
    const start = range.alternative ? 0 : (lengths.get(range.leg) ?? 0);
    const end = layOut(data, range, start);
    if (!range.alternative) lengths.set(range.leg, end);
  }
  return { data, ranges };
}

function rangesOf(legs: readonly MeasuredLeg[]): VertexRange[] {
  let firstVertex = 0;
  const rangesIn = (lines: (leg: MeasuredLeg) => readonly MeasuredStretch[], alternative: boolean) =>
    legs.flatMap((leg, legIndex) =>
      lines(leg).map((stretch): VertexRange => {
        const vertexCount = stretch.line.cumulativeMeters.length;
        const range = { leg, legIndex, stretch, alternative, firstVertex, vertexCount };
        firstVertex += vertexCount;
        return range;
      }),
    );
  return [...rangesIn((leg) => leg.alternatives, true), ...rangesIn((leg) => leg.stretches, false)];
}

/** Writes one range; returns the Mercator length of its leg up to its end. */
function layOut(data: Float32Array, { stretch, firstVertex, vertexCount }: VertexRange, startLength: number): number {
  const { coordinates, cumulativeMeters } = stretch.line;
  let mercatorLength = startLength;
  let [beforeX, beforeY] = [0, 0];
  let at = firstVertex * FLOATS_PER_VERTEX;
  for (let index = 0; index < vertexCount; index++) {
    const x = mercatorX(coordinates[index * 2]!);
    const y = mercatorY(coordinates[index * 2 + 1]!);
    if (index > 0) mercatorLength += Math.hypot(x - beforeX, y - beforeY);
    const [xHigh, yHigh] = [Math.fround(x), Math.fround(y)];
    data[at++] = xHigh;
    data[at++] = yHigh;
    data[at++] = x - xHigh;
    data[at++] = y - yHigh;
    data[at++] = stretch.startMeters + cumulativeMeters[index]!;
    data[at++] = mercatorLength;
    [beforeX, beforeY] = [x, y];
  }
  return mercatorLength;
}
