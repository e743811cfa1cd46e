import type { BBox } from "geojson";
import type { Line } from "./line.ts";
import { shortestLonStep } from "./longitude.ts";

/** How far a line reaches, in degrees. */
export interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
  /** Longitudes of the first and the last position, unwrapped along the line. */
  firstLon: number;
  lastLon: number;
}

/** The extent of a line of at least one position, taken the short way from one position to the next. */
export function extentOf(line: Line): Extent {
  const firstLon = line[0]!;
  let lon = firstLon;
  let [west, south, east, north] = [lon, line[1]!, lon, line[1]!];
  for (let at = 2; at < line.length; at += 2) {
    lon += shortestLonStep(lon, line[at]!);
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, line[at + 1]!);
    north = Math.max(north, line[at + 1]!);
  }
  return { west, south, east, north, firstLon, lastLon: lon };
}

/**
 * The smallest bbox that holds each line in one piece, at whatever copy of the world; the inhabited world for none. Lines that
 * go farther than once round have the world once: cut where the fewest run, in the middle of the longest such part.
 */
export function bboxOf(extents: readonly Extent[]): BBox {
  if (extents.length === 0) return [-180, -60, 180, 75];
  const south = extents.reduce((lowest, extent) => Math.min(lowest, extent.south), Infinity);
  const north = extents.reduce((highest, extent) => Math.max(highest, extent.north), -Infinity);
  const [west, east] = besideWidestGap(extents) ?? allRound(extents);
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
function allRound(extents: readonly Extent[]): Sides {
  let [west, east] = [extents[0]!.west, extents[0]!.east];
  let end = extents[0]!.lastLon;
  for (let index = 1; index < extents.length; index++) {
    const extent = extents[index]!;
    const first = extent.firstLon;
    const step = shortestLonStep(end, first);
    const shift = Math.abs(step) < JOINED_DEGREES ? end + step - first : leastWidening(extent, west, east);
    west = Math.min(west, extent.west + shift);
    east = Math.max(east, extent.east + shift);
    end = extent.lastLon + shift;
  }
  return east - west <= 360 ? [west, east] : worldOnce(extents);
}

/** The world once, from where the fewest extents run, with the first at its own longitudes. */
function worldOnce(extents: readonly Extent[]): Sides {
  const marks = extents
    .flatMap(({ west, east }) => [
      { at: eastward(0, west), more: 1 },
      { at: eastward(0, east), more: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  // Beside how many run over the meridian 0: only their order counts.
  let running = 0;
  let best = { running: Infinity, degrees: 0, middle: 0 };
  for (const [index, { at, more }] of marks.entries()) {
    running += more;
    const degrees = (marks[index + 1]?.at ?? marks[0]!.at + 360) - at;
    if (degrees <= LEAST_GAP_DEGREES) continue;
    if (running < best.running || (running === best.running && degrees > best.degrees))
      best = { running, degrees, middle: at + degrees / 2 };
  }
  const start = extents[0]!.west;
  const west = start - eastward(best.middle, start);
  return [west, west + 360];
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
