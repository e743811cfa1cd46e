import type { BBox, Position } from "geojson";
import { bboxOf, extentOf } from "../geometry/bounds.ts";
import { lineOf } from "../geometry/line.ts";
import type { StoryModel } from "./story-model.ts";

/** Around a place that is shown alone, so that a reader sees what lies beside it: half the side, in degrees of latitude. */
const PLACE_MARGIN_DEGREES = 0.12;

/**
 * The bbox of the places and legs named, `[west, south, east, north]` in degrees, with east > 180 where it runs over
 * the antimeridian. `story` stands for every leg and every place of the route (places of context are left out).
 */
export function boundsOf({ story, legs }: StoryModel, ids: readonly string[]): BBox {
  const isWhole = ids.includes("story");
  const places = story.places.filter((place) => ids.includes(place.id) || (isWhole && place.role !== "context"));
  const outlines = places.map(({ geometry, precisionMeters = 0 }) =>
    extentOf(
      lineOf(
        geometry.type === "Polygon" ? geometry.coordinates.flat() : squareAround(geometry.coordinates, precisionMeters),
      ),
    ),
  );
  const lines = legs.filter(({ leg }) => isWhole || ids.includes(leg.id)).flatMap(({ stretches }) => stretches);
  return bboxOf([...outlines, ...lines.map(({ extent }) => extent)]);
}

function squareAround([lon, lat]: Position, radiusMeters: number): Position[] {
  const height = Math.max(PLACE_MARGIN_DEGREES, (radiusMeters / 111_195) * 1.3);
  const width = height / Math.cos((lat! * Math.PI) / 180);
  return [
    [lon! - width, lat! - height],
    [lon! + width, lat! + height],
  ];
}
