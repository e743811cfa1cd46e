import type { BBox, Position } from "geojson";
import { lineOf, type Line } from "./line.ts";
import { shortestLonStep } from "./measured-line.ts";
import { MAX_MERCATOR_LAT } from "./mercator.ts";
import type { Story } from "../story/story.ts";

/** Around a place that is shown alone, so that a reader sees what lies beside it: half the side, in degrees of latitude. */
const PLACE_MARGIN_DEGREES = 0.12;
/** To either side of a place: with more, a line across would be taken the other way round. */
const MOST_ASIDE_DEGREES = 89;

/**
 * The bbox of the places and legs named, `[west, south, east, north]` in degrees, with east > 180 where it runs over
 * the antimeridian: the smallest that holds each of them in one piece. `story` stands for every leg and every place of the
 * route (places of context are left out).
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
  return bboxOf([...linesOf({ legs }), ...outlines]);
}

/** The smallest bbox that holds each line in one piece, at whatever copy of the world; the inhabited world for none. */
export function bboxOf(lines: readonly Line[]): BBox {
  if (lines.length === 0) return [-180, -60, 180, 75];
  const extents = lines.map(extentOf);
  const south = extents.reduce((lowest, extent) => Math.min(lowest, extent.south), Infinity);
  const north = extents.reduce((highest, extent) => Math.max(highest, extent.north), -Infinity);
  const [west, east] = besideWidestGap(extents) ?? allRound(lines, extents);
  return [west, south, east, north];
}

type Sides = [west: number, east: number];

/** Lines that meet may lie so far apart by rounding. */
const LEAST_GAP_DEGREES = 1e-9;

/**
 * West and east of extents around the world, but for the widest gap between them, with the first at its own longitudes;
 * undefined where they leave no gap.
 */
function besideWidestGap(extents: readonly Extent[]): Sides | undefined {
  const start = extents[0]!.west;
  const sorted = extents
    .map(({ west, east }) => ({ west, east, from: eastward(start, west), to: eastward(start, west) + east - west }))
    .sort((a, b) => a.from - b.from);
  // The one that reaches farthest may do so past the start, in the next copy of the world.
  const farthest = sorted.reduce((far, one) => (one.to > far.to ? one : far));
  let before = { to: farthest.to - 360, east: farthest.east };
  let gap = { degrees: LEAST_GAP_DEGREES, from: NaN, east: NaN, to: NaN, west: NaN };
  for (const one of sorted) {
    const degrees = one.from - before.to;
    if (degrees > gap.degrees) gap = { degrees, from: before.to, east: before.east, to: one.from, west: one.west };
    if (one.to > before.to) before = one;
  }
  if (Number.isNaN(gap.from)) return undefined;
  const back = gap.to > 0 ? 360 : 0;
  return [copyNear(start + gap.to - back, gap.west), copyNear(start + gap.from + 360 - back, gap.east)];
}

/** A line that begins within so many degrees of the end of the one before goes on from there. */
const JOINED_DEGREES = 1;

/**
 * West and east of lines that go all round the world together: a line that goes on from the one before keeps to it, and
 * every other stands at the copy of the world where it makes the box least wider.
 */
function allRound(lines: readonly Line[], extents: readonly Extent[]): Sides {
  let [west, east] = [extents[0]!.west, extents[0]!.east];
  let end = extents[0]!.lastLon;
  for (let index = 1; index < lines.length; index++) {
    const extent = extents[index]!;
    const first = lines[index]![0]!;
    const step = shortestLonStep(end, first);
    const shift = Math.abs(step) < JOINED_DEGREES ? end + step - first : leastWidening(extent, west, east);
    west = Math.min(west, extent.west + shift);
    east = Math.max(east, extent.east + shift);
    end = extent.lastLon + shift;
  }
  return [west, east];
}

function leastWidening(extent: Extent, west: number, east: number): number {
  const nearest = 360 * Math.round(((west + east) / 2 - (extent.west + extent.east) / 2) / 360);
  const wider = (shift: number) => Math.max(0, west - extent.west - shift) + Math.max(0, extent.east + shift - east);
  return [nearest, nearest - 360, nearest + 360].reduce((best, shift) => (wider(shift) < wider(best) ? shift : best));
}

/** Degrees eastward from one longitude to another: in [0, 360). */
function eastward(from: number, to: number): number {
  return (((to - from) % 360) + 360) % 360;
}

/** The longitude at the copy of the world nearest to another, with all its digits where that is its own. */
function copyNear(near: number, lon: number): number {
  return lon + 360 * Math.round((near - lon) / 360);
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
const knownExtents = new WeakMap<Line, Extent>();

/** The extents of all stretches of a story's legs, which take time to find where they are long: for `keepExtents`. */
export function extentsOf(story: Story): Extent[] {
  return linesOf(story).map(extentOf);
}

/** Takes the extents of a story that were found elsewhere, as `extentsOf` gives them. */
export function keepExtents(story: Story, found: readonly Extent[]): void {
  for (const [index, line] of linesOf(story).entries()) knownExtents.set(line, found[index]!);
}

function linesOf({ legs }: Pick<Story, "legs">): Line[] {
  return legs.flatMap(({ stretches }) => stretches.map(({ line }) => line));
}

function extentOf(line: Line): Extent {
  const known = knownExtents.get(line);
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
  knownExtents.set(line, extent);
  return extent;
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
