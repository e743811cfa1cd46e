import type { Position } from "geojson";
import { boxesFrom, markerBoxes } from "../../map/labels/disc-spots.ts";
import type { Padding } from "../../geometry/camera.ts";
import { mercatorView, projectAll } from "../../geometry/map-view.ts";
import { containsPoint, middleOf, type Box } from "../../geometry/screen-boxes.ts";
import { outlineOf } from "../../geometry/polygon.ts";
import type { StoryModel } from "../../story/story-model.ts";
import type { Place } from "../../story/story.ts";
import { sampleRoute } from "../../story/route-samples.ts";
import type { PlannedMap } from "../plan/planned-map.ts";

/** CSS pixels. */
const CLEAR_OF_EDGE = 6;

export function anchorsOf(places: readonly Place[]): Position[] {
  return places.map(({ anchor }) => anchor);
}

/** The boxes that each numbered place takes of a map, its point first, in pixels of the picture. */
export function markersOn({ frame, box, pixelRatio }: PlannedMap, { markers }: StoryModel): Box[][] {
  const view = mercatorView(frame.camera, box, pixelRatio);
  const points = projectAll(anchorsOf(markers.map(({ place }) => place)), view);
  return markerBoxes(markers, frame.camera.zoom).map((boxes, index) => boxesFrom(boxes, points[index]!, pixelRatio));
}

/** How much of numbered places whose points are on a map its edges cut off, in CSS pixels of the map. */
export function cutFromMarkers(map: PlannedMap, model: StoryModel): Padding {
  const { box, pixelRatio } = map;
  const seen = markersOn(map, model).filter(([point]) => containsPoint(box, middleOf(point!)));
  const most = (cutOff: (other: Box) => number) => Math.max(0, ...seen.flat().map(cutOff)) / pixelRatio;
  return {
    top: most(({ y }) => box.y - y),
    right: most(({ x, width }) => x + width - box.x - box.width),
    bottom: most(({ y, height }) => y + height - box.y - box.height),
    left: most(({ x }) => box.x - x),
  };
}

/** Ids of the places and legs of which nothing lies on any of some maps. */
export function idsOutside(maps: readonly PlannedMap[], { story, legs }: StoryModel): Set<string> {
  const isOn = ({ box, frame, pixelRatio }: PlannedMap, positions: readonly Position[]) =>
    projectAll(positions, mercatorView(frame.camera, box, pixelRatio)).some((point) => containsPoint(box, point));
  const places = story.places.filter(({ id, anchor, geometry }) => {
    const outline = outlineOf(geometry);
    return !maps.some((map) => (map.placeIds?.includes(id) ?? true) && isOn(map, [anchor, ...outline]));
  });
  const lines = legs.filter((leg) => !maps.some((map) => isOn(map, sampleRoute([leg])))).map(({ leg }) => leg);
  return new Set([...places, ...lines].map(({ id }) => id));
}

/** A padding with what was cut off, and as much again as keeps names off the edges. */
export function addedPadding(padding: Padding, cut: Padding): Padding {
  const added = (side: keyof Padding) => padding[side] + (cut[side] > 0 ? cut[side] + CLEAR_OF_EDGE : 0);
  return { top: added("top"), right: added("right"), bottom: added("bottom"), left: added("left") };
}
