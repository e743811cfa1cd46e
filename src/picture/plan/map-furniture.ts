import type { Position } from "geojson";
import {
  boxAt,
  CORNERS,
  grown,
  containsBox,
  middleOf,
  overlaps,
  pointsCovered,
  roomOf,
  type Box,
  type Spot,
} from "../../geometry/screen-boxes.ts";
import { planned, refused, type Planned } from "../request/refusal.ts";
import { crosses, nearestOn } from "./leader.ts";

/** The things to place on a map, and those to leave free. All in pixels of the picture. */
export interface FurnitureNeeds {
  map: Box;
  margin: number;
  /** Pixels per CSS pixel of the map. */
  scale: number;
  legend?: { width: number; height: number };
  /** Sizes that an inset may have, the best first; none for no inset. */
  insets: readonly { width: number; height: number }[];
  /** The extent of the inset on this map: nothing should cover it, and the inset should be near. */
  insetExtent?: Box;
  places: readonly Position[];
  /** Where the story's words stand and its areas lie: covered rather than the route. */
  wordsAndAreas: readonly Box[];
  route: readonly Position[];
}

export interface PlacedFurniture {
  legend?: Box;
  /** The box of the inset with the index of its size. */
  inset?: Box & { sizeIndex: number };
  /** A part of the route, a place or what the inset shows lies under it. */
  covers: boolean;
}

/** Steps between two corners in which a free place is looked for. */
const STEPS = 64;
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
/** Cost of a covered point of the route. */
const ROUTE_COST = 1e3;
/** Inset and legend that nearly touch are worse than a covered name of an area, and better than a covered route. */
const CROWDED_COST = 100;
/** An inset that no short line can tie to what it shows, since the legend is between them, is worse than a smaller one. */
const UNTIED_COST = 0.3;
/** An inset as far from what it shows as the map is wide is as bad as this much of an area's name covered. */
const FAR_COST = 0.5;
/** Room between inset and legend side by side, in margins. */
const GAP = 0.75;

interface Costed {
  box: Box;
  /** Cost of the things that it covers. */
  cost: number;
}

/**
 * Boxes for inset and legend that cover neither each other nor places, and the least of the route: the inset as large as
 * that allows, or else where the two cover least, and near what it shows. Refused where they cannot stand side by
 * side on the map.
 */
export function placeFurniture(needs: FurnitureNeeds): Planned<PlacedFurniture> {
  const keys = needs.legend
    ? costedBoxes(
        SPOTS.map((spot) => atSpot(needs, needs.legend!, spot)),
        needs,
      )
    : [];
  let best: { furniture: PlacedFurniture; covered: number; cost: number } | undefined;
  for (const [sizeIndex, size] of (needs.insets.length > 0 ? needs.insets : [undefined]).entries()) {
    const insets = size
      ? costedBoxes(
          SPOTS.map((spot) => atSpot(needs, size, spot)),
          needs,
        )
      : [undefined];
    for (const inset of insets) {
      if (inset && inset.cost >= (best?.cost ?? Infinity)) continue;
      for (const legend of needs.legend ? [...keysBeside(inset, needs), ...keys] : [undefined]) {
        if (inset && legend && overlaps(inset.box, legend.box)) continue;
        const crowded = inset && legend && overlaps(grown(inset.box, needs.margin * GAP * 0.99), legend.box);
        const untied = inset && legend && isBetween(legend.box, inset.box, needs);
        const covered =
          (inset?.cost ?? 0) + (legend?.cost ?? 0) + (crowded ? CROWDED_COST : 0) + (untied ? UNTIED_COST : 0);
        const cost = covered + FAR_COST * (inset ? distanceFromExtent(inset.box, needs) : 0);
        if (cost >= (best?.cost ?? Infinity)) continue;
        const furniture = {
          ...(inset && { inset: { ...inset.box, sizeIndex } }),
          ...(legend && { legend: legend.box }),
          covers: covered >= ROUTE_COST,
        };
        best = { furniture, covered, cost };
      }
    }
    if (best?.covered === 0) break;
  }
  if (best) return planned(best.furniture);
  return refused(
    "too-small",
    `Legend and inset do not fit beside each other on a map of ${Math.round(needs.map.width)} x ` +
      `${Math.round(needs.map.height)} pixels. Ask for a larger picture, or for the layout "map".`,
  );
}

function atSpot({ map, margin }: FurnitureNeeds, size: { width: number; height: number }, spot: Spot): Box {
  return boxAt(map, size, spot, margin);
}

/** Boxes that are inside the map, with what they cover. */
function costedBoxes(boxes: readonly Box[], needs: FurnitureNeeds): Costed[] {
  return boxes.filter((box) => containsBox(needs.map, box, 0.01)).map((box) => ({ box, cost: coveredBy(box, needs) }));
}

/** The legend at either side of an inset, their upper or lower edges in line. */
function keysBeside(inset: Costed | undefined, needs: FurnitureNeeds): Costed[] {
  const { legend, margin } = needs;
  if (!inset || !legend) return [];
  const { x, y, width, height } = inset.box;
  const sides = [x - margin * GAP - legend.width, x + width + margin * GAP];
  const heights = [y + height - legend.height, y];
  return costedBoxes(
    sides.flatMap((left) => heights.map((top) => ({ ...legend, x: left, y: top }))),
    needs,
  );
}

/** From the middle of a box to that of what the inset shows, in widths of the map. */
function distanceFromExtent(box: Box, { insetExtent, map }: FurnitureNeeds): number {
  if (!insetExtent) return 0;
  const [[ax, ay], [bx, by]] = [middleOf(box), middleOf(insetExtent)];
  return Math.hypot(ax! - bx!, ay! - by!) / map.width;
}

/** Whether a box stands in the way from what the inset shows to the inset. */
function isBetween(box: Box, inset: Box, { insetExtent }: FurnitureNeeds): boolean {
  return insetExtent !== undefined && crosses([middleOf(insetExtent), nearestOn(inset, middleOf(insetExtent))], box);
}

/** The cost of the things that a box covers: first places and their numbers, then the route, then words and areas. */
function coveredBy(box: Box, { insetExtent, places, wordsAndAreas, route, scale }: FurnitureNeeds): number {
  const covered = (boxes: readonly Box[]) => boxes.filter((other) => overlaps(box, other)).length;
  const rooms = (positions: readonly Position[]) => positions.map((position) => roomOf(position, scale));
  return (
    covered(insetExtent ? [insetExtent] : []) * 1e9 +
    covered(rooms(places)) * 1e7 +
    pointsCovered(box, route, scale) * ROUTE_COST +
    wordsAndAreas.reduce((sum, other) => sum + sharedPixels(box, other) / (other.width * other.height), 0)
  );
}

function sharedPixels(a: Box, b: Box): number {
  const along = (from: number, size: number, otherFrom: number, otherSize: number) =>
    Math.max(0, Math.min(from + size, otherFrom + otherSize) - Math.max(from, otherFrom));
  return along(a.x, a.width, b.x, b.width) * along(a.y, a.height, b.y, b.height);
}
