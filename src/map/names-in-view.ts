import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import type { Point, Position } from "geojson";
import type { Camera } from "../story/camera.ts";
import { inBox, routePositions, type Box } from "../story/free-box.ts";
import { markersOf } from "../story/marker.ts";
import type { Story } from "../story/story.ts";
import { COUNTRY_NAMES_SOURCE } from "./base-ids.ts";
import { countryNamesAddress } from "./base-map.ts";
import type { FoundName } from "./country-names.ts";
import { markerBoxes } from "./place-layers.ts";
import type { RouteGeometry } from "./route-geometry.ts";

/** A view that stays as it is, in CSS pixels. */
export interface StillView {
  camera: Camera;
  width: number;
  height: number;
  /** What will lie over it, from its top left. */
  covers: readonly Box[];
}

/** A map that moves is at rest after this. */
const REST_MILLISECONDS = 250;
/** A point of the route takes a square of this side, in CSS pixels. */
const ROUTE_PIXELS = 14;

/** Has the names of countries stand in what a view shows of each: see country-names.ts. */
export class NamesInView {
  readonly #map: MapLibreMap;
  readonly #story: Story;
  readonly #address: string;
  readonly #route: RouteGeometry;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #view: StillView | undefined;
  #version = 0;
  /** The zoom of the names that a reader sees, and may move a little. */
  #followedZoom: number | undefined;

  /** `address` is that of these names in the base map. */
  constructor(map: MapLibreMap, story: Story, route: RouteGeometry, address: string) {
    this.#map = map;
    this.#story = story;
    this.#address = address;
    this.#route = route;
  }

  /** Says which view it is. Whoever says so once says it for every view that follows. */
  place(view: StillView, kept: readonly FoundName[] = []): void {
    if (this.#view && JSON.stringify(view) === JSON.stringify(this.#view)) return;
    this.#view = view;
    this.begin(kept);
  }

  /** The view of a map that readers move changed: names follow when it rests, and stay while they are seen. */
  follow(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#map.isMoving() || this.#map.getProjection()?.type === "globe") return;
      const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
      const { lng, lat } = this.#map.getCenter();
      const camera = { center: [lng, lat] as [number, number], zoom: this.#map.getZoom(), bearing: 0, pitch: 0 };
      const kept = camera.zoom === this.#followedZoom ? this.#found() : [];
      this.#followedZoom = camera.zoom;
      this.place({ camera, width, height, covers: [] }, kept);
    }, REST_MILLISECONDS);
  }

  /** Nothing is asked any more. */
  end(): void {
    clearTimeout(this.#timer);
  }

  /** Asks for the names of the view; before there is a style, which calls this again, nothing. */
  begin(kept: readonly FoundName[] = []): void {
    const source = this.#map.getSource<GeoJSONSource>(COUNTRY_NAMES_SOURCE);
    if (!source || !this.#view) return;
    const { camera, width, height } = this.#view;
    const taken = takenIn(this.#view, this.#story, routePositions(this.#route.legs));
    const view = { camera, width, height, taken, tinted: this.#story.countries, kept };
    void source.setData(countryNamesAddress(this.#address, view, ++this.#version));
  }

  /** The names that were found a place other than their own. */
  #found(): FoundName[] {
    return this.#map
      .querySourceFeatures(COUNTRY_NAMES_SOURCE)
      .filter(({ properties }) => properties.shrink !== undefined)
      .map(({ properties: { iso, shrink }, geometry }) => ({
        ...{ iso: iso as string, shrink: shrink as number },
        at: (geometry as Point).coordinates,
      }));
  }

  /** False while tiles hold the names of an earlier view. */
  get areThere(): boolean {
    if (this.#version === 0) return true;
    const there = this.#map.querySourceFeatures(COUNTRY_NAMES_SOURCE);
    return there.length > 0 && there.every(({ properties }) => properties.version === this.#version);
  }
}

/** What names of countries keep off in a view: what lies over it, and what the story draws, its route as positions. */
export function takenIn({ camera, width, height, covers }: StillView, story: Story, route: readonly Position[]): Box[] {
  const map = { x: 0, y: 0, width, height };
  const markers = markersOf(story);
  const points = inBox(
    markers.map(({ place }) => place.anchor),
    camera,
    map,
  );
  const places = markers.flatMap((marker, index) => markerBoxes(marker, points[index]!));
  const cells = new Map<string, Box>();
  const half = ROUTE_PIXELS / 2;
  for (const position of inBox(route, camera, map)) {
    const [x, y] = position.map((at) => Math.round(at / half - 1) * half) as [number, number];
    if (x > -ROUTE_PIXELS && y > -ROUTE_PIXELS && x < width && y < height)
      cells.set(`${x} ${y}`, { x, y, width: ROUTE_PIXELS, height: ROUTE_PIXELS });
  }
  return [...covers, ...places, ...cells.values()].map(rounded);
}

function rounded({ x, y, width, height }: Box): Box {
  return { x: Math.floor(x), y: Math.floor(y), width: Math.ceil(width), height: Math.ceil(height) };
}
