import { clampToWorld, type Padding, type Viewport } from "../../geometry/camera.ts";
import { worldPixelsAt } from "../../geometry/mercator.ts";
import type { StoryModel } from "../../story/story-model.ts";
import { frameAt, type Frame } from "../../tour/frame.ts";
import { tourOf, type Tour } from "../../tour/tour.ts";
import { addedPadding, cutFromMarkers } from "../content/markers-on.ts";
import { planned, refused, type Planned } from "../request/refusal.ts";
import type { LayoutName, PictureSize } from "../request/picture-sizes.ts";
import type { PlanOptions } from "./plan-options.ts";
import type { PlannedMap } from "./planned-map.ts";

/** The main map of a chapter: its frame is that of the chapter as a still, its tour has those of all other instants. */
export interface MainMap extends PlannedMap {
  tour: Tour;
}

/** Share of a map's height kept free below the route for inset and legend: at most, and per height over width. */
const MOST_BELOW = 0.55;
const BELOW_PER_SHAPE = 0.66;
/** Pixels. */
const SUM_ROUNDING = 0.01;

/**
 * The main map with its camera, which comes no closer than lets the names of places at the ends of the route stand whole.
 * Refused as `frameOn` refuses the still.
 */
export function planMainMap(
  model: StoryModel,
  { size, layout, schedule }: Pick<PlanOptions, "size" | "layout" | "schedule">,
  stillSeconds: number,
  map: Omit<MainMap, "frame" | "tour">,
): Planned<MainMap> {
  const { viewport } = map;
  const fitted = (paddings: Paddings): Planned<MainMap> => {
    const tour = tourOf(model, { ...viewport, ...paddings }, schedule);
    const frame = frameOn({ tour, viewport }, size, stillSeconds);
    return frame.ok ? planned({ ...map, tour, frame: frame.value }) : frame;
  };
  const paddings = paddingFor(viewport, layout);
  const first = fitted(paddings);
  if (!first.ok) return first;
  const cut = cutFromMarkers(first.value, model);
  if (Object.values(cut).every((pixels) => pixels === 0)) return first;
  const { padding, insetPadding } = paddings;
  return fitted({
    padding: addedPadding(padding, cut),
    ...(insetPadding && { insetPadding: addedPadding(insetPadding, cut) }),
  });
}

/** The frame of an instant on a map, with its camera held on the world. Refused where the map would show more than the world. */
export function frameOn(
  { tour, viewport }: Pick<MainMap, "tour" | "viewport">,
  { width, height }: PictureSize,
  seconds: number,
): Planned<Frame> {
  const frame = frameAt(tour, seconds);
  if (viewport.width > worldPixelsAt(frame.camera.zoom) + SUM_ROUNDING)
    return refused(
      "too-wide",
      `A picture of ${width} x ${height} pixels is too wide for this story: its map would show the world more ` +
        "than once. Ask for a narrower or a higher one.",
    );
  const camera = clampToWorld(frame.camera, viewport);
  if (camera) return planned({ ...frame, camera });
  return refused(
    "too-high",
    `A picture of ${width} x ${height} pixels is too high for this story: its map would be higher than the ` +
      "world. Ask for a wider or a lower one.",
  );
}

type Paddings = Pick<Viewport, "insetPadding"> & { padding: Padding };

/** Keeps the route clear of the edges, and labels of places at its ends inside. */
export function paddingFor({ width, height }: { width: number; height: number }, layout: LayoutName): Paddings {
  const edge = Math.min(width, height) * 0.1;
  const padding = { left: edge + 20, right: edge + 20, top: edge, bottom: edge + 40 };
  if (layout === "map") return { padding };
  // Inset and legend of a high map stand below the route.
  const below = height * Math.min(MOST_BELOW, (height / width) * BELOW_PER_SHAPE);
  return { padding, insetPadding: { ...padding, bottom: Math.max(padding.bottom, below) } };
}
