import type { Position } from "geojson";
import type { Camera } from "../geometry/camera.ts";
import { mercatorView, projectAll } from "../geometry/map-view.ts";
import { boxAt, CORNERS, freeBox, type Box, type Corner } from "../geometry/screen-boxes.ts";
import { legsTooSmall } from "../tour/leg-camera.ts";
import type { Tour } from "../tour/tour.ts";
import { PHONE_PIXELS } from "./map-padding.ts";

export interface Furniture {
  legend: Corner;
  inset: Corner;
}

interface Size {
  width: number;
  height: number;
}

const MARGIN = 16;
const BUTTONS: Box = { x: 0, y: 0, width: 70, height: 150 };
const SIZES = {
  desktop: { legend: { width: 290, height: 190 }, inset: { width: 290, height: 200 }, caption: 32 },
  /** The legend is folded, and the inset has no caption. */
  phone: { legend: { width: 200, height: 30 }, inset: { width: 176, height: 118 }, caption: 0 },
};

/** Size of the inset in CSS pixels. */
export function insetSize(): Size {
  return sizes().inset;
}

/**
 * Corners of the map for legend and inset, chosen once for the whole story so that nothing jumps: those that cover the
 * least of the route in the views in which they show.
 */
export function furnitureOf({ model, track }: Tour): Furniture {
  const { legend: legendSize, inset, caption } = sizes();
  const { viewport, cameras } = track;
  const map: Box = { x: 0, y: 0, width: viewport.width, height: viewport.height };
  const line = model.routeSamples;
  const points = model.markers.map(({ place }) => place.anchor);
  const freeCorner = (size: Size, cameras: readonly Camera[], taken: readonly Box[]): Corner => {
    const seen = (positions: readonly Position[]) =>
      cameras.flatMap((camera) => projectAll(positions, mercatorView(camera, map)));
    const corners = (Object.keys(CORNERS) as Corner[]).filter((corner) => corner !== "top-left");
    const spots = corners.map((corner) => CORNERS[corner]);
    const box = freeBox(map, size, spots, { margin: MARGIN, taken, places: seen(points), route: seen(line) });
    return corners.find((corner) => sameBox(boxAt(map, size, CORNERS[corner], MARGIN), box))!;
  };
  const wide = cameras.filter((camera) => legsTooSmall(model, camera).length > 0);
  const legend = innerWidth < PHONE_PIXELS ? "top-right" : freeCorner(legendSize, cameras, [BUTTONS]);
  const legendBox = boxAt(map, legendSize, CORNERS[legend], MARGIN);
  return { legend, inset: freeCorner({ ...inset, height: inset.height + caption }, wide, [BUTTONS, legendBox]) };
}

function sizes() {
  return innerWidth < PHONE_PIXELS ? SIZES.phone : SIZES.desktop;
}

function sameBox(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y;
}
