import type { Box } from "../../geometry/screen-boxes.ts";
import { insetFrame, locatorFrame, locatorShape, type CompanionMap } from "../../tour/inset.ts";
import type { StoryModel } from "../../story/story-model.ts";
import type { Words } from "../../words/interface.ts";
import { markersOn } from "../content/markers-on.ts";
import { insetCaption, insetOuter, legendUnit } from "./furniture-size.ts";
import { insetExtentOn } from "./map-ties.ts";
import type { PictureLayout } from "./picture-layout.ts";
import { cssSize, wholeSteps, type PlannedMap } from "./planned-map.ts";
import { SCALE_BAR_PIXELS, scaleBar, type ScaleBar } from "./scale-bar.ts";
import type { MeasureIn } from "./type-scale.ts";

/**
 * A smaller map over the main one: of legs that are too small on it, or of the whole story, where it shows but a part. Its
 * camera stays through a chapter; its frame is that of the chapter as a still.
 */
export interface InsetPlan extends PlannedMap {
  shown: CompanionMap;
  outer: Box;
  caption: readonly string[];
  unit: number;
  scaleBar?: ScaleBar;
}

/** An inset of one of the sizes that it may have, before it has its place: boxes in it from its own top left. */
export interface InsetCandidate {
  inset: Omit<InsetPlan, "outer">;
  /** With its frame and the lines under it. */
  outer: { width: number; height: number };
  /** Paper around the map. */
  frameWidth: number;
  /** On the main map: what the inset would show. */
  insetExtent?: Box;
}

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

/** The insets that a picture may have, the best first. */
export function insetCandidates(
  { layout, main }: { layout: PictureLayout; main: PlannedMap },
  model: StoryModel,
  shown: CompanionMap,
  measureIn: MeasureIn,
  words: Words,
): InsetCandidate[] {
  const { map, unit, smallest } = layout;
  const rings = markersOn(main, model).map(([ring]) => ring!);
  const least = wholeSteps(Math.max(1.2 * unit, smallest / SMALLEST_LABEL_PIXELS));
  const pixelRatio = Math.min(main.pixelRatio, least);
  const keyUnit = legendUnit(layout);
  const ofLegs = map.height > map.width * HIGH_MAP ? WIDTHS_ON_HIGH_MAP : WIDTHS;
  const [all, most] = shown.shows === "story" ? [LOCATOR_WIDTHS, MOST_OF_WIDTH_FOR_LOCATOR] : [ofLegs, MOST_OF_WIDTH];
  const widest = all.filter((width) => width * unit <= map.width * most);
  const widths = widest.length > 0 ? widest : all.slice(-1);
  const seen = { width: map.width / main.pixelRatio, height: map.height / main.pixelRatio };
  const shape = shown.shows === "story" ? locatorShape(model) : SHAPE;
  return widths.flatMap((inUnits) => {
    const width = Math.round(inUnits * unit);
    const box = { x: 0, y: 0, width, height: Math.round(width * shape) };
    const viewport = cssSize(box, pixelRatio);
    const frame =
      shown.shows === "story"
        ? locatorFrame(model, main.frame, seen, viewport)
        : insetFrame(model, main.frame, shown.legIds, viewport);
    const bar = scaleBar(frame.camera, viewport.height, SCALE_BAR_PIXELS * SCALE_BAR_SHARE, words);
    const caption = insetCaption(model.story, shown, { width, unit: keyUnit }, measureIn, words);
    const { outer, frameWidth } = insetOuter(box, caption.length + (bar ? 1 : 0), keyUnit);
    if (outer.height > map.height * MOST_OF_HEIGHT) return [];
    const small = { box, viewport, pixelRatio, frame };
    const insetExtent = shown.shows === "legs" ? insetExtentOn(main, small, rings, unit) : undefined;
    const inset = { ...small, shown, caption, unit: keyUnit, ...(bar && { scaleBar: bar }) };
    return [{ inset, outer, frameWidth, ...(insetExtent && { insetExtent }) }];
  });
}

/** An inset in the place that was found for it. */
export function placedInset({ inset, frameWidth }: InsetCandidate, found: Box): InsetPlan {
  // On whole pixels, so that the inset's own pixels are not mixed.
  const outer = { ...found, x: Math.round(found.x), y: Math.round(found.y) };
  const border = Math.round(frameWidth);
  return { ...inset, outer, box: { ...inset.box, x: outer.x + border, y: outer.y + border } };
}
