import Flatbush from "flatbush";
import { mercatorX, mercatorY } from "../../geometry/mercator.ts";
import { isPlanned } from "../../story/leg-status.ts";
import type { MeasuredLeg, MeasuredStretch } from "../../story/measured-legs.ts";
import {
  PIECES_PER_CHUNK,
  VERTICES_PER_ROW,
  type RouteGeometry,
  type RouteLevel,
  type RouteRange,
} from "./route-arrays.ts";
import { levelsOf, type Level } from "./route-levels.ts";

export * from "./route-arrays.ts";

/**
 * Lays every stretch and alternative of every leg into arrays for the GPU, in levels of detail. A coordinate is split
 * into two floats whose sum is good to about 1e-14 of the world, which holds to zoom 22; 24 bytes a vertex, and at most
 * a quarter as much again for the coarser levels.
 */
export function routeGeometry(legs: readonly MeasuredLeg[]): RouteGeometry {
  const layout = new Layout();
  const lines = linesOf(legs, false);
  const isBelow = ({ leg: { leg } }: Omit<RouteRange, "levels">) => isPlanned(leg);
  const ranges = [...linesOf(legs, true), ...lines.filter(isBelow), ...lines.filter((line) => !isBelow(line))];
  const laid = ranges.map((range): RouteRange => ({ ...range, levels: layout.add(range) }));
  const index = indexOf(laid);
  return { legs, ...layout.write(), ranges: laid, ...(index && { index }) };
}

/** The buffers of a route, for the transfer list of `postMessage`. */
export function buffersOf({ legs, positions, lengths, ranges, index }: RouteGeometry): ArrayBuffer[] {
  const lines = legs.flatMap(({ stretches, alternatives }) => [...stretches, ...alternatives].map(({ line }) => line));
  const arrays = [
    positions,
    lengths,
    ...lines.flatMap(({ coordinates, cumulativeMeters }) => [coordinates, cumulativeMeters]),
    ...ranges.flatMap(({ levels }) => levels.map(({ boxes }) => boxes)),
  ];
  return [...arrays.map(({ buffer }) => buffer), ...(index ? [index] : [])] as ArrayBuffer[];
}

function linesOf(legs: readonly MeasuredLeg[], alternative: boolean): Omit<RouteRange, "levels">[] {
  return legs.flatMap((leg, legIndex) =>
    (alternative ? leg.alternatives : leg.stretches).map((stretch) => ({ leg, legIndex, stretch, alternative })),
  );
}

/** Collects the levels of lines, then writes them one after another. */
class Layout {
  readonly #written: { level: Level; firstVertex: number; startLength: number }[] = [];
  /** Mercator length of a leg up to the stretch that comes next. */
  readonly #lengths = new Map<MeasuredLeg, number>();
  #vertexCount = 0;

  add({ leg, stretch, alternative }: Omit<RouteRange, "levels">): RouteRange["levels"] {
    const startLength = alternative ? 0 : (this.#lengths.get(leg) ?? 0);
    const levels = levelsOf(mercatorLine(stretch)).map((level): RouteLevel => {
      const firstVertex = this.#vertexCount;
      const vertexCount = level.meters.length;
      this.#written.push({ level, firstVertex, startLength });
      this.#vertexCount += vertexCount;
      return { maxZoom: level.maxZoom, firstVertex, vertexCount, boxes: boxesOf(level.positions) };
    });
    if (!alternative) this.#lengths.set(leg, startLength + lengthOf(this.#written.at(-levels.length)!.level.positions));
    return levels as unknown as RouteRange["levels"];
  }

  write(): Pick<RouteGeometry, "positions" | "lengths"> {
    const room = Math.ceil(this.#vertexCount / VERTICES_PER_ROW) * VERTICES_PER_ROW;
    const arrays = { positions: new Float32Array(room * 4), lengths: new Float32Array(room * 2) };
    for (const { level, firstVertex, startLength } of this.#written)
      writeLevel(arrays, level, firstVertex, startLength);
    return arrays;
  }
}

function mercatorLine({ line, startMeters }: MeasuredStretch): { positions: Float64Array; meters: Float64Array } {
  const { coordinates, cumulativeMeters } = line;
  const positions = new Float64Array(coordinates.length);
  const meters = new Float64Array(cumulativeMeters.length);
  for (let vertex = 0; vertex < meters.length; vertex++) {
    positions[vertex * 2] = mercatorX(coordinates[vertex * 2]!);
    positions[vertex * 2 + 1] = mercatorY(coordinates[vertex * 2 + 1]!);
    meters[vertex] = startMeters + cumulativeMeters[vertex]!;
  }
  return { positions, meters };
}

function lengthOf(positions: Float64Array): number {
  let length = 0;
  for (let at = 2; at < positions.length; at += 2)
    length += Math.hypot(positions[at]! - positions[at - 2]!, positions[at + 1]! - positions[at - 1]!);
  return length;
}

function writeLevel(
  target: Pick<RouteGeometry, "positions" | "lengths">,
  { positions, meters }: Level,
  firstVertex: number,
  startLength: number,
): void {
  let length = startLength;
  for (let vertex = 0; vertex < meters.length; vertex++) {
    const [x, y] = [positions[vertex * 2]!, positions[vertex * 2 + 1]!];
    if (vertex > 0) length += Math.hypot(x - positions[vertex * 2 - 2]!, y - positions[vertex * 2 - 1]!);
    const [xHigh, yHigh] = [Math.fround(x), Math.fround(y)];
    target.positions.set([xHigh, yHigh, x - xHigh, y - yHigh], (firstVertex + vertex) * 4);
    target.lengths.set([meters[vertex]!, length], (firstVertex + vertex) * 2);
  }
}

function boxesOf(positions: Float64Array): Float64Array {
  const pieces = positions.length / 2 - 1;
  const boxes = new Float64Array(Math.ceil(pieces / PIECES_PER_CHUNK) * 4);
  for (let chunk = 0; chunk < boxes.length / 4; chunk++) {
    const last = Math.min((chunk + 1) * PIECES_PER_CHUNK, pieces);
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let vertex = chunk * PIECES_PER_CHUNK; vertex <= last; vertex++) {
      const [x, y] = [positions[vertex * 2]!, positions[vertex * 2 + 1]!];
      west = Math.min(west, x);
      east = Math.max(east, x);
      north = Math.min(north, y);
      south = Math.max(south, y);
    }
    boxes.set([west, north, east, south], chunk * 4);
  }
  return boxes;
}

function indexOf(ranges: readonly RouteRange[]): ArrayBufferLike | undefined {
  const boxes = ranges.map(({ levels: [whole] }) => whole.boxes);
  const count = boxes.reduce((sum, { length }) => sum + length / 4, 0);
  if (count === 0) return undefined;
  const index = new Flatbush(count);
  for (const list of boxes)
    for (let at = 0; at < list.length; at += 4) index.add(list[at]!, list[at + 1]!, list[at + 2], list[at + 3]);
  index.finish();
  return index.data;
}
