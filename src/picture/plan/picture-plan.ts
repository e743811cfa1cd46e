import type { Position } from "geojson";
import { altText, type AltText } from "../../words/alt-text.ts";
import { mercatorView, projectAll } from "../../geometry/map-view.ts";
import { containsBox, containsPoint, grown, overlaps, unionOf, type Box } from "../../geometry/screen-boxes.ts";
import { worldPixelsAt } from "../../geometry/mercator.ts";
import { clampToWorld, type Padding, type Viewport } from "../../geometry/camera.ts";
import { frameAt } from "../../tour/frame.ts";
import { smallerMapFor, type SmallerMap } from "../../tour/inset.ts";
import type { StoryModel } from "../../story/story-model.ts";
import { mustBePossible, type LayoutName } from "../request/picture-sizes.ts";
import { toCentiseconds } from "../../tour/schedule.ts";
import { tourOf } from "../../tour/tour.ts";
import { wordRooms } from "../../map/style/place-words.ts";
import { classesInView } from "../content/classes-in-view.ts";
import { mustHaveLetters } from "../content/font-letters.ts";
import { placeFurniture } from "./map-furniture.ts";
import { layOutWords } from "./lay-out-words.ts";
import type { PlanOptions } from "./plan-options.ts";
import type { PictureContent } from "../content/picture-content.ts";
import type { PictureLayout } from "./picture-layout.ts";
import { captionWords, mapWords } from "../content/picture-words.ts";
import { cssSize, wholeSteps, type PlannedMap } from "./planned-map.ts";
import { SCALE_BAR_PIXELS, scaleBar } from "./scale-bar.ts";
import { legendBox, legendUnit, type LegendContent } from "./furniture-size.ts";
import { addedPadding, anchorsOf, cutFromMarkers, idsOutside } from "../content/markers-on.ts";
import { insetCandidates, placedInset, type PlannedInset } from "./inset-plan.ts";
import type { MeasureIn } from "./type-scale.ts";

/**
 * Where everything of a picture stands, in pixels of its size, and the description of the picture: `alt.short` is a
 * sentence or two, `alt.full` all that it shows.
 * @opaque
 */
export interface PicturePlan {
  layout: PictureLayout;
  main: PlannedMap;
  legend?: Box & { content: LegendContent; unit: number };
  inset?: PlannedInset;
  alt: AltText;
}

/** Lines and labels of a map are drawn this much larger than on a screen of the same size; its smallest label is then legible. */
const ENLARGEMENT = 1.34;
const SMALLEST_LABEL_PIXELS = 10.5;
/** Share of a map's height kept free below the route for inset and legend: at most, and per height over width. */
const MOST_BELOW = 0.55;
const BELOW_PER_SHAPE = 0.66;

/**
 * Says where everything of a picture stands, and at which camera its maps are drawn: all but the drawing. Throws
 * RangeError, with what to do, for a size that cannot be and for a story that does not fit it, and Error for letters without
 * a font.
 */
export function planPicture(model: StoryModel, asked: PlanOptions, measureIn: MeasureIn): PicturePlan {
  // As it is written into the file, so that the picture can be made again from what it says.
  const options = { ...asked, seconds: toCentiseconds(asked.seconds) };
  const { size, schedule } = options;
  mustBePossible(size, 1);
  const moment = frameAt(tourOf(model, size, schedule), options.seconds);
  const { layout, content, words } = layOutWords(model, moment, options, measureIn);
  const { map, unit, smallest } = layout;
  const least = size.dpi === undefined ? ENLARGEMENT : 1.2;
  const enlargement = wholeSteps(Math.max(least * unit, smallest / SMALLEST_LABEL_PIXELS));
  const viewport = cssSize(map, enlargement);
  const main = mainMap(model, options, { box: map, viewport, enlargement });
  const furniture = options.layout === "full" ? furnitureOf({ layout, main }, model, content, measureIn) : {};
  const { inset } = furniture;
  const outside = idsOutside(inset ? [main, inset] : [main], model);
  const alt = altText(model, main.frame, { outside, ...(inset && { inset: inset.shown }) });
  const plan: PicturePlan = { layout, main, ...furniture, alt };
  mustHaveLetters([...words, ...mapWords(model), ...(inset ? captionWords(model.story, inset.shown) : [])]);
  mustBeTidy(plan);
  return plan;
}

