import type { BBox } from "geojson";
import { clampToWorld, type Camera, type Padding, type Viewport } from "../geometry/camera.ts";
import type { Box } from "../geometry/screen-boxes.ts";
import type { StoryModel } from "../story/story-model.ts";
import { carriesInset } from "./leg-camera.ts";
import { coveredBy, shownThings, type Covered } from "./shown-things.ts";

/** The things that a chapter shows, and how a camera is fitted to them within a padding. */
export interface ChapterView {
  model: StoryModel;
  shows: readonly string[];
  /** The bounding box of the shown things. */
  bounds: BBox;
  viewport: Viewport;
  fitted: (within: Viewport) => Camera;
}

type Pushes = Partial<Padding>;

/** Kept free between what is shown and a box beside, above or below it: CSS pixels, from the least to the most. */
const ROOMS: readonly Padding[] = [
  { top: 12, right: 12, bottom: 12, left: 12 },
  { top: 37, right: 37, bottom: 37, left: 37 },
  // Of a numbered place with its name.
  { top: 38, right: 56, bottom: 75, left: 56 },
];
/** So much of a side a padding leaves at least. */
const LEAST_FREE_SHARE = 0.15;
/** Names with room of their own are worth a camera so many zoom levels farther away. */
const NAMES_WORTH_ZOOM = 0.75;

/** A camera, and how well it shows what it should. */
export interface RatedCamera {
  camera: Camera;
  covered: Covered;
  /** Its zoom, less where names are covered. */
  worth: number;
}

/**
 * The camera of a chapter where nothing of what it shows lies under the covers of its viewport: the given one where that
 * is so, else the closest of those fitted beside, above and below the covers. Where every one has something covered: the
 * one with the least.
 */
export function uncoveredCamera(view: ChapterView, camera: Camera): RatedCamera {
  const { model, shows, bounds, viewport, fitted } = view;
  const { covers = [], insetCover, padding } = viewport;
  const things = shownThings(model, shows, bounds);
  const rated = (candidate: Camera): RatedCamera => {
    const held = clampToWorld(candidate, viewport) ?? candidate;
    const boxes = insetCover && carriesInset(model, candidate) ? [...covers, insetCover] : covers;
    const covered = coveredBy(boxes, things, held, viewport);
    return { camera: candidate, covered, worth: candidate.zoom - (covered.names > 0 ? NAMES_WORTH_ZOOM : 0) };
  };
  let best = rated(camera);
  if (best.covered.things + best.covered.names === 0) return best;
  const plain: Viewport = { width: viewport.width, height: viewport.height, leastFreeShare: LEAST_FREE_SHARE };
  const candidates = paddingsAround(insetCover ? [...covers, insetCover] : covers, viewport, padding)
    .map((side) => fitted({ ...plain, padding: side }))
    .sort((a, b) => b.zoom - a.zoom);
  for (const candidate of candidates) {
    if (best.covered.things === 0 && candidate.zoom <= best.worth) break;
    const next = rated(candidate);
    if (isBetter(next, best)) best = next;
  }
  return best;
}

function isBetter(next: RatedCamera, best: RatedCamera): boolean {
  const fewer = best.covered.things - next.covered.things;
  if (fewer !== 0) return fewer > 0;
  if (next.worth !== best.worth) return next.worth > best.worth;
  return next.covered.names < best.covered.names;
}

/** Paddings that keep clear of the boxes in every way: each box let be, or kept off beside, or kept off above or below. */
function paddingsAround(boxes: readonly Box[], viewport: Viewport, least?: Padding): Padding[] {
  const found = new Map<string, Padding>();
  const { top = 0, right = 0, bottom = 0, left = 0 } = least ?? {};
  for (const room of ROOMS) {
    let paddings: Padding[] = [{ top, right, bottom, left }];
    for (const box of boxes)
      paddings = paddings.flatMap((padding) => [
        padding,
        ...pushesOf(box, viewport, room).map((push) => widened(padding, push)),
      ]);
    for (const padding of paddings) found.set(Object.values(padding).join(), padding);
  }
  const most = 1 - LEAST_FREE_SHARE;
  return [...found.values()].filter(
    ({ top, right, bottom, left }) => top + bottom <= viewport.height * most && left + right <= viewport.width * most,
  );
}

/** How a box is kept off: from the side it is at, and from above or below. */
function pushesOf({ x, y, width, height }: Box, viewport: Viewport, room: Padding): Pushes[] {
  const isLeft = x + width / 2 < viewport.width / 2;
  const isHigh = y + height / 2 < viewport.height / 2;
  return [
    isHigh ? { top: y + height + room.top } : { bottom: viewport.height - y + room.bottom },
    isLeft ? { left: x + width + room.left } : { right: viewport.width - x + room.right },
  ];
}

function widened(padding: Padding, push: Pushes): Padding {
  const wider = { ...padding };
  for (const side of Object.keys(push) as (keyof Padding)[]) wider[side] = Math.max(wider[side], push[side]!);
  return wider;
}
