import { countOf, positionAt, type Line } from "./line.ts";
import { shortestLonStep } from "./longitude.ts";

/** A piece of a great circle is at most so long: drawn straight, it leaves the circle by less than 1 km up to 80 degrees of latitude. */
const LONGEST_PIECE_DEGREES = 0.5;
const RADIANS = Math.PI / 180;

/**
 * The great circle between the two positions of a line, as a line of pieces of equal length. Its ends are those that were
 * given, to the digit; longitudes are unwrapped, so that they may leave [-180, 180]. Ends at opposite sides of the globe, between which any
 * great circle runs, and ends at one position give the line back. Throws RangeError for another number of positions.
 */
export function greatCircle(line: Line): Line {
  if (countOf(line) !== 2) throw new RangeError(`A great circle has 2 ends; this line has ${countOf(line)} positions.`);
  const [from, to] = [positionAt(line, 0), positionAt(line, 1)] as [[number, number], [number, number]];
  const [a, b] = [vectorOf(from), vectorOf(to)];
  const angle = Math.atan2(Math.hypot(...cross(a, b)), dot(a, b));
  const sine = Math.sin(angle);
  if (sine < 1e-9) return line;
  const pieces = Math.ceil(angle / RADIANS / LONGEST_PIECE_DEGREES);
  const circle = new Float64Array((pieces + 1) * 2);
  let lon = from[0];
  for (let piece = 0; piece <= pieces; piece++) {
    const share = piece / pieces;
    const [before, after] = [Math.sin((1 - share) * angle) / sine, Math.sin(share * angle) / sine];
    const [x, y, z] = a.map((value, axis) => value * before + b[axis]! * after) as Vector;
    const isEnd = piece === 0 || piece === pieces;
    const [nextLon, lat] = isEnd
      ? piece === 0
        ? from
        : to
      : [Math.atan2(y, x) / RADIANS, Math.atan2(z, Math.hypot(x, y)) / RADIANS];
    const step = shortestLonStep(lon, nextLon);
    // The sum would lose the last digits of an end that lies in the same copy of the world.
    lon = Math.abs(lon + step - nextLon) < 1e-9 ? nextLon : lon + step;
    circle.set([lon, lat], piece * 2);
  }
  return circle;
}

type Vector = [x: number, y: number, z: number];

function vectorOf([lon, lat]: [number, number]): Vector {
  const [east, north] = [lon * RADIANS, lat * RADIANS];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