/** The main map with its camera, which comes no closer than lets the names of places at the ends of the route stand whole. */
function mainMap(
  model: StoryModel,
  { seconds, size, layout, schedule }: PlanOptions,
  map: Omit<PlannedMap, "frame">,
): PlannedMap {
  const { viewport } = map;
  const fitted = (paddings: Paddings): PlannedMap => {
    const frame = frameAt(tourOf(model, { ...viewport, ...paddings }, schedule), seconds);
    const camera = clampToWorld(frame.camera, viewport);
    if (viewport.width > worldPixelsAt(frame.camera.zoom))
      throw new RangeError(
        `A picture of ${size.width} x ${size.height} pixels is too wide for this story: its map would show the world more ` +
          "than once. Ask for a narrower or a higher one.",
      );
    if (camera) return { ...map, frame: { ...frame, camera } };
    throw new RangeError(
      `A picture of ${size.width} x ${size.height} pixels is too high for this story: its map would be higher than the ` +
        "world. Ask for a wider or a lower one.",
    );
  };
  const paddings = paddingFor(viewport, layout);
  const first = fitted(paddings);
  const cut = cutFromMarkers(first, model);
  if (Object.values(cut).every((pixels) => pixels === 0)) return first;
  const { padding, insetPadding } = paddings;
  return fitted({
    padding: addedPadding(padding, cut),
    ...(insetPadding && { insetPadding: addedPadding(insetPadding, cut) }),
  });
}

/** The smaller map for a picture: where even small legs shown again would leave out numbered places, all of the story. */
function smallerMapOf(main: PlannedMap, model: StoryModel): SmallerMap | undefined {
  const { frame, viewport } = main;
  const smaller = smallerMapFor(model, frame.camera, { ...viewport, ...paddingFor(viewport, "full") });
  const shownAgain = model.story.legs.filter(({ id }) => smaller?.shows === "legs" && smaller.legIds.includes(id));
  const outside = idsOutside([main], model);
  for (const { from, to } of shownAgain) for (const id of [from, to]) outside.delete(id ?? "");
  return model.markers.some(({ place }) => outside.has(place.id)) ? { shows: "story" } : smaller;
}

