import { mercatorX, mercatorY } from "../story/mercator.ts";
import type { MeasuredLeg } from "../story/timeline.ts";

/** Floats of one vertex: x and y in two parts each, meters along the leg, Mercator length along the leg. */
export const FLOATS_PER_VERTEX = 6;
export const BYTES_PER_VERTEX = FLOATS_PER_VERTEX * Float32Array.BYTES_PER_ELEMENT;

/** The vertices of one stretch within the shared array. */
export interface VertexRange {
  legIndex: number;
  stretchIndex: number;
  firstVertex: number;
  vertexCount: number;
}

export interface RouteVertices {
  /** Per vertex: x high, y high, x low, y low (Mercator, 0 to 1), meters from the start of the leg, Mercator length. */
  data: Float32Array;
  ranges: readonly VertexRange[];
}

/**
 * Lays every stretch of every leg into one array for the GPU. A coordinate is split into two floats whose sum is good
 * to about 1e-14 of the world, which holds to zoom 22; 24 bytes a vertex.
 */
export function routeVertices(legs: readonly MeasuredLeg[]): RouteVertices {
  const vertexCount = legs
    .flatMap(({ stretches }) => stretches)
    .reduce((sum, { line }) => sum + line.cumulativeMeters.length, 0);
  const data = new Float32Array(vertexCount * FLOATS_PER_VERTEX);
  const ranges: VertexRange[] = [];
  let vertex = 0;
  for (const [legIndex, { stretches }] of legs.entries()) {
    let mercatorLength = 0;
    for (const [stretchIndex, { line, startMeters }] of stretches.entries()) {
      const count = line.cumulativeMeters.length;
      ranges.push({ legIndex, stretchIndex, firstVertex: vertex, vertexCount: count });
      let [beforeX, beforeY] = [0, 0];
      for (let index = 0; index < count; index++) {
        const x = mercatorX(line.coordinates[index * 2]!);
        const y = mercatorY(line.coordinates[index * 2 + 1]!);
        if (index > 0) mercatorLength += Math.hypot(x - beforeX, y - beforeY);
        const [xHigh, yHigh] = [Math.fround(x), Math.fround(y)];
        data.set(
          [xHigh, yHigh, x - xHigh, y - yHigh, startMeters + line.cumulativeMeters[index]!, mercatorLength],
          vertex * FLOATS_PER_VERTEX,
        );
        [beforeX, beforeY] = [x, y];
        vertex++;
      }
    }
  }
  return { data, ranges };
}
