import type { Camera } from "../../geometry/camera.ts";
import { mercatorView, projectAll } from "../../geometry/map-view.ts";
import { containsPoint, grown, overlaps, unionOf, type Box } from "../../geometry/screen-boxes.ts";
import { insetFrame, locatorFrame, locatorShape, type CompanionMap } from "../../tour/inset.ts";
import type { StoryModel } from "../../story/story-model.ts";
import { insetCaption, insetOuter, legendUnit } from "./furniture-size.ts";
import { leaderBetween, type Leader } from "./leader.ts";
import { anchorsOf, markersOn } from "../content/markers-on.ts";
import type { PictureLayout } from "./picture-layout.ts";
import { cssSize, wholeSteps, type PlannedMap } from "./planned-map.ts";
import { SCALE_BAR_PIXELS, scaleBar, type ScaleBar } from "./scale-bar.ts";
import type { MeasureIn } from "./type-scale.ts";

/** A smaller map over the main one: of legs that are too small on it, or of the whole story, where it shows but a part. */
export interface PlannedInset extends PlannedMap {
  shown: CompanionMap;
  outer: Box;
  caption: readonly string[];
  unit: number;
  scaleBar?: ScaleBar;
  /** On the main map: what the inset shows, or a frame around its places where these would hide that. */
  insetExtent?: Box;
  /** Points and discs of numbered places on the main map, under which the insetExtent is drawn. */
  marks: readonly Box[];
  leader?: Leader;
  /** On a locator: what the main map shows. */
  mainExtent?: Box;
}

/** An inset of one of the sizes that it may have, before it has its place: boxes in it from its own top left. */
export type InsetCandidate = Omit<PlannedInset, "outer" | "marks" | "leader"> & {
  outer: { width: number; height: number };
  /** Paper around the map. */
  frameWidth: number;
};

/** Widths of an inset in units, the best first. */
const WIDTHS = [480, 440, 400, 370, 340, 310, 285];
/** From this height, in widths. */
const HIGH_MAP = 0.55;
const WIDTHS_ON_HIGH_MAP = [720, 680, 640, 600, 560, 520, ...WIDTHS];
/** A locator says where, and no more. */
const LOCATOR_WIDTHS = [400, 370, 340, 310, 285];
const MOST_OF_WIDTH_FOR_LOCATOR = 0.32;
/** At the zoom of an inset labels are larger. */
const SMALLEST_LABEL_PIXELS = 11.6;
const SHAPE = 0.66;
/** Shares of the map's sides that an inset may take. */
const MOST_OF_WIDTH = 0.64;
const MOST_OF_HEIGHT = 0.66;
const SCALE_BAR_SHARE = 0.8;
/** An insetExtent lower than the ring of a place is hidden by it. */
const LEAST_RINGS_HIGH = 1.1;
/** A smaller frame on a locator is not seen: in units. */
const LEAST_LOCATED = 15;

/** The insets that a picture may have, the best first. */
export function insetCandidates(
  { layout, main }: { layout: PictureLayout; main: PlannedMap },
  model: StoryModel,
  wanted: CompanionMap,
  measureIn: MeasureIn,
): InsetCandidate[] {
  const { map, unit, smallest } = layout;
  const rings = markersOn(main, model).map(([ring]) => ring!);
  const least = wholeSteps(Math.max(1.2 * unit, smallest / SMALLEST_LABEL_PIXELS));
  const pixelRatio = Math.min(main.pixelRatio, least);
  const keyUnit = legendUnit(layout);
  const ofLegs = map.height > map.width * HIGH_MAP ? WIDTHS_ON_HIGH_MAP : WIDTHS;
  const [all, most] = wanted.shows === "story" ? [LOCATOR_WIDTHS, MOST_OF_WIDTH_FOR_LOCATOR] : [ofLegs, MOST_OF_WIDTH];
  const widest = all.filter((width) => width * unit <= map.width * most);
  const widths = widest.length > 0 ? widest : all.slice(-1);
  const shown = { width: map.width / main.pixelRatio, height: map.height / main.pixelRatio };
  const shape = wanted.shows === "story" ? locatorShape(model) : SHAPE;
  return widths.flatMap((inUnits) => {
    const width = Math.round(inUnits * unit);
    const box = { x: 0, y: 0, width, height: Math.round(width * shape) };
    const viewport = cssSize(box, pixelRatio);
    const frame =
      wanted.shows === "story"
        ? locatorFrame(model, main.frame, shown, viewport)
        : insetFrame(model, main.frame, wanted.legIds, viewport);
    const bar = scaleBar(frame.camera, viewport.height, SCALE_BAR_PIXELS * SCALE_BAR_SHARE);
    const caption = insetCaption(model.story, wanted, width, keyUnit, measureIn);
    const { outer, frameWidth } = insetOuter(box, caption.length + (bar ? 1 : 0), keyUnit);
    if (outer.height > map.height * MOST_OF_HEIGHT) return [];
    const inset = { box, viewport, pixelRatio, frame };
    const tie = wanted.shows === "story" ? locatedOn(inset, main, model, unit) : extentOn(main, inset, rings, unit);
    return [
      { ...inset, ...tie, shown: wanted, caption, outer, frameWidth, unit: keyUnit, ...(bar && { scaleBar: bar }) },
    ];
  });
}

