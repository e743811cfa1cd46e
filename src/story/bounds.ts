import type { BBox, Position } from "geojson";
import { shortestLonStep } from "./measured-line.ts";
import type { Story } from "./story.ts";

/** Around a place that is shown alone, so that a reader sees what lies beside it: half the side, in degrees of latitude. */
const PLACE_MARGIN_DEGREES = 0.12;

/**
 * The bbox of the places and legs named, `[west, south, east, north]` in degrees, with east > 180 where it runs over
 * the antimeridian. `story` stands for every leg and every place of the route (places of context are left out).
 */
export function boundsOf(story: Story, ids: readonly string[]): BBox {
  const whole = ids.includes("story");
  const positions: Position[] = [];
  for (const place of story.places)
    if (ids.includes(place.id) || (whole && place.role !== "context")) {
      if (place.geometry.type === "Polygon") positions.push(...place.geometry.coordinates.flat());
      else positions.push(...squareAround(place.geometry.coordinates, place.precisionMeters ?? 0));
    }
  for (const leg of story.legs)
    if (whole || ids.includes(leg.id))
      for (const stretch of leg.stretches) positions.push(...stretch.geometry.coordinates);
  return bboxOf(positions);
}

/** Bbox of positions in their order, taken the short way from one to the next; the world for none. */
export function bboxOf(positions: readonly Position[]): BBox {
  const [first] = positions;
  if (!first) return [-180, -60, 180, 75];
  let lon = first[0]!;
  let [west, south, east, north] = [lon, first[1]!, lon, first[1]!];
  for (const position of positions) {
    lon += shortestLonStep(lon, position[0]!);
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, position[1]!);
    north = Math.max(north, position[1]!);
  }
  return [west, south, east, north];
}

function squareAround([lon, lat]: Position, radiusMeters: number): Position[] {
  const height = Math.max(PLACE_MARGIN_DEGREES, (radiusMeters / 111_195) * 1.3);
  const width = height / Math.cos((lat! * Math.PI) / 180);
  return [
    [lon! - width, lat! - height],
    [lon! + width, lat! + height],
  ];
}
