import { bearing } from "@turf/bearing";
import type { Position } from "geojson";
import { countOf, positionAt, type Line } from "./line.ts";
import { distanceMeters } from "./distance.ts";
import { shortestLonStep } from "./longitude.ts";

/**
 * A line measured once, so that a point along it is found by search.
 * Longitudes are unwrapped: each lies within 180 degrees of the one before, so they may leave [-180, 180].
 */
export interface MeasuredLine {
  /** Longitude and latitude in turn, in degrees. */
  coordinates: Float64Array;
  /** Distance from the start to each vertex, in meters; never falls. */
  cumulativeMeters: Float64Array;
  lengthMeters: number;
}

export interface PointOnLine {
  /** Longitude unwrapped as in the line. */
  position: Position;
  /** Degrees clockwise from north, 0 <= bearing < 360; 0 for a line without length. */
  bearing: number;
}

/** A longer piece is divided, so that it bends with the globe: RFC 7946 section 3.1.1 makes it straight in degrees. */
const LONGEST_PIECE_DEGREES = 1;

/**
 * Measures a line of at least two positions in degrees.
 * The length is the sum of great-circle distances between its positions, on turf's sphere of 6,371,008.8 m.
 * Takes the short way over the antimeridian. Throws RangeError for fewer than two positions.
 */
export function measureLine(unmeasured: Line): MeasuredLine {
  const positions = countOf(unmeasured);
  if (positions < 2) throw new RangeError(`A line needs at least 2 positions; this one has ${positions}.`);
  let count = 1;
  for (let index = 1; index < positions; index++) count += piecesBetween(unmeasured, index);
  const coordinates = new Float64Array(count * 2);
  const cumulativeMeters = new Float64Array(count);
  let [lon, lat] = positionAt(unmeasured, 0) as [number, number];
  let meters = 0;
  let vertex = 0;
  const add = (x: number, y: number, m: number) => {
    coordinates[vertex * 2] = x;
    coordinates[vertex * 2 + 1] = y;
    cumulativeMeters[vertex++] = m;
  };
  add(lon, lat, 0);
  for (let index = 1; index < positions; index++) {
    const [nextLon, nextLat] = positionAt(unmeasured, index) as [number, number];
    const lonStep = shortestLonStep(lon, nextLon);
    const stepMeters = distanceMeters([lon, lat], [nextLon, nextLat]);
    const number = piecesBetween(unmeasured, index);
    for (let piece = 1; piece <= number; piece++) {
      const share = piece / number;
      add(lon + lonStep * share, lat + (nextLat - lat) * share, meters + stepMeters * share);
    }
    lon += lonStep;
    lat = nextLat;
    meters += stepMeters;
  }
  return { coordinates, cumulativeMeters, lengthMeters: meters };
}

/** The point at a distance from the start, in O(log n). Distances outside the line give its ends. */
export function pointAlong(line: MeasuredLine, meters: number): PointOnLine {
  const { coordinates, cumulativeMeters } = line;
  const last = cumulativeMeters.length - 1;
  // Above 0, so that at the start a piece without length is passed over: it has no bearing.
  const end = Math.min(firstAtLeast(cumulativeMeters, Math.max(meters, Number.MIN_VALUE)), last);
  const from = cumulativeMeters[end - 1]!;
  const to = cumulativeMeters[end]!;
  const share = to > from ? Math.min(Math.max((meters - from) / (to - from), 0), 1) : 0;
  const [x0, y0, x1, y1] = coordinates.subarray((end - 1) * 2, end * 2 + 2) as unknown as [
    number,
    number,
    number,
    number,
  ];
  const position = [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
  return { position, bearing: (bearing([x0, y0], [x1, y1]) + 360) % 360 };
}

/** Index of the first value >= wanted in a rising array; its length where there is none. */
export function firstAtLeast(rising: Float64Array, wanted: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Into how many pieces the way to a position from the one before it is divided. */
function piecesBetween(line: Line, index: number): number {
  const at = index * 2;
  const lonStep = shortestLonStep(line[at - 2]!, line[at]!);
  const degrees = Math.max(Math.abs(lonStep), Math.abs(line[at + 1]! - line[at - 1]!));
  return Math.max(1, Math.ceil(degrees / LONGEST_PIECE_DEGREES));
}
