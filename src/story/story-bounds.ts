import type { BBox, Position } from "geojson";
import { bboxOf, extentOf } from "../geometry/bounds.ts";
import { lineOf } from "../geometry/line.ts";
import { MAX_MERCATOR_LAT } from "../geometry/mercator.ts";
import { polygonsOf } from "../geometry/polygon.ts";
import { routeFilter } from "./leg-status.ts";
import type { StoryModel } from "./story-model.ts";

/** Around a place that is shown alone, so that a reader sees what lies beside it: half the side, in degrees of latitude. */
const PLACE_MARGIN_DEGREES = 0.12;
/** To either side of a place: with more, a line across would be taken the other way round. */
const MOST_ASIDE_DEGREES = 89;

/**
 * The bbox of the places and legs named, `[west, south, east, north]` in degrees, with east > 180 where it runs over
 * the antimeridian: the smallest that holds each leg, place and part of an area in one piece. `story` stands for every leg and every place of the
 * route: what was planned and not travelled, places that were not reached and places of context are left out.
 */
export function boundsOf({ story, legs }: StoryModel, ids: readonly string[]): BBox {
  const named = new Set(ids);
  const isWhole = named.has("story");
  const isOfRoute = isWhole ? routeFilter(story) : () => false;
  const places = story.places.filter((place) => named.has(place.id) || isOfRoute(place));
  const outlines = places.flatMap(({ geometry, precisionMeters = 0 }) =>
    (geometry.type === "Point"
      ? [squareAround(geometry.coordinates, precisionMeters)]
      : polygonsOf(geometry).map(([outer]) => outer!)
    ).map((positions) => extentOf(lineOf(positions))),
  );
  const lines = legs.filter(({ leg }) => named.has(leg.id) || isOfRoute(leg)).flatMap(({ stretches }) => stretches);
  return bboxOf([...lines.map(({ extent }) => extent), ...outlines]);
}

/** The square in which a place is shown. Beyond the square world of Mercator it lies at the edge of that, as the place does. */
function squareAround([lon, lat]: Position, radiusMeters: number): Position[] {
  const shownLat = Math.min(Math.max(lat!, -MAX_MERCATOR_LAT), MAX_MERCATOR_LAT);
  const height = Math.max(PLACE_MARGIN_DEGREES, (radiusMeters / 111_195) * 1.3);
  const width = Math.min(height / Math.cos((shownLat * Math.PI) / 180), MOST_ASIDE_DEGREES);
  return [
    [lon! - width, Math.max(shownLat - height, -90)],
    [lon! + width, Math.min(shownLat + height, 90)],
  ];
}
