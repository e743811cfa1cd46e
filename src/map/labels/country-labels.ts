import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import type { Point, Position } from "geojson";
import type { Camera } from "../../geometry/camera.ts";
import { mercatorView, projectAll } from "../../geometry/map-view.ts";
import { grown, overlaps, unionOf, type Box } from "../../geometry/screen-boxes.ts";
import type { StoryModel } from "../../story/story-model.ts";
import { COUNTRY_NAMES_SOURCE } from "../../basemap/base-ids.ts";
import { countryNamesUrl } from "../../basemap/base-map-urls.ts";
import type { FoundName } from "../../basemap/country-names.ts";
import { forgetLabelSides } from "../maplibre/private-members.ts";
import { boxesFrom, markerBoxes } from "./disc-spots.ts";
import { wordRooms } from "../style/place-words.ts";

/** The view of a map at rest, in CSS pixels. */
export interface StillView {
  camera: Camera;
  width: number;
  height: number;
  /** Boxes that will lie over it, from its top left. */
  covers: readonly Box[];
  /** From afar, countries are named near what the story draws only: nobody moves a picture to see what else there is. */
  nearOnly?: boolean;
}

/** A map that moves is at rest after this. */
const REST_MILLISECONDS = 250;
/** Positions of the route that are farther apart are not joined. */
const FARTHEST_NEIGHBOUR = 150;
/** MapLibre keeps names so far from discs and names, besides. */
const APART_PIXELS = 3;
/** Share of a view's smaller side up to which a name is near. */
const NEAR_SHARE = 0.06;
/** A point of the route takes a square of this side, in CSS pixels. */
const ROUTE_PIXELS = 14;

/** Has the names of countries stand in what a view shows of each: see country-names.ts. */
export class CountryLabels {
  readonly #model: StoryModel;
  readonly #source: string;
  #address: string;
  #map: MapLibreMap | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #view: StillView | undefined;
  #version = 0;
  /** Asked for before there was a source to ask. */
  #waiting: string | undefined;

  /** `source` is the address of these names in the base map. */
  constructor(model: StoryModel, source: string) {
    this.#model = model;
    this.#source = this.#address = source;
  }

  /** The address of the names in a view, for a style that begins with it. */
  beginWith(view: StillView): string {
    return this.#addressFor(view, []);
  }

  /** The map that has such a style. */
  set map(map: MapLibreMap) {
    this.#map = map;
  }

