import { worldPixelsAt } from "../../geometry/mercator.ts";

/**
 * Levels of detail of a line. A coarser level keeps those vertices of the finer one without which a point that travels
 * along the line would be seen somewhere else: position and distance travelled count, so that the head and the end of
 * the travelled part stand where they stand on the whole line.
 */

/** Vertices of one level of a line: Mercator x and y (0 to 1) in turn, and meters from the start of the leg. */
export interface LevelVertices {
  positions: Float64Array;
  meters: Float64Array;
}

/** Pixels by which a coarser level may differ from the whole line where it is used. */
const TOLERANCE_PIXELS = 0.3;
/** Up to these zooms (of device pixels) a level is made; above, the whole line is drawn. */
const LEVEL_ZOOMS = [12, 9, 6, 3] as const;
/** A line with fewer vertices costs the same in any detail. */
const FEWEST_VERTICES = 100;
/** A level with more than this share of the vertices of the finer one is not worth its memory. */
const WORTHWHILE_SHARE = 0.2;

export interface Level extends LevelVertices {
  /** The level may be drawn up to this zoom, plus the binary logarithm of the device pixel ratio. */
  maxZoom: number;
}

/** The levels of a line, the whole line first, then coarser and coarser. */
export function levelsOf(whole: LevelVertices): Level[] {
  const levels: Level[] = [{ ...whole, maxZoom: Infinity }];
  for (const maxZoom of LEVEL_ZOOMS) {
    const finer = levels.at(-1)!;
    if (finer.meters.length < FEWEST_VERTICES) break;
    const worldPixels = worldPixelsAt(maxZoom);
    const coarser = coarsened(finer, TOLERANCE_PIXELS / worldPixels, longestPiece(worldPixels));
    if (coarser.meters.length <= finer.meters.length * WORTHWHILE_SHARE) levels.push({ ...coarser, maxZoom });
  }
  return levels;
}

/**
 * The longest piece, in Mercator units, that on a globe of so many pixels around bows from its arc by the tolerance: the
 * sagitta of a chord, r * angle^2 / 8. North and south of the equator a unit is a smaller angle.
 */
function longestPiece(worldPixels: number): number {
  const radius = worldPixels / (2 * Math.PI);
  return Math.sqrt((8 * TOLERANCE_PIXELS) / radius) / (2 * Math.PI);
}

/**
 * Leaves out vertices, so that at each distance travelled the new line is at most `tolerance` (Mercator units) from
 * where the old one is. One pass: from the last vertex kept, each vertex passed over narrows the directions in which the
 * next one may lie (the synchronous distance of Meratnia and de By, "Spatiotemporal compression techniques for moving
 * point objects", 2004, with meters in place of time; the disc of each vertex taken as the square within it). No piece
 * becomes longer than `longest`, also in Mercator units.
 */
export function coarsened({ positions, meters }: LevelVertices, tolerance: number, longest = Infinity): LevelVertices {
  const kept = keptVertices(positions, meters, tolerance * Math.SQRT1_2, longest);
  const result = { positions: new Float64Array(kept.length * 2), meters: new Float64Array(kept.length) };
  for (let index = 0; index < kept.length; index++) {
    const vertex = kept[index]!;
    result.positions[index * 2] = positions[vertex * 2]!;
    result.positions[index * 2 + 1] = positions[vertex * 2 + 1]!;
    result.meters[index] = meters[vertex]!;
  }
  return result;
}

function keptVertices(positions: Float64Array, meters: Float64Array, halfSide: number, longest: number): Uint32Array {
  const kept = new Uint32Array(meters.length);
  const last = meters.length - 1;
  let count = 1;
  let from = 0;
  let [west, east, north, south] = [-Infinity, Infinity, -Infinity, Infinity];
  for (let vertex = 1; vertex <= last; vertex++) {
    const passed = meters[vertex]! - meters[from]!;
    const [dx, dy] = [
      positions[vertex * 2]! - positions[from * 2]!,
      positions[vertex * 2 + 1]! - positions[from * 2 + 1]!,
    ];
    // Without a distance there is no direction; such a vertex lies on the one kept.
    if (passed <= 0) continue;
    const [x, y, reach] = [dx / passed, dy / passed, halfSide / passed];
    const fits = x >= west && x <= east && y >= north && y <= south;
    const tooLong = vertex - from > 1 && dx * dx + dy * dy > longest * longest;
    if (!fits || tooLong) {
      from = vertex - 1;
      kept[count++] = from;
      [west, east, north, south] = [-Infinity, Infinity, -Infinity, Infinity];
      vertex--;
      continue;
    }
    west = Math.max(west, x - reach);
    east = Math.min(east, x + reach);
    north = Math.max(north, y - reach);
    south = Math.min(south, y + reach);
  }
  if (last > 0) kept[count++] = last;
  return kept.subarray(0, count);
}
