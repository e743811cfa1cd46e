import type { Camera } from "../../geometry/camera.ts";
import { mercatorView, projectAll } from "../../geometry/map-view.ts";
import { containsPoint, grown, overlaps, unionOf, type Box } from "../../geometry/screen-boxes.ts";
import type { StoryModel } from "../../story/story-model.ts";
import { anchorsOf, markersOn } from "../content/markers-on.ts";
import { leaderBetween, type Leader } from "./leader.ts";
import type { PlannedMap } from "./planned-map.ts";

/** Marks that tie two maps of a picture together, and move with their cameras. In pixels of the picture. */
export interface MapTies {
  /**
   * Drawn on the main map: what the inset shows, or a frame around its places where these would hide that. Absent beside a
   * locator.
   */
  insetExtent?: Box;
  /** Points and discs of numbered places on the main map, under which `insetExtent` and `leader` are drawn. */
  marks: readonly Box[];
  /** From `insetExtent` to the inset. */
  leader?: Leader;
  /** Drawn on a locator: what the main map shows. */
  mainExtent?: Box;
  /** Ids of the only places that a locator shows: those outside the main map, whose numbers would hide what is framed. */
  placeIds?: readonly string[];
}

interface TiedMaps {
  main: PlannedMap;
  inset: PlannedMap & { outer: Box; shown: { shows: "legs" | "story" } };
  legend?: Box;
  /** The unit of the picture. */
  unit: number;
}

/** An extent lower than the ring of a place is hidden by it. */
const LEAST_RINGS_HIGH = 1.1;
/** A smaller frame on a locator is not seen: in units. */
const LEAST_MAIN_EXTENT = 15;

/** The ties of an inset whose maps have the frames of an instant: the leader touches no place and no legend. */
export function tiesOf({ main, inset, legend, unit }: TiedMaps, model: StoryModel): MapTies {
  const markers = markersOn(main, model);
  const marks = markers.flatMap((boxes) => boxes.slice(0, 2));
  if (inset.shown.shows === "story")
    return { marks, mainExtent: mainExtentOn(inset, main, unit), placeIds: placesOutside(main, model) };
  const rings = markers.map(([ring]) => ring!);
  const insetExtent = insetExtentOn(main, inset, rings, unit);
  if (!insetExtent) return { marks };
  const inTheWay = [...markers.flatMap((boxes) => boxes.slice(1)), ...(legend ? [legend] : [])];
  const leader = leaderBetween(insetExtent, inset.outer, inTheWay, unit);
  return { marks, insetExtent, ...(leader && { leader }) };
}

/**
 * The extent of an inset on the main map; where the rings of its places would hide that, a frame around these. Undefined where
 * it does not lie on the main map, or takes half of it.
 */
export function insetExtentOn(
  main: PlannedMap,
  inset: PlannedMap,
  rings: readonly Box[],
  unit: number,
): Box | undefined {
  const extent = viewOn(main, inset.frame, inset.viewport);
  const { box: map } = main;
  const inside =
    extent.x > map.x &&
    extent.y > map.y &&
    extent.x + extent.width < map.x + map.width &&
    extent.y + extent.height < map.y + map.height;
  if (!inside || extent.width >= map.width / 2) return undefined;
  const hiding = rings.filter((ring) => overlaps(ring, extent));
  const highest = Math.max(0, ...hiding.map(({ height }) => height));
  if (extent.height >= highest * LEAST_RINGS_HIGH) return extent;
  return unionOf([extent, ...hiding.map((ring) => grown(ring, 3 * unit))]);
}

/** The extent of the main map on a locator. */
function mainExtentOn(locator: PlannedMap, { box, pixelRatio, frame }: PlannedMap, unit: number): Box {
  const seen = viewOn(locator, frame, { width: box.width / pixelRatio, height: box.height / pixelRatio });
  const [width, height] = [seen.width, seen.height].map((side) => Math.max(side, LEAST_MAIN_EXTENT * unit)) as [
    number,
    number,
  ];
  return { x: seen.x + (seen.width - width) / 2, y: seen.y + (seen.height - height) / 2, width, height };
}

function placesOutside({ box, pixelRatio, frame }: PlannedMap, { story: { places } }: StoryModel): string[] {
  const points = projectAll(anchorsOf(places), mercatorView(frame.camera, box, pixelRatio));
  return places.filter((_, index) => !containsPoint(box, points[index]!)).map(({ id }) => id);
}

/** The view of a frame's camera in a viewport, as a box on another map. */
function viewOn(map: PlannedMap, { camera }: { camera: Camera }, viewport: { width: number; height: number }): Box {
  const [west, south, east, north] = mercatorView(camera, { x: 0, y: 0, ...viewport }).bbox as [
    number,
    number,
    number,
    number,
  ];
  const view = mercatorView(map.frame.camera, map.box, map.pixelRatio);
  const [a, b] = [view.project([west, north]), view.project([east, south])];
  return { x: a[0]!, y: a[1]!, width: b[0]! - a[0]!, height: b[1]! - a[1]! };
}