/** Legend and inset of a picture. */
function furnitureOf(
  { layout, main }: Pick<PicturePlan, "layout" | "main">,
  model: StoryModel,
  content: PictureContent,
  measureIn: MeasureIn,
): Pick<PicturePlan, "legend" | "inset"> {
  const { map, unit } = layout;
  const { frame, enlargement, viewport } = main;
  const { story } = model;
  const keyUnit = legendUnit(layout);
  const bar = scaleBar(frame.camera, viewport.height, SCALE_BAR_PIXELS);
  const view = mercatorView(frame.camera, map, enlargement);
  const shown = (positions: readonly Position[]) => projectAll(positions, view);
  const smaller = smallerMapOf(main, model);
  const candidates = smaller ? insetCandidates({ layout, main }, model, smaller, measureIn) : [];
  // A locator shows all of the story.
  const hasLocator = smaller?.shows === "story" && candidates.length > 0;
  const isSeen = (positions: readonly Position[]) =>
    hasLocator || shown(positions).some((position) => containsPoint(map, position));
  const classes = classesInView({ entries: content.legend, marks: content.marks }, model, isSeen);
  const ahead = story.legs.filter((_, index) => frame.legs[index]!.travelledMeters < frame.legs[index]!.lengthMeters);
  const later = classes.entries.find(({ mode }) => ahead.some((leg) => leg.mode === mode));
  const shorter: LegendContent = {
    ...classes,
    enlargement,
    ...(bar && { scaleBar: bar }),
  };
  // That of the largest inset: smaller ones show nearly the same.
  const extent = candidates.find((candidate) => candidate.extent)?.extent;
  const words = wordRooms(model, frame.camera.zoom).map(({ at, boxes: [first] }) => {
    const [[x, y]] = shown([at]) as [Position];
    const { x: left, y: top, width, height } = first!;
    return {
      x: x! + left * enlargement,
      y: y! + top * enlargement,
      width: width * enlargement,
      height: height * enlargement,
    };
  });
  const ofAreas = story.places.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? [geometry.coordinates.flat()] : [],
  );
  const outlines = ofAreas.map((positions) =>
    unionOf(shown(positions).map(([x, y]) => ({ x: x!, y: y!, width: 0, height: 0 }))),
  );
  const toldOf = story.places.filter(({ id, role }) => role === "context" && frame.shows.includes(id));
  const placed = (content: LegendContent) => ({
    key: content,
    furniture: placeFurniture({
      map,
      margin: 24 * unit,
      scale: enlargement,
      legend: legendBox(content, keyUnit, measureIn),
      insets: candidates.map(({ outer }) => outer),
      ...(extent && { extent }),
      places: shown(anchorsOf([...model.markers.map(({ place }) => place), ...toldOf])),
      wordsAndAreas: [...words, ...outlines],
      route: shown(model.routeSamples),
    }),
  });
  const whole = placed({ ...shorter, ...(later && { later }) });
  // The route is worth more than the word on its paler part.
  const { key, furniture } = later && whole.furniture.covers ? placed(shorter) : whole;
  const legend = furniture.legend && { ...furniture.legend, content: key, unit: keyUnit };
  if (!furniture.inset) return { ...(legend && { legend }) };
  const { sizeIndex, ...found } = furniture.inset;
  const around = { layout, main, ...(legend && { legend }) };
  return { ...(legend && { legend }), inset: placedInset(candidates[sizeIndex]!, found, around, model) };
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

const HALF_PIXEL = 0.5;
const SUM_ROUNDING = 0.01;

/** Throws RangeError where a box lies outside the picture or on another: such a picture is not made. */
function mustBeTidy(plan: PicturePlan): void {
  const { width, height, map } = plan.layout;
  const boxes = boxesOf(plan);
  for (const { what, box, onMap } of boxes) {
    const room = onMap ? map : { x: 0, y: 0, width, height };
    if (!containsBox(room, box, HALF_PIXEL)) throw new RangeError(untidy(plan, `the ${what} lies outside`));
  }
  for (const [index, { what, box, onMap }] of boxes.entries())
    for (const other of boxes.slice(index + 1)) {
      const apart = what === "map" && other.onMap;
      if (!apart && (onMap === other.onMap || what === "map") && overlaps(grown(box, -SUM_ROUNDING), other.box))
        throw new RangeError(untidy(plan, `the ${what} and the ${other.what} overlap`));
    }
}

function untidy({ layout: { width, height } }: PicturePlan, what: string): string {
  return `A picture of ${width} x ${height} pixels has no room for all of this story: ${what}. Ask for a larger one.`;
}

/** What lies over the main map, so that it should cut no name. */
export function coversOf({ layout, legend, inset }: PicturePlan): Box[] {
  const credits = layout.map.height === layout.height ? layout.texts : [];
  return [...credits, ...(legend ? [legend] : []), ...(inset ? [inset.outer] : [])];
}

type Paddings = Pick<Viewport, "insetPadding"> & { padding: Padding };

/** Keeps the route clear of the edges, and labels of places at its ends inside. */
function paddingFor({ width, height }: { width: number; height: number }, layout: LayoutName): Paddings {
  const edge = Math.min(width, height) * 0.1;
  const padding = { left: edge + 20, right: edge + 20, top: edge, bottom: edge + 40 };
  if (layout === "map") return { padding };
  // Inset and legend of a high map stand below the route.
  const below = height * Math.min(MOST_BELOW, (height / width) * BELOW_PER_SHAPE);
  return { padding, insetPadding: { ...padding, bottom: Math.max(padding.bottom, below) } };
}
