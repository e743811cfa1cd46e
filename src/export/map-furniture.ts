import type { Position } from "geojson";
import { boxAt, CORNERS, overlaps, type Box, type Spot } from "../story/free-box.ts";

/** What lies on a map, and what it should leave free. All in pixels of the picture. */
export interface FurnitureNeeds {
  map: Box;
  margin: number;
  /** Pixels per CSS pixel of the map. */
  scale: number;
  legend?: { width: number; height: number };
  /** Sizes that an inset may have, the best first; none for no inset. */
  insets: readonly { width: number; height: number }[];
  /** Boxes that nothing should cover. */
  taken: readonly Box[];
  places: readonly Position[];
  /** Points where names of areas stand: covered rather than the route. */
  areas: readonly Position[];
  route: readonly Position[];
}

export interface Furniture {
  legend?: Box;
  /** The box of the inset with the index of its size. */
  inset?: Box & { sizeIndex: number };
}

/** Steps between two corners in which a free place is looked for. */
const STEPS = 32;
const shares = Array.from({ length: STEPS - 1 }, (_, index) => (index + 1) / STEPS);
/** The corners, then from the middle of the lower, upper, left and right edge outwards. */
const SPOTS: readonly Spot[] = [
  ...Object.values(CORNERS),
  ...shares
    .toSorted((a, b) => Math.abs(a - 0.5) - Math.abs(b - 0.5))
    .flatMap((share): Spot[] => [
      [share, 1],
      [share, 0],
      [0, share],
      [1, share],
    ]),
];
/** Inset and legend that nearly touch are worse than a covered name of an area, and better than a covered route. */
const CROWDED_COST = 100;
/** Room of a numbered place with its disc and name, in CSS pixels of the map. */
const ROOM = { width: 110, height: 110 };

/**
 * Boxes for inset and legend that cover neither each other nor places, and the least of the route: the inset as large as
 * that allows, or else where the two cover least. Throws RangeError where they cannot stand side by side on the map.
 */
export function placeFurniture(needs: FurnitureNeeds): Furniture {
  const keys = needs.legend ? costedBoxes(needs.legend, needs) : [undefined];
  let best: { furniture: Furniture; cost: number } | undefined;
  for (const [sizeIndex, size] of (needs.insets.length > 0 ? needs.insets : [undefined]).entries()) {
    for (const inset of size ? costedBoxes(size, needs) : [undefined])
      for (const legend of keys) {
        const crowded = inset && legend && overlaps(grown(inset.box, needs.margin / 2), legend.box);
        const cost = (inset?.cost ?? 0) + (legend?.cost ?? 0) + (crowded ? CROWDED_COST : 0);
        if (cost >= (best?.cost ?? Infinity) || (inset && legend && overlaps(inset.box, legend.box))) continue;
        best = {
          cost,
          furniture: { ...(inset && { inset: { ...inset.box, sizeIndex } }), ...(legend && { legend: legend.box }) },
        };
      }
    if (best?.cost === 0) break;
  }
  if (best) return best.furniture;
  throw new RangeError(
    `Legend and inset do not fit beside each other on a map of ${Math.round(needs.map.width)} x ` +
      `${Math.round(needs.map.height)} pixels. Ask for a larger picture, or for the layout "map".`,
  );
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The boxes of a size at every spot where it is inside the map, with what they cover. */
function costedBoxes(size: { width: number; height: number }, needs: FurnitureNeeds): { box: Box; cost: number }[] {
  return SPOTS.map((spot) => boxAt(needs.map, size, spot, needs.margin))
    .filter((box) => isInside(box, needs.map))
    .map((box) => ({ box, cost: coveredBy(box, needs) }));
}

/** What a box covers, weighed: first places and their numbers, then the route, then names of areas. */
function coveredBy(box: Box, { taken, places, areas, route, scale }: FurnitureNeeds): number {
  const points = route.filter(
    ([x, y]) => x! >= box.x && x! <= box.x + box.width && y! >= box.y && y! <= box.y + box.height,
  );
  const covered = (boxes: readonly Box[]) => boxes.filter((other) => overlaps(box, other)).length;
  const rooms = (positions: readonly Position[]) => positions.map((position) => roomOf(position, scale));
  return (
    covered(taken) * 1e9 +
    covered(rooms(places)) * 1e7 +
    points.length * 1e3 +
    sharedPixels(box, rooms(areas)) / (ROOM.width * ROOM.height * scale ** 2)
  );
}

function sharedPixels(box: Box, others: readonly Box[]): number {
  const along = (from: number, size: number, otherFrom: number, otherSize: number) =>
    Math.max(0, Math.min(from + size, otherFrom + otherSize) - Math.max(from, otherFrom));
  return others.reduce(
    (sum, other) =>
      sum + along(box.x, box.width, other.x, other.width) * along(box.y, box.height, other.y, other.height),
    0,
  );
}

function roomOf([x, y]: Position, scale: number): Box {
  const [width, height] = [ROOM.width * scale, ROOM.height * scale];
  return { x: x! - width / 2, y: y! - height / 3, width, height };
}

function isInside(box: Box, map: Box): boolean {
  return (
    box.x >= map.x - 0.01 &&
    box.y >= map.y - 0.01 &&
    box.x + box.width <= map.x + map.width + 0.01 &&
    box.y + box.height <= map.y + map.height + 0.01
  );
}
