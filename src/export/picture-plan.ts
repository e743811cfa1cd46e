import type { Position } from "geojson";
import { altText, type AltText } from "../story/alt-text.ts";
import { boxAround, grown, holds, inBox, overlaps, routePositions, type Box } from "../story/free-box.ts";
import { frameAt, type Frame } from "../story/frame.ts";
import { insetFrame, insetLegs } from "../story/inset.ts";
import { latAt, lonAt, mercatorX, mercatorY } from "../story/mercator.ts";
import { markersOf } from "../story/marker.ts";
import { mustBePossible, smallestType, type LayoutName, type PictureSize } from "../story/picture/picture-sizes.ts";
import type { Chapter, Place, Story } from "../story/story.ts";
import { buildTimeline, chapterIndexAt, type MeasuredLeg } from "../story/timeline.ts";
import { AREA_NAME_ROOM, markerBoxes } from "../map/place-layers.ts";
import { leaderBetween, type Leader } from "./leader.ts";
import { classesInView } from "./classes-in-view.ts";
import { placeFurniture } from "./map-furniture.ts";
import { attributionLine, pictureContent, type PictureContent } from "./picture-content.ts";
import { layoutPicture, type PictureLayout } from "./picture-layout.ts";
import { scaleBar, type ScaleBar } from "./scale-bar.ts";
import { insetCaption, insetOuter, legendBox, legendUnit, type LegendContent } from "./furniture-size.ts";
import { wrapText } from "./text-lines.ts";
import { LINE_HEIGHT, type MeasureIn, type TextBlock } from "./type-scale.ts";

export interface PlanOptions {
  /** The instant, in seconds of the timeline. */
  seconds: number;
  size: PictureSize;
  layout: LayoutName;
  /** The credit of the base map. */
  attribution: string;
  /** Where the story is published: printed where its sources are too many. */
  address?: string;
  legs: readonly MeasuredLeg[];
}

/** A map in a picture: where it stands, and what it shows at how many pixels per CSS pixel. */
export interface PlannedMap {
  box: Box;
  viewport: { width: number; height: number };
  enlargement: number;
  frame: Frame;
}

export interface PicturePlan {
  layout: PictureLayout;
  main: PlannedMap;
  legend?: Box & { content: LegendContent; unit: number };
  inset?: PlannedMap & {
    outer: Box;
    caption: string[];
    unit: number;
    scaleBar?: ScaleBar;
    /** On the main map: what it shows, or a frame around its places where these would hide that. */
    extent?: Box;
    /** Points and discs of numbered places on the main map, under which the extent is drawn. */
    marks: Box[];
    leader?: Leader;
  };
  alt: AltText;
}

/** Lines and labels of a map are drawn this much larger than on a screen of the same size; its smallest label is then legible. */
const ENLARGEMENT = 1.34;
const SMALLEST_LABEL_PIXELS = 10.5;
/**
 * Pixel ratios are eighths, and sizes of maps multiples of eight: MapLibre cuts half a pixel off and stretches what is left,
 * by which a map put together from tiles would differ from one of a piece.
 */
const RATIO_STEPS = 8;
/** Widths of an inset in units, the best first. */
const INSET_WIDTHS = [480, 440, 400, 370, 340, 310, 285];
/** From this height, in widths. */
const HIGH_MAP = 0.55;
const INSET_WIDTHS_OF_HIGH_MAP = [720, 680, 640, 600, 560, 520, ...INSET_WIDTHS];
/** At the zoom of an inset labels are larger. */
const SMALLEST_INSET_LABEL_PIXELS = 11.6;
const INSET_SHAPE = 0.66;
/** Shares of the map's sides that an inset may take. */
const MOST_OF_WIDTH = 0.64;
const MOST_OF_HEIGHT = 0.66;
/** Share of a map's height kept free below the route for inset and legend: at most, and per height over width. */
const MOST_BELOW = 0.55;
const BELOW_PER_SHAPE = 0.66;
const SCALE_BAR_PIXELS = 110;
/** An extent lower than the ring of a place is hidden by it. */
const LEAST_RINGS_HIGH = 1.1;

/**
 * Says where everything of a picture stands, and at which camera its maps are drawn: all but the drawing. Throws
 * RangeError, with what to do, for a size that cannot be and for a story that does not fit it.
 */