  /** Names the view. A map that nobody moves is told each view. */
  place(view: StillView, kept: readonly FoundName[] = []): void {
    if (!this.#view || !isSame(view, this.#view)) this.#ask(this.#addressFor(view, kept));
  }

  /** The style is there: what was asked before is asked now. */
  begin(): void {
    if (this.#waiting !== undefined) this.#ask(this.#waiting);
  }

  /** The version of the names that were asked for last. */
  get address(): string {
    return this.#address;
  }

  /** The view of a map that readers move changed: names follow when it rests, and stay while they are seen. */
  follow(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const map = this.#map!;
      // Without graphics there is no style.
      if (!map.style || map.isMoving() || map.getProjection()?.type === "globe") return;
      const { clientWidth: width, clientHeight: height } = map.getContainer();
      const { lng, lat } = map.getCenter();
      const camera: Camera = { center: [lng, lat], zoom: map.getZoom(), bearing: 0, pitch: 0 };
      const isZoomed = !this.#view || !isNear(camera.zoom, this.#view.camera.zoom);
      // A name beside its place may be cut by an edge at another zoom. After a small move names stay.
      if (isZoomed) forgetLabelSides(map);
      this.place({ camera, width, height, covers: [] }, isZoomed ? [] : this.#found());
    }, REST_MILLISECONDS);
  }

  /** The route grows: what is about to be asked waits until it rests, since nothing is sent while a leg grows. */
  postpone(): void {
    if (this.#timer !== undefined) this.follow();
  }

  /** Nothing is asked any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #addressFor(still: StillView, kept: readonly FoundName[]): string {
    this.#view = still;
    const { camera, width, height, covers, nearOnly } = still;
    const drawn = drawnIn(still, this.#model);
    const view = {
      camera,
      width,
      height,
      tinted: this.#model.story.countries,
      kept,
      taken: [...covers, ...drawn].map(rounded),
      ...(nearOnly && drawn.length > 0 && { within: grown(unionOf(drawn), NEAR_SHARE * Math.min(width, height)) }),
    };
    this.#address = countryNamesUrl(this.#source, view, ++this.#version);
    return this.#address;
  }

  #ask(address: string): void {
    const source = this.#map?.getSource<GeoJSONSource>(COUNTRY_NAMES_SOURCE);
    this.#waiting = source ? undefined : address;
    void source?.setData(address);
  }

  /** The names that were found a place other than their own. */
  #found(): FoundName[] {
    return this.#map!.querySourceFeatures(COUNTRY_NAMES_SOURCE)
      .filter(({ properties: { shrink, version } }) => shrink !== undefined && version === this.#version)
      .map(({ properties: { name, shrink }, geometry }) => ({
        name: name as string,
        shrink: shrink as number,
        at: (geometry as Point).coordinates,
      }));
  }

  /** False while tiles hold the names of an earlier view. */
  get areThere(): boolean {
    if (this.#version === 0) return true;
    if (!this.#map!.style) return false;
    const there = this.#map!.querySourceFeatures(COUNTRY_NAMES_SOURCE);
    return there.length > 0 && there.every(({ properties }) => properties.version === this.#version);
  }
}

/** Boxes around the drawings of the story in a view: names of countries keep off them. */
export function drawnIn({ camera, width, height }: StillView, model: StoryModel): Box[] {
  const map = { x: 0, y: 0, width, height };
  const view = mercatorView(camera, map);
  const { markers, routeSamples } = model;
  const points = projectAll(
    markers.map(({ place }) => place.anchor),
    view,
  );
  const places = markerBoxes(markers, camera.zoom).flatMap((boxes, index) => {
    const [point, ...discAndName] = boxesFrom(boxes, points[index]!);
    return [point!, ...discAndName.map((box) => grown(box, APART_PIXELS))];
  });
  const rooms = wordRooms(model, camera.zoom);
  const anchors = projectAll(
    rooms.map(({ at }) => at),
    view,
  );
  const words = rooms.flatMap(({ boxes }, index) => {
    const [left, top] = anchors[index] as [number, number];
    return boxes.map((box) => ({ ...box, x: left + box.x, y: top + box.y }));
  });
  const cells = new Map<string, Box>();
  const half = ROUTE_PIXELS / 2;
  for (const position of closer(projectAll(routeSamples, view), half)) {
    const [x, y] = position.map((at) => Math.round(at / half - 1) * half) as [number, number];
    if (x > -ROUTE_PIXELS && y > -ROUTE_PIXELS && x < width && y < height)
      cells.set(`${x} ${y}`, { x, y, width: ROUTE_PIXELS, height: ROUTE_PIXELS });
  }
  return [...places, ...words, ...cells.values()].filter((box) => overlaps(box, map));
}

/** Points with others between those that lie farther apart, but not so far that they are of different lines. */
function closer(points: readonly Position[], pixels: number): Position[] {
  return points.flatMap(([x, y], index) => {
    const [nextX, nextY] = points[index + 1] ?? [x, y];
    const [dx, dy] = [nextX! - x!, nextY! - y!];
    const length = Math.hypot(dx, dy);
    const count = length > FARTHEST_NEIGHBOUR ? 1 : Math.max(Math.ceil(length / pixels), 1);
    return Array.from({ length: count }, (_, step): Position => [x! + (dx * step) / count, y! + (dy * step) / count]);
  });
}

function isSame(a: StillView, b: StillView): boolean {
  const numbers = ({ camera: { center, zoom }, width, height, covers }: StillView) => [
    ...[...center, zoom, width, height],
    ...covers.flatMap((box) => [box.x, box.y, box.width, box.height]),
  ];
  const [first, second] = [numbers(a), numbers(b)];
  return first.length === second.length && first.every((number, index) => isNear(number, second[index]!));
}

/** A map gives its camera back a little otherwise than it was set. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}

function rounded({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}
