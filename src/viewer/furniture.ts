import type { Position } from "geojson";
import type { Camera, Viewport } from "../geometry/camera.ts";
import { mercatorView, projectAll } from "../geometry/map-view.ts";
import { CORNERS, freestOf, overlaps, type Box, type Corner } from "../geometry/screen-boxes.ts";
import { costOfCovers } from "../tour/camera-track.ts";
import { carriesInset } from "../tour/leg-camera.ts";
import { boxesFrom, markerBoxes } from "../map/labels/disc-spots.ts";
import type { Schedule } from "../tour/schedule.ts";
import { tourOf, type Tour } from "../tour/tour.ts";
import type { StoryModel } from "../story/story-model.ts";
import type { Words } from "../words/interface.ts";
import { furnitureSizes, type FurnitureSizes } from "./furniture-sizes.ts";
import { paddedViewport, type StageSize } from "./map-padding.ts";

/** Where legend and inset stand on the map. */
export interface Furniture {
  legend: Corner;
  /** None where the inset would hide the name of a place from every corner: it repeats what the map shows. */
  inset?: Corner;
  /** All that lies over the map at all times: buttons, legend and credits. */
  covers: readonly Box[];
  insetCover?: Box;
  /** Height of the credits: CSS pixels. */
  creditsHeight: number;
}

/** A story as it is told on a stage, with what stands over its map. */
export interface Arrangement {
  tour: Tour;
  furniture: Furniture;
}

/**
 * The tour of a story on the page's map and the furniture over it. Legend and inset have one corner each for the whole
 * story, so that nothing jumps: those that let the cameras come closest with nothing under them. Then each chapter has a
 * camera that keeps clear of what lies there. A map too small for an inset beside its names has none.
 */
export function arrange(model: StoryModel, size: StageSize, schedule: Schedule, words: Words): Arrangement {
  const viewport = paddedViewport(size);
  const sizes = furnitureSizes(model, size, words);
  const ideal = costOfCovers(model, viewport);
  const choices = furnitureChoices(tourOf(model, viewport, schedule), sizes);
  const whole = ({ covers, insetCover }: Furniture): Viewport => ({
    ...viewport,
    covers,
    ...(insetCover && { insetCover }),
  });
  let best: { furniture: Furniture; cost: number } | undefined;
  for (const furniture of choices) {
    const cost = costOfCovers(model, whole(furniture));
    if (!best || cost < best.cost - LEAST_GAIN_ZOOM) best = { furniture, cost };
    if (best.cost < ideal + LEAST_GAIN_ZOOM) break;
  }
  const { furniture: first, cost: least } = best!;
  for (const furniture of [first, ...choices]) {
    const tour = tourOf(model, whole(furniture), schedule);
    if (hidesName(tour, furniture)) continue;
    if (costOfCovers(model, whole(furniture)) < least + MOST_LOSS_ZOOM) return { furniture, tour };
  }
  const { legend, covers, creditsHeight } = first;
  const bare: Viewport = { ...viewport, covers, ...(viewport.padding && { insetPadding: viewport.padding }) };
  return { furniture: { legend, covers, creditsHeight }, tour: tourOf(model, bare, schedule) };
}

/** Whether the inset lies on the name of a numbered place in a chapter that has one. */
function hidesName({ model, track }: Tour, { insetCover }: Furniture): boolean {
  if (!insetCover) return false;
  const { viewport, cameras } = track;
  const map: Box = { x: 0, y: 0, width: viewport.width, height: viewport.height };
  return cameras.some((camera) => {
    if (!carriesInset(model, camera)) return false;
    const view = mercatorView(camera, map);
    const boxes = markerBoxes(model.markers, camera.zoom);
    return model.markers.some(({ place }, index) => {
      const [, , name] = boxesFrom(boxes[index]!, view.project(place.anchor));
      return name !== undefined && overlaps(name, insetCover);
    });
  });
}

/** Where another corner gains less than this, in zoom levels over all chapters, the first stays. */
const LEAST_GAIN_ZOOM = 0.1;
/** A corner in which the inset hides no name may cost so much more than the best one. */
const MOST_LOSS_ZOOM = 1;

/**
 * The ways to stand in the corners without meeting one another. First the corners that cover the least of the route in
 * views that know of no furniture.
 */
function furnitureChoices({ model, track }: Tour, sizes: FurnitureSizes): Furniture[] {
  const { viewport, cameras } = track;
  const map: Box = { x: 0, y: 0, width: viewport.width, height: viewport.height };
  const { buttons, credits } = sizes;
  const points = model.markers.map(({ place }) => place.anchor);
  const at = (size: Size, corner: Corner) => cornerBox(map, size, corner, sizes);
  const freeCorner = (size: Size, views: readonly Camera[], taken: readonly Box[]): Corner => {
    const seen = (positions: readonly Position[]) =>
      views.flatMap((camera) => projectAll(positions, mercatorView(camera, map)));
    const boxes = FREE_CORNERS.map((corner) => at(size, corner));
    const freest = freestOf(boxes, { taken, places: seen(points), route: seen(model.routeSamples) });
    return FREE_CORNERS[boxes.indexOf(freest)]!;
  };
  const standing = (legend: Corner, inset: Corner): Furniture => ({
    legend,
    inset,
    covers: [buttons, at(sizes.legend, legend), credits],
    insetCover: at(sizes.inset, inset),
    creditsHeight: credits.height,
  });
  const legend = sizes.legendCorner ?? freeCorner(sizes.legend, cameras, [buttons]);
  const wide = cameras.filter((camera) => carriesInset(model, camera));
  const first = standing(legend, freeCorner(sizes.inset, wide, [buttons, at(sizes.legend, legend)]));
  const legends = sizes.legendCorner ? [sizes.legendCorner] : FREE_CORNERS;
  const others = legends.flatMap((corner) => FREE_CORNERS.map((other) => standing(corner, other)));
  return [first, ...others.filter(({ covers: [, key], insetCover }) => !overlaps(key!, insetCover!))];
}

/** All but that of the buttons. */
const FREE_CORNERS = (Object.keys(CORNERS) as Corner[]).filter((corner) => corner !== "top-left");

type Size = Pick<Box, "width" | "height">;

/** The box of a size in a corner, as the page's styles place it: the credits keep the lower edge. */
function cornerBox(map: Box, size: Size, corner: Corner, { margin, credits }: FurnitureSizes): Box {
  const [x, y] = CORNERS[corner];
  const bottom = map.height - credits.height - margin.bottom - size.height;
  return {
    ...size,
    x: x === 0 ? margin.side : map.width - margin.side - size.width,
    y: y === 0 ? margin.side : bottom,
  };
}
