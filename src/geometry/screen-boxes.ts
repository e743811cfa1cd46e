import type { Position } from "geojson";
/** Pixels, from the top left. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a box stands on a map: shares of the free width and height, [0, 0] the top left corner, [1, 1] the bottom right. */
export type Spot = readonly [x: number, y: number];

export const CORNERS = {
  "bottom-right": [1, 1],
  "bottom-left": [0, 1],
  "top-right": [1, 0],
  "top-left": [0, 0],
} as const satisfies Record<string, Spot>;
export type Corner = keyof typeof CORNERS;

/** The corners, then places along the lower and the upper edge. */
export const EDGE_SPOTS: readonly Spot[] = [
  ...Object.values(CORNERS),
  ...[0.5, 0.25, 0.75, 0.375, 0.625, 0.125, 0.875].flatMap((x): Spot[] => [
    [x, 1],
    [x, 0],
  ]),
];

/** The box of a size at a spot of a map, `margin` pixels from its edges. */
export function boxAt(map: Box, size: { width: number; height: number }, [x, y]: Spot, margin: number): Box {
  return {
    ...size,
    x: map.x + margin + (map.width - 2 * margin - size.width) * x,
    y: map.y + margin + (map.height - 2 * margin - size.height) * y,
  };
}

/** Room that a numbered place takes on the map with its disc and name, around its point: CSS pixels. */
const PLACE_ROOM = { width: 110, height: 110 };

/** Room that the drawn line takes with its casing to either side of the route: CSS pixels. */
export const ROUTE_ROOM = 9;

/** Things that a box on a map should not cover. */
export interface Surroundings {
  /** Pixels between the box and the edges of the map. */
  margin: number;
  /** Boxes that are there already. */
  taken: readonly Box[];
  /** Points of numbered places, in pixels of the map. */
  places: readonly Position[];
  /** Points along the route, in pixels of the map. */
  route: readonly Position[];
  /** Pixels of the map that make one CSS pixel; 1 where absent. */
  scale?: number;
}

/**
 * The box that covers none of the boxes that are there already, no place, and the least of the route: at the first of
 * `spots` where several are as good.
 */
export function freeBox(
  map: Box,
  size: { width: number; height: number },
  spots: readonly Spot[],
  { margin, ...around }: Surroundings,
): Box {
  return freestOf(
    spots.map((spot) => boxAt(map, size, spot, margin)),
    around,
  );
}

/** The first of some boxes that covers as little as any, as `freeBox` has it. */
export function freestOf(
  boxes: readonly Box[],
  { taken, places, route, scale = 1 }: Omit<Surroundings, "margin">,
): Box {
  const rooms = places.map((place) => roomOf(place, scale));
  const cost = (box: Box) => {
    const covered = (others: readonly Box[]) => others.filter((other) => overlaps(box, other)).length;
    return covered(taken) * 1e9 + covered(rooms) * 1e6 + pointsCovered(box, route, scale);
  };
  const costs = boxes.map(cost);
  return boxes[costs.indexOf(Math.min(...costs))]!;
}

/** How many points of the route a box covers a part of the line at. */
export function pointsCovered(box: Box, route: readonly Position[], scale: number): number {
  const around = grown(box, ROUTE_ROOM * scale);
  return route.filter((point) => containsPoint(around, point)).length;
}

/** The room of a numbered place at a point of the map, of which `scale` pixels make one CSS pixel. */
export function roomOf([x, y]: Position, scale: number): Box {
  const [width, height] = [PLACE_ROOM.width * scale, PLACE_ROOM.height * scale];
  return { x: x! - width / 2, y: y! - height / 3, width, height };
}

export function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The box around some boxes, of which there is at least one. */
export function unionOf(boxes: readonly Box[]): Box {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Whether a box holds another, or all but `loose` pixels of it. */
export function containsBox(outer: Box, inner: Box, loose = 0): boolean {
  return (
    inner.x >= outer.x - loose &&
    inner.y >= outer.y - loose &&
    inner.x + inner.width <= outer.x + outer.width + loose &&
    inner.y + inner.height <= outer.y + outer.height + loose
  );
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function containsPoint(box: Box, [x, y]: Position): boolean {
  return x! >= box.x && x! <= box.x + box.width && y! >= box.y && y! <= box.y + box.height;
}

export function middleOf({ x, y, width, height }: Box): Position {
  return [x + width / 2, y + height / 2];
}
