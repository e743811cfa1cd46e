import type { Position } from "geojson";
import { grown, type Box } from "../../geometry/screen-boxes.ts";

/** A straight line of a picture, in its pixels. */
export type Leader = readonly [from: Position, to: Position];

/** Lines that graze a box would look as if they crossed it. */
const CLEAR = 3;
/** Longer than this many times the shortest way, clear or not, a line leads the eye away. */
const LONGEST = 1.6;
/** A line that ends on an edge does not cross the box. */
const EDGE = 0.01;

/**
 * The shortest line that ties what an inset shows to the inset, from corners and middles of edges, and touches nothing of
 * what is in the way; undefined where no such line is.
 */
export function leaderBetween(extent: Box, inset: Box, inTheWay: readonly Box[], unit: number): Leader | undefined {
  const ways = pointsOn(extent).flatMap((from) =>
    [nearestOn(inset, from), ...pointsOn(inset)].map((to): Leader => [from, to]),
  );
  const clear = inTheWay.map((box) => grown(box, CLEAR * unit));
  const shortest = Math.min(...ways.map(lengthOf));
  return ways
    .filter((way) => lengthOf(way) <= shortest * LONGEST)
    .filter((way) => !crosses(way, grown(extent, -EDGE)) && !crosses(way, grown(inset, -EDGE)))
    .filter((way) => !clear.some((box) => crosses(way, box)))
    .toSorted((a, b) => lengthOf(a) - lengthOf(b))[0];
}

function pointsOn({ x, y, width, height }: Box): Position[] {
  const [columns, rows] = [
    [x, x + width / 2, x + width],
    [y, y + height / 2, y + height],
  ];
  const all = columns.flatMap((column) => rows.map((row): Position => [column, row]));
  return all.filter(([column, row]) => column !== columns[1] || row !== rows[1]);
}

/** The point of a box nearest to a point. */
export function nearestOn({ x, y, width, height }: Box, [px, py]: Position): Position {
  return [Math.min(Math.max(px!, x), x + width), Math.min(Math.max(py!, y), y + height)];
}

function lengthOf([[ax, ay], [bx, by]]: Leader): number {
  return Math.hypot(bx! - ax!, by! - ay!);
}

/** Whether a line has a point in a box: Liang and Barsky (1984). */
export function crosses([[ax, ay], [bx, by]]: Leader, { x, y, width, height }: Box): boolean {
  const [dx, dy] = [bx! - ax!, by! - ay!];
  let [first, last] = [0, 1];
  for (const [step, room] of [
    [-dx, ax! - x],
    [dx, x + width - ax!],
    [-dy, ay! - y],
    [dy, y + height - ay!],
  ] as [number, number][]) {
    if (step === 0 && room < 0) return false;
    if (step < 0) first = Math.max(first, room / step);
    if (step > 0) last = Math.min(last, room / step);
  }
  return first <= last;
}
