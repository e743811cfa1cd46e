import type { Position } from "geojson";
import type { Camera } from "./camera.ts";
import { mercatorX, mercatorY } from "./mercator.ts";
import { pointAlong } from "./measured-line.ts";
import type { MeasuredLeg } from "./timeline.ts";

/** Pixels, from the top left. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where furniture may stand on a map: its corners, and the middle of its lower edge. */
export const CORNERS = ["bottom-right", "bottom-left", "top-right", "top-left", "bottom"] as const;
export type Corner = (typeof CORNERS)[number];

/** The box of a size in a corner of a map, `margin` pixels from its edges. */
export function boxInCorner(map: Box, size: { width: number; height: number }, corner: Corner, margin: number): Box {
  const middle = map.x + (map.width - size.width) / 2;
  const right = map.x + map.width - margin - size.width;
  return {
    ...size,
    x: corner === "bottom" ? middle : corner.endsWith("left") ? map.x + margin : right,
    y: corner.startsWith("top") ? map.y + margin : map.y + map.height - margin - size.height,
  };
}

/** Room that a numbered place takes on the map with its disc and name, around its point. */
const PLACE_ROOM = { width: 110, height: 110 };

/**
 * The corner in which a box covers none of the boxes that are there already, no place, and the least of the route; the
 * first of `corners` where several are as good.
 */
export function freeCorner(
  map: Box,
  size: { width: number; height: number },
  options: {
    margin: number;
    taken: readonly Box[];
    places: readonly Position[];
    route: readonly Position[];
    corners?: readonly Corner[];
    /** Pixels of the box that make one CSS pixel. */
    scale?: number;
  },
): Corner {
  const { margin, taken, places, route, corners = CORNERS, scale = 1 } = options;
  const rooms = places.map((place) => roomOf(place, scale));
  const cost = (corner: Corner) => {
    const box = boxInCorner(map, size, corner, margin);
    const covered = (boxes: readonly Box[]) => boxes.filter((other) => overlaps(box, other)).length;
    return covered(taken) * 1e9 + covered(rooms) * 1e6 + route.filter((point) => holds(box, point)).length;
  };
  return corners.reduce((best, corner) => (cost(corner) < cost(best) ? corner : best));
}

/** Positions as a camera shows them, in pixels of a box; `scale` of them make one pixel of the camera. */
export function inBox(positions: readonly Position[], camera: Camera, map: Box, scale = 1): Position[] {
  const worldPixels = 512 * 2 ** camera.zoom * scale;
  const [centerX, centerY] = [mercatorX(camera.center[0]), mercatorY(camera.center[1])];
  return positions.map(([lon, lat]) => [
    map.x + map.width / 2 + (mercatorX(lon!) - centerX) * worldPixels,
    map.y + map.height / 2 + (mercatorY(lat!) - centerY) * worldPixels,
  ]);
}

/** At most this many positions of a leg say where it runs on the map. */
const POSITIONS_OF_LEG = 400;

/** Positions along every leg, evenly spaced. */
export function routePositions(legs: readonly MeasuredLeg[]): Position[] {
  return legs.flatMap(({ stretches }) =>
    stretches.flatMap(({ line }) => {
      const count = Math.ceil(POSITIONS_OF_LEG / stretches.length);
      return Array.from(
        { length: count + 1 },
        (_, index) => pointAlong(line, (line.lengthMeters * index) / count).position,
      );
    }),
  );
}

function roomOf([x, y]: Position, scale: number): Box {
  const [width, height] = [PLACE_ROOM.width * scale, PLACE_ROOM.height * scale];
  return { x: x! - width / 2, y: y! - height / 3, width, height };
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function holds(box: Box, [x, y]: Position): boolean {
  return x! >= box.x && x! <= box.x + box.width && y! >= box.y && y! <= box.y + box.height;
}
