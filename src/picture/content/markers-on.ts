import type { Position } from "geojson";
import { markerBoxes } from "../../map/style/place-layers.ts";
import type { Padding } from "../../geometry/camera.ts";
import { holds, inBox, middleOf, routePositions, type Box } from "../../geometry/screen-boxes.ts";
import { markersOf } from "../../story/markers.ts";
import type { Place, Story } from "../../story/story.ts";
import type { MeasuredLeg } from "../../tour/schedule.ts";
import type { PlannedMap } from "../plan/planned-map.ts";

/** CSS pixels. */
const CLEAR_OF_EDGE = 6;

export function anchorsOf(places: readonly Place[]): Position[] {
  return places.map(({ anchor }) => anchor);
}

/** What each numbered place takes of a map, its point first, in pixels of the picture. */
export function markersOn({ frame, box, enlargement }: PlannedMap, story: Story): Box[][] {
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

/** How much of numbered places whose points are on a map its edges cut off, in CSS pixels of the map. */
export function cutFromMarkers(map: PlannedMap, story: Story): Padding {
  const { box, enlargement } = map;
  const seen = markersOn(map, story).filter(([point]) => holds(box, middleOf(point!)));
  const most = (cutOff: (other: Box) => number) => Math.max(0, ...seen.flat().map(cutOff)) / enlargement;
  return {
    top: most(({ y }) => box.y - y),
    right: most(({ x, width }) => x + width - box.x - box.width),
    bottom: most(({ y, height }) => y + height - box.y - box.height),
    left: most(({ x }) => box.x - x),
  };
}

/** Ids of the places and legs of which nothing lies on any of some maps. */
export function idsOutside(maps: readonly PlannedMap[], story: Story, legs: readonly MeasuredLeg[]): Set<string> {
  const isOn = ({ box, frame, enlargement }: PlannedMap, positions: readonly Position[]) =>
    inBox(positions, frame.camera, box, enlargement).some((point) => holds(box, point));
  const places = story.places.filter(({ id, anchor, geometry }) => {
    const outline = geometry.type === "Polygon" ? geometry.coordinates.flat() : [];
    return !maps.some((map) => (map.placeIds?.has(id) ?? true) && isOn(map, [anchor, ...outline]));
  });
  const lines = legs.filter((leg) => !maps.some((map) => isOn(map, routePositions([leg])))).map(({ leg }) => leg);
  return new Set([...places, ...lines].map(({ id }) => id));
}

/** A padding with what was cut off, and as much again as keeps names off the edges. */
export function addedPadding(padding: Padding, cut: Padding): Padding {
  const added = (side: keyof Padding) => padding[side] + (cut[side] > 0 ? cut[side] + CLEAR_OF_EDGE : 0);
  return { top: added("top"), right: added("right"), bottom: added("bottom"), left: added("left") };
}
