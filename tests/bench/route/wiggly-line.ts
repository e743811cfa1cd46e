import type { Position } from "geojson";
import { distanceMeters } from "../../../src/geometry/distance.ts";
import type { MeasuredLine } from "../../../src/geometry/measured-line.ts";

const DUNAY: Position = [132.33521, 42.87881];
const TIKHORETSK: Position = [40.125, 45.855];
/** How far the line bends to the north between its ends, as the railway does. */
const ARCH_DEGREES = 13;
/** Amplitudes of a long and a short wiggle: with these the line is 9,000 km long. */
const LONG_WIGGLE_DEGREES = 0.465;
const SHORT_WIGGLE_DEGREES = 0.14;
/** Each vertex lies off the smooth line by up to this share of the longitude between two vertices, as surveyed ones do. */
const JITTER = 0.4;
const SEED = 20231013;

/**
 * A line of a number of vertices (at least 2), 9,000 km long to within half a percent, from Dunay about to Tikhoretsk.
 * The same at each call; at any number of vertices it takes the same way.
 */
export function wigglyLine(vertices: number): MeasuredLine {
  const coordinates = new Float64Array(vertices * 2);
  const cumulativeMeters = new Float64Array(vertices);
  const random = seededRandom(SEED);
  const [lonStep, latStep] = [TIKHORETSK[0]! - DUNAY[0]!, TIKHORETSK[1]! - DUNAY[1]!];
  let before = DUNAY;
  for (let index = 0; index < vertices; index++) {
    const t = index / (vertices - 1);
    const jitter = (random() * 2 - 1) * JITTER * (lonStep / vertices) * Math.sign(t * (1 - t));
    const position = [
      DUNAY[0]! + lonStep * t,
      DUNAY[1]! + latStep * t + ARCH_DEGREES * Math.sin(Math.PI * t) + wiggleDegrees(t) + jitter,
    ];
    coordinates.set(position, index * 2);
    cumulativeMeters[index] = index === 0 ? 0 : cumulativeMeters[index - 1]! + distanceMeters(before, position);
    before = position;
  }
  return { coordinates, cumulativeMeters, lengthMeters: cumulativeMeters[vertices - 1]! };
}

/** The vertices of a line as GeoJSON has them; `every` leaves out all but each so many, and the last. */
export function positionsOf({ coordinates }: MeasuredLine, every = 1): Position[] {
  const last = coordinates.length / 2 - 1;
  const positions: Position[] = [];
  for (let index = 0; index < last; index += every)
    positions.push([coordinates[index * 2]!, coordinates[index * 2 + 1]!]);
  positions.push([coordinates[last * 2]!, coordinates[last * 2 + 1]!]);
  return positions;
}

/** Nothing at both ends. */
function wiggleDegrees(t: number): number {
  const long = LONG_WIGGLE_DEGREES * Math.sin(2 * Math.PI * 23 * t);
  const short = SHORT_WIGGLE_DEGREES * Math.sin(2 * Math.PI * 61 * t + 1);
  return Math.sqrt(Math.sin(Math.PI * Math.min(t, 1 - t))) * (long + short);
}

/** Numbers in [0, 1) from a linear congruential generator, with the constants of Numerical Recipes. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
