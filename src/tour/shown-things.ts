import type { BBox, Position } from "geojson";
import type { Camera, Viewport } from "../geometry/camera.ts";
import { mercatorX, mercatorY, worldPixelsAt } from "../geometry/mercator.ts";
import { outlineOf } from "../geometry/polygon.ts";
import { overlaps, roomOf, ROUTE_ROOM, type Box } from "../geometry/screen-boxes.ts";
import type { Marker } from "../story/markers.ts";
import { isPlanned, routeFilter } from "../story/leg-status.ts";
import { sampleRoute } from "../story/route-samples.ts";
import type { StoryModel } from "../story/story-model.ts";

/** The things on the map that a chapter shows, in Mercator units, in the copy of the world that its bbox is in. */
export interface ShownThings {
  /** Along the legs, and around the areas. */
  points: readonly MercatorPoint[];
  /** Numbered places: those named, and the ends of the legs. */
  places: readonly (MercatorPoint & Pick<Marker, "away">)[];
}

interface MercatorPoint {
  x: number;
  y: number;
}

/** How much of what a chapter shows lies under boxes. */
export interface Covered {
  /** Points of the route and of areas, points and numbers of places. */
  things: number;
  /** Places whose name has no room of its own. */
  names: number;
}

/** From a place to the middle of its number, and from there to its edge with a gap: CSS pixels. */
const DISC_DISTANCE = 21;
const DISC_ROOM = 14;

/** Kept as long as the story: they are asked for with one camera and one viewport after another. */
const known = new WeakMap<StoryModel, Map<string, ShownThings>>();

/** The things that the ids of a chapter stand for; `bbox` is theirs, as `boundsOf` gives it. */
export function shownThings(model: StoryModel, shows: readonly string[], bbox: BBox): ShownThings {
  const ofStory = known.get(model) ?? new Map<string, ShownThings>();
  known.set(model, ofStory);
  const key = shows.join(" ");
  const things = ofStory.get(key) ?? findThings(model, shows, bbox);
  ofStory.set(key, things);
  return things;
}

function findThings(model: StoryModel, shows: readonly string[], bbox: BBox): ShownThings {
  const named = new Set(shows);
  const isWhole = named.has("story");
  const isOfRoute = isWhole ? routeFilter(model.story) : () => false;
  const legs = model.legs.filter(({ leg }) => named.has(leg.id) || isOfRoute(leg));
  const ends = new Set(legs.flatMap(({ leg }) => [leg.from, leg.to]));
  const areas = model.story.places.filter(({ id, role }) => named.has(id) || (isWhole && role === "area"));
  const outlines = areas.flatMap(({ geometry }) => outlineOf(geometry));
  const anchors = areas.filter(({ geometry }) => geometry.type === "Point").map(({ anchor }) => anchor);
  const [west, , east] = bbox as [number, number, number, number];
  const middle = mercatorX((west + (east < west ? east + 360 : east)) / 2);
  const place = ([lon, lat]: Position): MercatorPoint => {
    const x = mercatorX(lon!);
    return { x: x + Math.round(middle - x), y: mercatorY(lat!) };
  };
  const route = isWhole && !model.story.legs.some(isPlanned) ? model.routeSamples : sampleRoute(legs);
  return {
    points: [...route, ...outlines, ...anchors].map(place),
    places: model.markers
      .filter(({ place: { id } }) => isWhole || named.has(id) || ends.has(id))
      .map(({ place: { anchor }, away }) => ({ ...place(anchor), away })),
  };
}

/** The things that a camera shows under some boxes of a viewport. */
export function coveredBy(
  boxes: readonly Box[],
  { points, places }: ShownThings,
  camera: Camera,
  { width, height }: Viewport,
): Covered {
  const worldPixels = worldPixelsAt(camera.zoom);
  const left = mercatorX(camera.center[0]) * worldPixels - width / 2;
  const top = mercatorY(camera.center[1]) * worldPixels - height / 2;
  const covers = (x: number, y: number, room: number) =>
    boxes.some(
      (box) => x > box.x - room && x < box.x + box.width + room && y > box.y - room && y < box.y + box.height + room,
    );
  const covered: Covered = { things: 0, names: 0 };
  for (const point of points)
    if (covers(point.x * worldPixels - left, point.y * worldPixels - top, ROUTE_ROOM)) covered.things++;
  for (const place of places) {
    const [x, y] = [place.x * worldPixels - left, place.y * worldPixels - top];
    const [right, down] = place.away;
    if (covers(x, y, ROUTE_ROOM) || covers(x + right * DISC_DISTANCE, y + down * DISC_DISTANCE, DISC_ROOM))
      covered.things++;
    const room = roomOf([x, y], 1);
    if (boxes.some((box) => overlaps(box, room))) covered.names++;
  }
  return covered;
}