export function planPicture(story: Story, options: PlanOptions, measureIn: MeasureIn): PicturePlan {
  const { seconds, size, legs } = options;
  mustBePossible(size, 1);
  const timeline = buildTimeline(story, size, legs);
  const { chapter } = timeline.chapters[chapterIndexAt(timeline, seconds)]!;
  const content = pictureContent(story, options.attribution, options.address, { chapter });
  const layout = layoutOf(story, content, chapter, options, measureIn);
  const { map, unit, smallest } = layout;
  const least = size.dpi === undefined ? ENLARGEMENT : 1.2;
  const enlargement = wholeSteps(Math.max(least * unit, smallest / SMALLEST_LABEL_PIXELS));
  const viewport = cssSize(map, enlargement);
  const frame = frameAt(buildTimeline(story, { ...viewport, ...paddingFor(viewport, options.layout) }, legs), seconds);
  const main: PlannedMap = { box: map, viewport, enlargement, frame };
  const plan: PicturePlan = { layout, main, alt: altText(story, frame) };
  if (options.layout === "full") addFurniture(plan, story, content, legs, measureIn);
  mustBeTidy(plan);
  return plan;
}

function layoutOf(
  story: Story,
  content: PictureContent,
  chapter: Chapter,
  { size, layout, attribution, address }: PlanOptions,
  measureIn: MeasureIn,
): PictureLayout {
  const rules = { ...size, smallestType: smallestType(size) };
  if (layout === "map") return mapLayout(attributionLine(story, attribution), rules, measureIn);
  try {
    return layoutPicture(content, rules, measureIn);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const shorter = pictureContent(story, attribution, address, { sourcesElsewhere: true, chapter });
    return layoutPicture(shorter, rules, measureIn);
  }
}

/** The map alone, with the credits at its lower right. */
function mapLayout(
  credits: string,
  { width, height, smallestType: smallest }: PictureSize & { smallestType: number },
  measureIn: MeasureIn,
): PictureLayout {
  const unit = Math.min(width, height) / 1080;
  const style = { role: "small", size: smallest } as const;
  const lineHeight = style.size * LINE_HEIGHT.small;
  const measure = measureIn(style);
  const lines = wrapText(credits, width - 24 * unit, measure);
  const wide = Math.max(...lines.map(measure));
  const high = lines.length * lineHeight;
  const text: TextBlock = {
    lines,
    style,
    lineHeight,
    width: wide,
    height: high,
    x: width - wide - 10 * unit,
    y: height - high - 4 * unit,
  };
  return { width, height, unit, smallest, map: { x: 0, y: 0, width, height }, texts: [text], discs: [] };
}

function addFurniture(
  plan: PicturePlan,
  story: Story,
  content: PictureContent,
  legs: readonly MeasuredLeg[],
  measureIn: MeasureIn,
): void {
  const { layout, main } = plan;
  const { map, unit } = layout;
  const { frame, enlargement, viewport } = main;
  const keyUnit = legendUnit(layout);
  const bar = scaleBar(frame.camera, viewport.height, SCALE_BAR_PIXELS);
  const shown = (positions: readonly Position[]) => inBox(positions, frame.camera, map, enlargement);
  const isSeen = (positions: readonly Position[]) => shown(positions).some((position) => holds(map, position));
  const key: LegendContent = {
    ...classesInView({ entries: content.legend, marks: content.marks }, story, legs, isSeen),
    enlargement,
    ...(bar && { scaleBar: bar }),
  };
  const legIds = insetLegs(story, frame.camera);
  const candidates = legIds.length > 0 ? insetCandidates(plan, story, legIds, measureIn) : [];
  // That of the largest inset: smaller ones show nearly the same.
  const extent = candidates.find((candidate) => candidate.extent)?.extent;
  const areas = shown(anchorsOf(story.places.filter(({ role }) => role === "area")));
  const areaName = ([x, y]: Position): Box => ({
    x: x! + AREA_NAME_ROOM.x * enlargement,
    y: y! + AREA_NAME_ROOM.y * enlargement,
    width: AREA_NAME_ROOM.width * enlargement,
    height: AREA_NAME_ROOM.height * enlargement,
  });
  const furniture = placeFurniture({
    map,
    margin: 24 * unit,
    scale: enlargement,
    legend: legendBox(key, keyUnit, measureIn),
    insets: candidates.map(({ outer }) => outer),
    ...(extent && { extent }),
    places: shown(anchorsOf(markersOf(story).map(({ place }) => place))),
    areas: areas.map(areaName),
    route: shown(routePositions(legs)),
  });
  if (furniture.legend) plan.legend = { ...furniture.legend, content: key, unit: keyUnit };
  if (!furniture.inset) return;
  const { sizeIndex, ...placed } = furniture.inset;
  const chosen = candidates[sizeIndex]!;
  // On whole pixels, so that the inset's own pixels are not mixed.
  const outer = { ...placed, x: Math.round(placed.x), y: Math.round(placed.y) };
  const border = Math.round(chosen.frameWidth);
  const box = { ...chosen.box, x: outer.x + border, y: outer.y + border };
  const markers = markersOn(main, story);
  const { extent: framed } = chosen;
  const inTheWay = [...markers.flatMap((boxes) => boxes.slice(1)), ...(furniture.legend ? [furniture.legend] : [])];
  const leader = framed && leaderBetween(framed, outer, inTheWay, unit);
  const marks = markers.flatMap((boxes) => boxes.slice(0, 2));
  plan.inset = { ...chosen, outer, box, marks, ...(leader && { leader }) };
}

