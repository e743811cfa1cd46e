import { countOf, positionAt, type Line } from "../geometry/line.ts";
import { distanceMeters } from "../geometry/distance.ts";
import { shortestLonStep } from "../geometry/longitude.ts";

/** Meters along a line, great circle by great circle. */
export function lineLengthMeters(line: Line): number {
  let meters = 0;
  for (let index = 1; index < countOf(line); index++)
    meters += distanceMeters(positionAt(line, index - 1), positionAt(line, index));
  return meters;
}

/** One sample of a line. It stands for the `stepMeters` around it. */
export interface Sample {
  /** From -180 to 180. */
  lon: number;
  lat: number;
  /** From the start of the line. */
  meters: number;
  /** Index of the position that the piece begins with. */
  index: number;
}

/**
 * Looks at a line in the middle of every `stepMeters` of it. Pieces are straight in degrees, as they are drawn
 * (RFC 7946 section 3.1.1), and take the short way over the antimeridian. The sample is the same object each time.
 */
export function walkLine(line: Line, stepMeters: number, visit: (sample: Sample) => void) {
  const sample: Sample = { lon: 0, lat: 0, meters: stepMeters / 2, index: 0 };
  let passedMeters = 0;
  for (let index = 1; index < countOf(line); index++) {
    const [a, b] = [positionAt(line, index - 1), positionAt(line, index)];
    const pieceMeters = distanceMeters(a, b);
    const endMeters = passedMeters + pieceMeters;
    if (sample.meters < endMeters) {
      const lonStep = shortestLonStep(a[0]!, b[0]!);
      const latStep = b[1]! - a[1]!;
      sample.index = index - 1;
      for (; sample.meters < endMeters; sample.meters += stepMeters) {
        const share = (sample.meters - passedMeters) / pieceMeters;
        const lon = a[0]! + lonStep * share;
        sample.lon = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
        sample.lat = a[1]! + latStep * share;
        visit(sample);
      }
    }
    passedMeters = endMeters;
  }
}
