import type { Position } from "geojson";
import { boxInCorner, freeCorner, inBox, routePositions, type Box, type Corner } from "../story/free-corner.ts";
import type { Camera } from "../story/camera.ts";
import { insetLegs } from "../story/inset.ts";
import { markersOf } from "../story/marker.ts";
import type { Timeline } from "../story/timeline.ts";
import { PHONE_PIXELS } from "./map-padding.ts";

export interface Furniture {
  legend: Corner;
  inset: Corner;
}

const MARGIN = 16;
const BUTTONS: Box = { x: 0, y: 0, width: 70, height: 150 };
const SIZES = {
  desktop: { legend: { width: 290, height: 190 }, inset: { width: 290, height: 200 }, caption: 32 },
  /** The legend is folded, and the inset has no caption. */
  phone: { legend: { width: 200, height: 30 }, inset: { width: 176, height: 118 }, caption: 0 },
};

/** Size of the inset in CSS pixels. */
export function insetSize(): { width: number; height: number } {
  return sizes().inset;
}
const CORNERS: readonly Corner[] = ["bottom-right", "bottom-left", "top-right"];

/**
 * Corners of the map for legend and inset, chosen once for the whole story so that nothing jumps: those that cover the
 * least of the route in the views in which they show.
 */
export function furnitureOf(timeline: Timeline): Furniture {
  const { legend: legendSize, inset: insetMap, caption } = sizes();
  const map: Box = { x: 0, y: 0, width: timeline.viewport.width, height: timeline.viewport.height };
  const { story, legs } = timeline;
  const cameras = timeline.chapters.map(({ camera }) => camera);
  const line = routePositions(legs);
  const points = markersOf(story).map(({ place }) => place.anchor);
  const seenFrom = (some: readonly Camera[], positions: Position[]) =>
    some.flatMap((camera) => inBox(positions, camera, map));
  const phone = innerWidth < PHONE_PIXELS;
  const legend = phone
    ? "top-right"
    : freeCorner(map, legendSize, {
        margin: MARGIN,
        taken: [BUTTONS],
        places: seenFrom(cameras, points),
        route: seenFrom(cameras, line),
        corners: CORNERS,
      });
  const wide = cameras.filter((camera) => insetLegs(story, camera).length > 0);
  const inset = freeCorner(
    map,
    { ...insetMap, height: insetMap.height + caption },
    {
      margin: MARGIN,
      taken: [BUTTONS, boxInCorner(map, legendSize, legend, MARGIN)],
      places: seenFrom(wide, points),
      route: seenFrom(wide, line),
      corners: CORNERS,
    },
  );
  return { legend, inset };
}

function sizes() {
  return innerWidth < PHONE_PIXELS ? SIZES.phone : SIZES.desktop;
}
