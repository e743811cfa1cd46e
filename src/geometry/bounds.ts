import type { BBox } from "geojson";
import type { Line } from "./line.ts";
import { shortestLonStep } from "./measured-line.ts";

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

/** The bbox of lines in their order, taken the short way from the end of one to the start of the next; the world for none. */
export function bboxOf(extents: readonly Extent[]): BBox {
  let box: BBox | undefined;
  let lon = NaN;
  for (const { west, south, east, north, firstLon, lastLon } of extents) {
    const start = Number.isNaN(lon) ? firstLon : lon + shortestLonStep(lon, firstLon);
    const shift = start - firstLon;
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
