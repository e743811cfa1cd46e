import type { Position } from "geojson";
import { wordRooms } from "../../map/style/place-words.ts";
import { mercatorView, projectAll, type MapView } from "../../geometry/map-view.ts";
import { worldPixelsAt } from "../../geometry/mercator.ts";
import { outlineOf } from "../../geometry/polygon.ts";
import { containsPoint, unionOf, type Box } from "../../geometry/screen-boxes.ts";
import { isPlanned } from "../../story/leg-status.ts";
import type { StoryModel } from "../../story/story-model.ts";
import { frameAt } from "../../tour/frame.ts";
import { companionMapFor, type CompanionMap } from "../../tour/inset.ts";
import type { Words } from "../../words/interface.ts";
import { classesInView } from "../content/classes-in-view.ts";
import { anchorsOf, idsOutside } from "../content/markers-on.ts";
import type { PictureContent } from "../content/picture-content.ts";
import { planned, type Planned } from "../request/refusal.ts";
import { legendBox, legendUnit, type LegendContent } from "./furniture-size.ts";
import { insetCandidates, placedInset, type InsetPlan } from "./inset-plan.ts";
import { paddingFor, type MainMap } from "./main-map.ts";
import { placeFurniture, type PlacedFurniture } from "./map-furniture.ts";
import type { PictureLayout } from "./picture-layout.ts";
import type { PlannedChapter } from "./plan-options.ts";
import type { PlannedMap } from "./planned-map.ts";
import { SCALE_BAR_PIXELS, scaleBar } from "./scale-bar.ts";
import type { MeasureIn } from "./type-scale.ts";

export type PlannedLegend = Box & { content: LegendContent; unit: number };

/** Legend and inset on the main map of a chapter's pictures. */
export interface FurniturePlan {
  legend?: PlannedLegend;
  inset?: InsetPlan;
}

/** Legend and inset of a chapter's pictures. Refused where they do not fit beside each other. */
export function planFurniture(
  { chapter, layout, main }: { chapter: PlannedChapter; layout: PictureLayout; main: MainMap },
  model: StoryModel,
  content: PictureContent,
  measureIn: MeasureIn,
  words: Words,
): Planned<FurniturePlan> {
  const { map, unit } = layout;
  const { frame, pixelRatio } = main;
  const keyUnit = legendUnit(layout);
  const view = mercatorView(frame.camera, map, pixelRatio);
  const companion = companionMapOf(main, model);
  const candidates = companion ? insetCandidates({ layout, main }, model, companion, measureIn, words) : [];
  // A locator shows all of the story.
  const hasLocator = companion?.shows === "story" && candidates.length > 0;
  const { later, ...always } = legendContent({ chapter, main, words }, model, content, (positions) =>
    hasLocator ? true : projectAll(positions, view).some((position) => containsPoint(map, position)),
  );
  // The extent of the largest inset serves all: smaller ones show nearly the same.
  const insetExtent = candidates.find((candidate) => candidate.insetExtent)?.insetExtent;
  const toldOf = model.story.places.filter(({ id, role }) => role === "context" && frame.shows.includes(id));
  const around = {
    map,
    margin: 24 * unit,
    scale: pixelRatio,
    insets: candidates.map(({ outer }) => outer),
    ...(insetExtent && { insetExtent }),
    places: projectAll(anchorsOf([...model.markers.map(({ place }) => place), ...model.unreached, ...toldOf]), view),
    wordsAndAreas: wordsAndAreasOn(main, model, view),
    route: projectAll(model.routeSamples, view),
  };
  const placed = (key: LegendContent): Planned<{ key: LegendContent; furniture: PlacedFurniture }> => {
    const furniture = placeFurniture({ ...around, legend: legendBox(key, keyUnit, measureIn, words) });
    return furniture.ok ? planned({ key, furniture: furniture.value }) : furniture;
  };
  const whole = placed({ ...always, ...(later && { later }) });
  if (!whole.ok) return whole;
  // The route is worth more than the word on its paler part.
  const best = later && whole.value.furniture.covers ? placed(always) : whole;
  if (!best.ok) return best;
  const { key, furniture } = best.value;
  const legend = furniture.legend && { ...furniture.legend, content: key, unit: keyUnit };
  if (!furniture.inset) return planned({ ...(legend && { legend }) });
  const { sizeIndex, ...found } = furniture.inset;
  return planned({ ...(legend && { legend }), inset: placedInset(candidates[sizeIndex]!, found) });
}

/** The companion of a picture's map: where even small legs shown again would leave out numbered places, all of the story. */
function companionMapOf(main: PlannedMap, model: StoryModel): CompanionMap | undefined {
  const { frame, viewport } = main;
  const companion = companionMapFor(model, frame.camera, { ...viewport, ...paddingFor(viewport, "full") });
  const shownAgain = model.story.legs.filter(({ id }) => companion?.shows === "legs" && companion.legIds.includes(id));
  const outside = idsOutside([main], model);
  for (const { from, to } of shownAgain) for (const id of [from, to]) outside.delete(id ?? "");
  // A map of all the world's width has nothing outside but what lies on its seam.
  if (viewport.width >= worldPixelsAt(frame.camera.zoom) - 1) return companion;
  return model.markers.some(({ place }) => outside.has(place.id)) ? { shows: "story" } : companion;
}

/** The classes that a legend of a chapter explains: those in view, and paler lines where a leg is still to come. */
function legendContent(
  { chapter, main, words }: { chapter: PlannedChapter; main: MainMap; words: Words },
  model: StoryModel,
  content: PictureContent,
  isSeen: (positions: readonly Position[]) => boolean,
): LegendContent {
  const { frame, pixelRatio, viewport, tour } = main;
  const classes = classesInView({ entries: content.legend, marks: content.marks }, model, isSeen);
  // In motion something may come that the still of the chapter shows as travelled.
  const { legs } = chapter.inMotion ? frameAt(tour, chapter.startSeconds) : frame;
  const ahead = model.story.legs.filter(
    (leg, index) => !isPlanned(leg) && legs[index]!.travelledMeters < legs[index]!.lengthMeters,
  );
  const later = classes.entries.find((entry) => !isPlanned(entry) && ahead.some(({ mode }) => mode === entry.mode));
  const bar = scaleBar(frame.camera, viewport.height, SCALE_BAR_PIXELS, words);
  return { ...classes, pixelRatio, ...(bar && { scaleBar: bar }), ...(later && { later }) };
}

/** Where the story's words stand on the main map, and its areas lie. */
function wordsAndAreasOn({ frame, pixelRatio }: PlannedMap, model: StoryModel, view: MapView): Box[] {
  const words = wordRooms(model, frame.camera.zoom).map(({ at, boxes: [first] }) => {
    const [x, y] = view.project(at);
    const { x: left, y: top, width, height } = first!;
    return {
      x: x! + left * pixelRatio,
      y: y! + top * pixelRatio,
      width: width * pixelRatio,
      height: height * pixelRatio,
    };
  });
  const outlines = model.story.places.flatMap(({ geometry }) =>
    geometry.type === "Point" ? [] : [projectAll(outlineOf(geometry), view)],
  );
  return [
    ...words,
    ...outlines.map((points) => unionOf(points.map(([x, y]) => ({ x: x!, y: y!, width: 0, height: 0 })))),
  ];
}
