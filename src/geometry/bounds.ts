import type { BBox, Position } from "geojson";
import { lineOf, type Line } from "./line.ts";
import { shortestLonStep } from "./measured-line.ts";
import type { Story } from "../story/story.ts";

/** Around a place that is shown alone, so that a reader sees what lies beside it: half the side, in degrees of latitude. */
const PLACE_MARGIN_DEGREES = 0.12;

/**
 * The bbox of the places and legs named, `[west, south, east, north]` in degrees, with east > 180 where it runs over
 * the antimeridian. `story` stands for every leg and every place of the route (places of context are left out).
 */
export function boundsOf(story: Story, ids: readonly string[]): BBox {
  const whole = ids.includes("story");
  const places = story.places.filter((place) => ids.includes(place.id) || (whole && place.role !== "context"));
  const legs = story.legs.filter((leg) => whole || ids.includes(leg.id));
  const outlines = places.map(({ geometry, precisionMeters = 0 }) =>
    lineOf(
      geometry.type === "Polygon" ? geometry.coordinates.flat() : squareAround(geometry.coordinates, precisionMeters),
    ),
  );
  return bboxOf([...outlines, ...linesOf({ legs })]);
}

/** Bbox of lines in their order, taken the short way from one position to the next; the world for none. */
export function bboxOf(lines: readonly Line[]): BBox {
  let box: BBox | undefined;
  let lon = NaN;
  for (const line of lines) {
    const start = Number.isNaN(lon) ? line[0]! : lon + shortestLonStep(lon, line[0]!);
    const { west, south, east, north, lastLon } = extentOf(line);
    const shift = start - line[0]!;
    lon = lastLon + shift;
    box = box
      ? [
          Math.min(box[0], west + shift),
          Math.min(box[1], south),
          Math.max(box[2], east + shift),
          Math.max(box[3]!, north),
        ]
      : [west + shift, south, east + shift, north];
  }
  return box ?? [-180, -60, 180, 75];
}

/** How far a line reaches, in degrees. */
export interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
  /** Longitude of the last position, unwrapped along the line. */
  lastLon: number;
}

/** A line does not change, and cameras ask for its bounds again and again. */
const extents = new WeakMap<Line, Extent>();

/** The extents of all stretches of a story's legs, which take time to find where they are long: for `keepExtents`. */
export function extentsOf(story: Story): Extent[] {
  return linesOf(story).map(extentOf);
}

/** Takes the extents of a story that were found elsewhere, as `extentsOf` gives them. */
export function keepExtents(story: Story, found: readonly Extent[]): void {
  for (const [index, line] of linesOf(story).entries()) extents.set(line, found[index]!);
}

function linesOf({ legs }: Pick<Story, "legs">): Line[] {
  return legs.flatMap(({ stretches }) => stretches.map(({ line }) => line));
}

function extentOf(line: Line): Extent {
  const known = extents.get(line);
  if (known) return known;
  let lon = line[0]!;
  let [west, south, east, north] = [lon, line[1]!, lon, line[1]!];
  for (let at = 2; at < line.length; at += 2) {
    lon += shortestLonStep(lon, line[at]!);
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, line[at + 1]!);
    north = Math.max(north, line[at + 1]!);
  }
  const extent = { west, south, east, north, lastLon: lon };
  extents.set(line, extent);
  return extent;
}

function squareAround([lon, lat]: Position, radiusMeters: number): Position[] {
  const height = Math.max(PLACE_MARGIN_DEGREES, (radiusMeters / 111_195) * 1.3);
  const width = height / Math.cos((lat! * Math.PI) / 180);
  return [
    [lon! - width, lat! - height],
    [lon! + width, lat! + height],
  ];
}
