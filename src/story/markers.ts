import type { Position } from "geojson";
import { countOf, positionAt } from "../geometry/line.ts";
import { mercatorY } from "../geometry/mercator.ts";
import { shortestLonStep } from "../geometry/longitude.ts";
import { isPlanned, unreachedPlaces } from "./leg-status.ts";
import type { Leg, Place, Story } from "./story.ts";

/** A numbered place of the route. Areas and places of context carry no number: a number would pin them down. */
export interface Marker {
  place: Place;
  /** From 1, in file order. The same on page, map and picture. */
  number: number;
  /**
   * Where beside the point the number stands: a unit vector in screen terms (x right, y down) that leads away from the
   * lines that end there.
   */
  away: readonly [x: number, y: number];
}

/** The places of the route that carry a number, by number. One that was never reached carries none. */
export function findMarkers(story: Story): Marker[] {
  const unreached = new Set(unreachedPlaces(story));
  return story.places
    .filter((place) => (place.role === "stop" || place.role === "reported") && !unreached.has(place))
    .map((place, index) => ({ place, number: index + 1, away: awayFromLines(place, story.legs) }));
}

function awayFromLines(place: Place, legs: readonly Leg[]): readonly [number, number] {
  const [lon, lat] = place.anchor as [number, number];
  const toward = [0, 0] as [number, number];
  for (const position of neighboursOf(place, legs)) {
    const x = shortestLonStep(lon, position[0]!) / 360;
    const y = mercatorY(position[1]!) - mercatorY(lat);
    const length = Math.hypot(x, y) || 1;
    toward[0] += x / length;
    toward[1] += y / length;
  }
  const length = Math.hypot(...toward);
  return length < 0.05 ? [1, 0] : [-toward[0] / length, -toward[1] / length];
}

/** Per leg that starts or ends at the place: the first position far enough away to tell the line's general direction. */
function neighboursOf(place: Place, legs: readonly Leg[]): Position[] {
  return legs.flatMap((leg) => {
    if (leg.from === place.id) return [firstFarFrom(place, leg, 1)];
    if (leg.to === place.id || (!isPlanned(leg) && endsNear(place, leg))) return [firstFarFrom(place, leg, -1)];
    return [];
  });
}

/** The first position of a leg far from a place, along the leg (1) or against it (-1); the last where none is far. */
function firstFarFrom(place: Place, { stretches }: Leg, direction: 1 | -1): Position {
  let last = place.anchor;
  for (const { line } of direction > 0 ? stretches : stretches.toReversed()) {
    const count = countOf(line);
    for (let step = 0; step < count; step++) {
      last = positionAt(line, direction > 0 ? step : count - 1 - step);
      if (isFar(place.anchor, last)) return last;
    }
  }
  return last;
}

const FAR_MERCATOR = 0.4 / 360;

function isFar(from: Position, to: Position): boolean {
  const x = shortestLonStep(from[0]!, to[0]!) / 360;
  return Math.abs(x) > FAR_MERCATOR || Math.hypot(x, mercatorY(to[1]!) - mercatorY(from[1]!)) > FAR_MERCATOR;
}

function endsNear(place: Place, leg: Leg): boolean {
  const last = leg.stretches.at(-1);
  return last !== undefined && !isFar(place.anchor, positionAt(last.line, -1));
}