/** What an inset shows, on the main map; where the rings of its places would hide that, a frame around these. */
function framedExtent(extent: Box, rings: readonly Box[], unit: number): Box {
  const inside = rings.filter((ring) => overlaps(ring, extent));
  const highest = Math.max(0, ...inside.map(({ height }) => height));
  if (extent.height >= highest * LEAST_RINGS_HIGH) return extent;
  return boxAround([extent, ...inside.map((ring) => grown(ring, 3 * unit))]);
}

/** What each numbered place takes of a map, its point first, in pixels of the picture. */
function markersOn({ frame, box, enlargement }: PlannedMap, story: Story): Box[][] {
  const markers = markersOf(story);
  const points = inBox(anchorsOf(markers.map(({ place }) => place)), frame.camera, box, enlargement);
  return markers.map((marker, index) => {
    const [left, top] = points[index]!;
    return markerBoxes(marker, [0, 0]).map(({ x, y, width, height }) => ({
      x: left! + x * enlargement,
      y: top! + y * enlargement,
      width: width * enlargement,
      height: height * enlargement,
    }));
  });
}

function anchorsOf(places: readonly Place[]): Position[] {
  return places.map(({ anchor }) => anchor);
}

function insetCandidates({ layout, main }: PicturePlan, story: Story, legIds: readonly string[], measureIn: MeasureIn) {
  const { map, unit, smallest } = layout;
  const rings = markersOn(main, story).map(([ring]) => ring!);
  const least = wholeSteps(Math.max(1.2 * unit, smallest / SMALLEST_INSET_LABEL_PIXELS));
  const enlargement = Math.min(main.enlargement, least);
  const keyUnit = legendUnit(layout);
  const all = map.height > map.width * HIGH_MAP ? INSET_WIDTHS_OF_HIGH_MAP : INSET_WIDTHS;
  const widest = all.filter((width) => width * unit <= map.width * MOST_OF_WIDTH);
  const widths = widest.length > 0 ? widest : INSET_WIDTHS.slice(-1);
  return widths.flatMap((inUnits) => {
    const width = Math.round(inUnits * unit);
    const box = { x: 0, y: 0, width, height: Math.round(width * INSET_SHAPE) };
    const viewport = cssSize(box, enlargement);
    const frame = insetFrame(story, main.frame, legIds, viewport);
    const bar = scaleBar(frame.camera, viewport.height, SCALE_BAR_PIXELS * 0.8);
    const caption = insetCaption(story, legIds, width, keyUnit, measureIn);
    const { outer, frameWidth } = insetOuter(box, caption.length + (bar ? 1 : 0), keyUnit);
    if (outer.height > map.height * MOST_OF_HEIGHT) return [];
    const shown = extentOf(frame, viewport, main);
    const extent = shown && framedExtent(shown, rings, unit);
    return [
      {
        box,
        viewport,
        enlargement,
        frame,
        caption,
        outer,
        frameWidth,
        unit: keyUnit,
        ...(bar && { scaleBar: bar }),
        ...(extent && { extent }),
      },
    ];
  });
}

