import { shortestLonStep } from "../../geometry/longitude.ts";
import type { Fix } from "./tracks.ts";

/** Meters in a degree of latitude, on a sphere of 6,371,008.8 m. */
const METERS_PER_DEGREE = 111_195.08;

/** The method takes time in the square of the length on shapes made for it; longer lines are simplified in blocks of so many. */
const BLOCK = 1_000;

/**
 * The positions that a line needs so that every one left out lies within so many meters of it (Ramer, Douglas and Peucker). The
 * first and the last stay. Straight pieces are straight in degrees, as they are drawn, the short way over the antimeridian. Lines of
 * more than 1,000 positions keep every thousandth as well. A tolerance of 0 leaves out what lies on the line alone.
 */
export function simplify(fixes: readonly Fix[], toleranceMeters: number): Fix[] {
  if (fixes.length < 3) return [...fixes];
  const lons = unwrapped(fixes);
  const keeps = new Uint8Array(fixes.length);
  keeps[0] = keeps[fixes.length - 1] = 1;
  for (let start = 0; start < fixes.length - 1; start += BLOCK) {
    const end = Math.min(start + BLOCK, fixes.length - 1);
    keeps[start] = keeps[end] = 1;
    keepBetween(fixes, lons, keeps, { start, end, toleranceMeters });
  }
  return fixes.filter((_fix, index) => keeps[index] === 1);
}

interface Block {
  start: number;
  end: number;
  toleranceMeters: number;
}

function keepBetween(fixes: readonly Fix[], lons: Float64Array, keeps: Uint8Array, block: Block): void {
  const open: [number, number][] = [[block.start, block.end]];
  for (let range = open.pop(); range; range = open.pop()) {
    const [start, end] = range;
    let [farthest, most] = [0, block.toleranceMeters];
    for (let index = start + 1; index < end; index++) {
      const meters = metersToPiece(fixes, lons, { index, start, end });
      if (meters > most) [farthest, most] = [index, meters];
    }
    if (farthest === 0) continue;
    keeps[farthest] = 1;
    open.push([start, farthest], [farthest, end]);
  }
}

/** Meters from a position to the piece between two others, on a plane true to scale at the position. */
function metersToPiece(
  fixes: readonly Fix[],
  lons: Float64Array,
  { index, start, end }: { index: number; start: number; end: number },
): number {
  const { lat } = fixes[index]!;
  const scale = Math.cos((lat * Math.PI) / 180);
  const [startX, startY] = [(lons[start]! - lons[index]!) * scale, fixes[start]!.lat - lat];
  const [pieceX, pieceY] = [(lons[end]! - lons[start]!) * scale, fixes[end]!.lat - fixes[start]!.lat];
  const length2 = pieceX * pieceX + pieceY * pieceY;
  const share = length2 === 0 ? 0 : -(startX * pieceX + startY * pieceY) / length2;
  const within = Math.min(1, Math.max(0, share));
  return Math.hypot(startX + within * pieceX, startY + within * pieceY) * METERS_PER_DEGREE;
}

/** Longitudes each within 180 degrees of the one before. */
function unwrapped(fixes: readonly Fix[]): Float64Array {
  const lons = new Float64Array(fixes.length);
  lons[0] = fixes[0]!.lon;
  for (let index = 1; index < fixes.length; index++)
    lons[index] = lons[index - 1]! + shortestLonStep(fixes[index - 1]!.lon, fixes[index]!.lon);
  return lons;
}
