import type { Position } from "geojson";
import { EDGE_SPOTS, freeBox, overlaps, type Box, type Spot } from "../story/free-box.ts";

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
  route: readonly Position[];
}

export interface Furniture {
  legend?: Box;
  /** The box of the inset with the index of its size. */
  inset?: Box & { sizeIndex: number };
}

const SIDE_SPOTS: readonly Spot[] = [0.5, 0.33, 0.67, 0.17, 0.83].flatMap((y): Spot[] => [
  [0, y],
  [1, y],
]);
const SPOTS = [...EDGE_SPOTS, ...SIDE_SPOTS];
/** Room of a numbered place with its disc and name, in CSS pixels of the map. */
const ROOM = { width: 110, height: 110 };

/**
 * Boxes for inset and legend that cover neither each other nor places, and the least of the route: the inset as large as
 * that allows, or else where the two cover least. Throws RangeError where they cannot stand side by side on the map.
 */
export function placeFurniture(needs: FurnitureNeeds): Furniture {
  const { map, margin, legend, insets, taken, places, route, scale } = needs;
  const around = { margin, places, route, scale };
  let best: { furniture: Furniture; covered: number } | undefined;
  const sizes = insets.length > 0 ? insets : [undefined];
  for (const [sizeIndex, size] of sizes.entries())
    for (const insetFirst of [true, false]) {
      const put = (box: { width: number; height: number } | undefined, others: readonly Box[]) =>
        box && freeBox(map, box, SPOTS, { ...around, taken: [...taken, ...others] });
      const first = put(insetFirst ? size : legend, []);
      const second = put(insetFirst ? legend : size, first ? [first] : []);
      const [inset, key] = insetFirst ? [first, second] : [second, first];
      const boxes = [inset, key].flatMap((box) => box ?? []);
      if (boxes.some((box) => !isInside(box, map)) || (inset && key && overlaps(inset, key))) continue;
      const furniture: Furniture = { ...(inset && { inset: { ...inset, sizeIndex } }), ...(key && { legend: key }) };
      const covered = boxes.reduce((sum, box) => sum + coveredBy(box, needs), 0);
      if (covered === 0) return furniture;
      if (!best || covered < best.covered) best = { furniture, covered };
    }
  if (!best)
    throw new RangeError(
      `Legend and inset do not fit beside each other on a map of ${Math.round(map.width)} x ${Math.round(map.height)} pixels. ` +
        'Ask for a larger picture, or for the layout "map".',
    );
  return best.furniture;
}

function coveredBy(box: Box, { taken, places, route, scale }: FurnitureNeeds): number {
  const rooms = places.map(([x, y]) => ({
    x: x! - (ROOM.width / 2) * scale,
    y: y! - (ROOM.height / 3) * scale,
    width: ROOM.width * scale,
    height: ROOM.height * scale,
  }));
  const points = route.filter(
    ([x, y]) => x! >= box.x && x! <= box.x + box.width && y! >= box.y && y! <= box.y + box.height,
  );
  const covered = (boxes: readonly Box[]) => boxes.filter((other) => overlaps(box, other)).length;
  return covered(taken) * 1e6 + covered(rooms) * 1e4 + points.length;
}

function isInside(box: Box, map: Box): boolean {
  return (
    box.x >= map.x - 0.01 &&
    box.y >= map.y - 0.01 &&
    box.x + box.width <= map.x + map.width + 0.01 &&
    box.y + box.height <= map.y + map.height + 0.01
  );
}