/** What an inset shows, on the main map; undefined where that lies outside it. */
function extentOf(inset: Frame, viewport: { width: number; height: number }, main: PlannedMap): Box | undefined {
  const { center, zoom } = inset.camera;
  const worldPixels = 512 * 2 ** zoom;
  const [x, y] = [mercatorX(center[0]), mercatorY(center[1])];
  const corners = [-1, 1].map((side) => [
    lonAt(x + (side * viewport.width) / 2 / worldPixels),
    latAt(y + (side * viewport.height) / 2 / worldPixels),
  ]);
  const [a, b] = inBox(corners, main.frame.camera, main.box, main.enlargement) as [Position, Position];
  const box = { x: a[0]!, y: a[1]!, width: b[0]! - a[0]!, height: b[1]! - a[1]! };
  const { box: map } = main;
  const inside =
    box.x > map.x && box.y > map.y && box.x + box.width < map.x + map.width && box.y + box.height < map.y + map.height;
  return inside && box.width < map.width / 2 ? box : undefined;
}

/** Everything that stands in a picture, by what it is. */
export function boxesOf({ layout, legend, inset }: PicturePlan): { what: string; box: Box; onMap: boolean }[] {
  const texts = layout.texts.filter(({ lines }) => lines.length > 0);
  const creditsOnMap = layout.map.height === layout.height;
  return [
    { what: "map", box: layout.map, onMap: false },
    ...texts.map((box) => ({ what: box.style.role, box, onMap: creditsOnMap })),
    ...(legend ? [{ what: "legend", box: legend, onMap: true }] : []),
    ...(inset ? [{ what: "inset", box: inset.outer, onMap: true }] : []),
  ];
}

/** Throws Error where a box lies outside the picture or on another: such a picture is not made. */
function mustBeTidy(plan: PicturePlan): void {
  const { width, height, map } = plan.layout;
  const boxes = boxesOf(plan);
  for (const { what, box, onMap } of boxes) {
    const room = onMap ? map : { x: 0, y: 0, width, height };
    if (!isWithin(box, room)) throw new RangeError(untidy(plan, `the ${what} lies outside`));
  }
  for (const [index, { what, box, onMap }] of boxes.entries())
    for (const other of boxes.slice(index + 1)) {
      const apart = what === "map" && other.onMap;
      if (!apart && (onMap === other.onMap || what === "map") && touches(box, other.box))
        throw new RangeError(untidy(plan, `the ${what} and the ${other.what} overlap`));
    }
}

function untidy({ layout: { width, height } }: PicturePlan, what: string): string {
  return `A picture of ${width} x ${height} pixels has no room for all of this story: ${what}. Ask for a larger one.`;
}

function isWithin(box: Box, room: Box): boolean {
  const loose = 0.5;
  return (
    box.x >= room.x - loose &&
    box.y >= room.y - loose &&
    box.x + box.width <= room.x + room.width + loose &&
    box.y + box.height <= room.y + room.height + loose
  );
}

/** True where two boxes share more than the rounding of a sum. */
function touches(a: Box, b: Box): boolean {
  const loose = 0.01;
  return (
    a.x + loose < b.x + b.width &&
    b.x + loose < a.x + a.width &&
    a.y + loose < b.y + b.height &&
    b.y + loose < a.y + a.height
  );
}

/** The next pixel ratio that makes whole pixels of every size that `cssSize` gives. */
function wholeSteps(enlargement: number): number {
  return Math.ceil(enlargement * RATIO_STEPS - 1e-9) / RATIO_STEPS;
}

/** The size in CSS pixels at which a map is laid out: at least as large as the box, and whole pixels when it is enlarged. */
function cssSize(box: { width: number; height: number }, enlargement: number): { width: number; height: number } {
  const [width, height] = [box.width, box.height].map(
    (side) => Math.ceil(side / enlargement / RATIO_STEPS) * RATIO_STEPS,
  ) as [number, number];
  return { width, height };
}

/** What lies over the main map, so that it should cut no name. */
export function coversOf({ layout, legend, inset }: PicturePlan): Box[] {
  const credits = layout.map.height === layout.height ? layout.texts : [];
  return [...credits, ...(legend ? [legend] : []), ...(inset ? [inset.outer] : [])];
}

/** Keeps the route clear of the edges, and labels of places at its ends inside. */
function paddingFor({ width, height }: { width: number; height: number }, layout: LayoutName) {
  const edge = Math.min(width, height) * 0.1;
  const padding = { left: edge + 20, right: edge + 20, top: edge, bottom: edge + 40 };
  if (layout === "map") return { padding };
  // Inset and legend of a high map stand below the route.
  const below = height * Math.min(MOST_BELOW, (height / width) * BELOW_PER_SHAPE);
  return { padding, insetPadding: { ...padding, bottom: Math.max(padding.bottom, below) } };
}