/** An inset in the place that was found for it, tied to what it shows by a line that touches no place and no legend. */
export function placedInset(
  { frameWidth, ...chosen }: InsetCandidate,
  found: Box,
  { layout, main, legend }: { layout: PictureLayout; main: PlannedMap; legend?: Box },
  model: StoryModel,
): PlannedInset {
  // On whole pixels, so that the inset's own pixels are not mixed.
  const outer = { ...found, x: Math.round(found.x), y: Math.round(found.y) };
  const border = Math.round(frameWidth);
  const box = { ...chosen.box, x: outer.x + border, y: outer.y + border };
  const { insetExtent, mainExtent } = chosen;
  const markers = markersOn(main, model);
  const inTheWay = [...markers.flatMap((boxes) => boxes.slice(1)), ...(legend ? [legend] : [])];
  const leader = insetExtent && leaderBetween(insetExtent, outer, inTheWay, layout.unit);
  const marks = markers.flatMap((boxes) => boxes.slice(0, 2));
  return {
    ...{ ...chosen, outer, box, marks },
    ...(leader && { leader }),
    ...(mainExtent && { mainExtent: { ...mainExtent, x: mainExtent.x + box.x, y: mainExtent.y + box.y } }),
  };
}

/** What an inset shows, on the main map; where the rings of its places would hide that, a frame around these. */
function extentOn(
  main: PlannedMap,
  inset: PlannedMap,
  rings: readonly Box[],
  unit: number,
): Pick<InsetCandidate, "insetExtent"> {
  const insetExtent = viewOn(main, inset.frame, inset.viewport);
  const { box: map } = main;
  const inside =
    insetExtent.x > map.x &&
    insetExtent.y > map.y &&
    insetExtent.x + insetExtent.width < map.x + map.width &&
    insetExtent.y + insetExtent.height < map.y + map.height;
  if (!inside || insetExtent.width >= map.width / 2) return {};
  const hiding = rings.filter((ring) => overlaps(ring, insetExtent));
  const highest = Math.max(0, ...hiding.map(({ height }) => height));
  if (insetExtent.height >= highest * LEAST_RINGS_HIGH) return { insetExtent };
  return { insetExtent: unionOf([insetExtent, ...hiding.map((ring) => grown(ring, 3 * unit))]) };
}

/** What the main map shows, on a locator, and the places that the locator adds: those outside the main map. */
function locatedOn(
  locator: PlannedMap,
  main: PlannedMap,
  model: StoryModel,
  unit: number,
): Pick<InsetCandidate, "mainExtent" | "placeIds"> {
  const { box, pixelRatio, frame } = main;
  const seen = viewOn(locator, frame, { width: box.width / pixelRatio, height: box.height / pixelRatio });
  const [width, height] = [seen.width, seen.height].map((side) => Math.max(side, LEAST_LOCATED * unit)) as [
    number,
    number,
  ];
  const mainExtent = {
    x: seen.x + (seen.width - width) / 2,
    y: seen.y + (seen.height - height) / 2,
    width,
    height,
  };
  const points = projectAll(anchorsOf(model.story.places), mercatorView(frame.camera, box, pixelRatio));
  const outside = model.story.places.filter((_, index) => !containsPoint(box, points[index]!));
  return { mainExtent, placeIds: new Set(outside.map(({ id }) => id)) };
}

/** What a frame's camera shows in a viewport, as a box on another map. */
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
