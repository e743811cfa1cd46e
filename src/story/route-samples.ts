import type { Position } from "geojson";
import { pointAlong } from "../geometry/measured-line.ts";
import type { MeasuredLeg } from "./measured-legs.ts";

/** At most this many positions of a leg, and of all legs together, say where the route runs on a map. */
const SAMPLES_OF_LEG = 400;
const SAMPLES_OF_ROUTE = 1_600;

/** Positions along some legs, evenly spaced within each stretch; longitudes are unwrapped along each stretch. */
export function sampleRoute(legs: readonly MeasuredLeg[]): Position[] {
  const most = Math.min(SAMPLES_OF_LEG, SAMPLES_OF_ROUTE / legs.length);
  return legs.flatMap(({ stretches }) =>
    stretches.flatMap(({ line }) => {
      const count = Math.ceil(most / stretches.length);
      return Array.from(
        { length: count + 1 },
        (_, index) => pointAlong(line, (line.lengthMeters * index) / count).position,
      );
    }),
  );
}
