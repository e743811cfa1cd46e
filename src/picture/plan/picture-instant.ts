import { altText, type AltText } from "../../words/alt-text.ts";
import type { Camera } from "../../geometry/camera.ts";
import { chapterIndexAt } from "../../tour/schedule.ts";
import type { Frame } from "../../tour/frame.ts";
import { idsOutside } from "../content/markers-on.ts";
import { planned, type Planned } from "../request/refusal.ts";
import type { InsetPlan } from "./inset-plan.ts";
import { frameOn } from "./main-map.ts";
import { tiesOf, type MapTies } from "./map-ties.ts";
import type { PlannedLegend } from "./furniture-plan.ts";
import type { PicturePlan } from "./picture-plan.ts";
import type { PlannedMap } from "./planned-map.ts";

/** A plan with an instant of its chapter in it: what travels, where the cameras stand, and what ties the maps. */
export interface PictureInstant extends Pick<PicturePlan, "layout" | "words"> {
  main: PlannedMap;
  legend?: PlannedLegend;
  inset?: PlannedInset;
  alt: AltText;
}

export type PlannedInset = InsetPlan & MapTies;

/**
 * Puts an instant into the plan of its chapter: every box stays where it is. Refused where the camera on its way to the next
 * chapter would show more than the world. Throws RangeError for seconds of another chapter.
 */
export function instantOf(plan: PicturePlan, seconds: number): Planned<PictureInstant> {
  const { layout, words, size, chapter, main: map, legend, inset } = plan;
  const { model, schedule } = map.tour;
  if (chapterIndexAt(schedule, seconds) !== chapter.chapterIndex)
    throw new RangeError(`Second ${seconds} is not in the chapter that is planned. Plan its own chapter.`);
  const frame = frameOn(map, size, seconds);
  if (!frame.ok) return frame;
  const { box, viewport, pixelRatio } = map;
  const main: PlannedMap = { box, viewport, pixelRatio, frame: frame.value };
  const shown = inset && insetAt(inset, frame.value);
  const ties = shown && tiesOf({ main, inset: shown, unit: layout.unit, ...(legend && { legend }) }, model);
  const tied = shown && ties && { ...shown, ...ties };
  const outside = idsOutside(tied ? [main, tied] : [main], model);
  return planned({
    layout,
    words,
    main,
    ...(legend && { legend: isSameCamera(main.frame.camera, map.frame.camera) ? legend : withoutScale(legend) }),
    ...(tied && { inset: tied }),
    alt: altText(model, main.frame, words, { outside, ...(tied && { inset: tied.shown }) }),
  });
}

/** The inset with what has travelled at an instant; what travels is seen on the map that a locator places. */
function insetAt(inset: InsetPlan, frame: Frame): InsetPlan {
  const { camera } = inset.frame;
  return { ...inset, frame: { ...frame, camera, ...(inset.shown.shows === "story" && { head: null }) } };
}

/** A scale is that of the camera at rest. */
function withoutScale({ content, ...legend }: PlannedLegend): PlannedLegend {
  const { entries, marks, later, pixelRatio } = content;
  return { ...legend, content: { entries, marks, pixelRatio, ...(later && { later }) } };
}

function isSameCamera(one: Camera, other: Camera): boolean {
  return one.zoom === other.zoom && one.center[0] === other.center[0] && one.center[1] === other.center[1];
}
