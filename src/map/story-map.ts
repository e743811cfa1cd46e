import { Map as MapLibreMap, type LayerSpecification, type MapOptions } from "maplibre-gl";
import type { Camera } from "../geometry/camera.ts";
import type { Frame } from "../tour/frame.ts";
import type { StoryModel } from "../story/story-model.ts";
import type { NameBounds } from "./labels/label-frame.ts";
import { COUNTRY_NAMES_SOURCE } from "../basemap/base-ids.ts";
import {
  AREA_LABEL_LAYER,
  CONTEXT_DOT_LAYER,
  PLACE_DOT_LAYER,
  PLACE_LABEL_LAYER,
  PLACE_RING_LAYER,
} from "./style/layer-ids.ts";
import { NO_WEBGL, NO_WORKER, NOT_SETTLED } from "./map-failures.ts";
import type { RouteGeometry } from "./route/route-geometry.ts";
import { fixDashRows } from "./maplibre/dash-rows.ts";
import { SparingFrames } from "./maplibre/repaint-throttle.ts";
import { keepUrls } from "./maplibre/kept-urls.ts";
import { failedFonts, graphicsOf } from "./maplibre/private-members.ts";
import { NamesInView, type StillView } from "./labels/country-labels.ts";
import { NamesPlacedAnew } from "./labels/fresh-label-placement.ts";
import { RouteLayer } from "./route/route-layer.ts";
import type { BaseMapAddresses } from "../basemap/base-map.ts";
import { BoundedNames } from "./labels/label-barriers.ts";
import { StoryImages } from "./images/story-images.ts";
import { FIRST_LABEL_LAYER, storyLayers, storyStyle } from "./style/style.ts";
import { themes, type Theme, type ThemeName } from "./style/theme.ts";
import { showPlaces, type VisibleParts } from "./style/visible-parts.ts";
import { within } from "./wait-until.ts";

/** What a map is made of. */
export interface StoryMapOptions {
  container: HTMLElement;
  model: StoryModel;
  /** The story's route; the same object serves several maps. */
  route: RouteGeometry;
  /** As `sharedBaseMap` gives it. */
  baseMap: BaseMapAddresses;
  /** Folder of the static files: absolute, ending in a slash. */
  assetsUrl: string;
  theme: ThemeName;
  frame: Frame;
  /** False for a picture: no gestures, nothing fades. */
  interactive: boolean;
  /** The first view, for a picture. */
  still?: StillView;
  /** Device pixels per CSS pixel; the screen's own where absent. */
  pixelRatio?: number;
}

/** Side of the square around the pointer in which something counts as pointed at. */
const TOUCH_PIXELS = 20;
/** The worker of a map that can start answers well before this. */
const FIRST_ANSWER_SECONDS = 8;
const ALL_DRAWN_SECONDS = 60;
/** What tells that a map shows something else than before. */
const VIEW_EVENTS = ["moveend", "resize", "projectiontransition"] as const;
const EASE_MILLISECONDS = 600;

/** The one class that owns MapLibre: it draws frames of a story, and knows when they really are on screen. */
export class StoryMap {
  readonly #map: MapLibreMap;
  readonly #route: RouteLayer;
  readonly #model: StoryModel;
  #theme: Theme;
  #themeName: ThemeName;
  /** The theme that the style was made with. */
  readonly #styledAs: ThemeName;
  #camera: Camera;
  #visible: VisibleParts | undefined;
  readonly #interactive: boolean;
  readonly #images: StoryImages;
  readonly #names: BoundedNames;
  readonly #countries: NamesInView;
  #styleLoaded = false;
  #routePrepared = false;
  #workerAnswered = false;
  /** What a source said that could not be loaded. */
  #failure: Error | undefined;
  #removed = false;

  /** Throws Error with plain words where WebGL2 cannot be had. */
  constructor(options: StoryMapOptions) {
    const { model, route, frame, interactive } = options;
    this.#model = model;
    this.#themeName = this.#styledAs = options.theme;
    this.#theme = themes[options.theme];
    this.#camera = frame.camera;
    this.#interactive = interactive;
    this.#route = new RouteLayer(route, this.#theme);
    this.#route.show(frame);
    const { clientWidth: width, clientHeight: height } = options.container;
    this.#countries = new NamesInView(model, options.baseMap[COUNTRY_NAMES_SOURCE]!);
    const still = options.still ?? (interactive && { camera: frame.camera, width, height, covers: [] });
    const names = still && { [COUNTRY_NAMES_SOURCE]: this.#countries.beginWith(still) };
    this.#map = makeMap({
      container: options.container,
      style: storyStyle(model, route, this.#theme, { ...options.baseMap, ...names }, options.assetsUrl),
      ...frame.camera,
      interactive,
      cooperativeGestures: interactive,
      attributionControl: false,
      // Tests hold the style to the specification.
      validateStyle: false,
      fadeDuration: 0,
      maxPitch: 0,
      dragRotate: false,
      pitchWithRotate: false,
      maxZoom: 16,
      ...(options.pixelRatio !== undefined && {
        pixelRatio: options.pixelRatio,
        maxCanvasSize: [8192, 8192] as [number, number],
      }),
    });
    this.#images = new StoryImages(this.#map, model.markers, interactive);
    this.#names = new BoundedNames(this.#map, interactive);
    this.#countries.map = this.#map;
    keepUrls(this.#map, (id) => (id === COUNTRY_NAMES_SOURCE ? this.#countries.address : options.baseMap[id]));
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.on("sourcedata", ({ sourceDataType }) => {
      if (sourceDataType === "metadata" || sourceDataType === "content") this.#workerAnswered = true;
    });
    this.#map.on("error", (event) => {
      console.error(event.error);
      if ("sourceId" in event) this.#failure ??= new Error(event.error.message);
    });
    this.#map.setMissingStyleImageResolver((id) => this.#images.add(id, this.#theme));
    this.#map.on("style.load", () => this.#styleIsThere());
    setTimeout(() => !this.#styleLoaded && this.#images.prepare(this.#theme));
    setTimeout(() => this.#prepareRoute());
    for (const event of VIEW_EVENTS) this.#map.on(event, () => this.#names.follow());
    if (interactive) this.#map.once("idle", () => this.#followCountries());
  }

  /**
   * Resolves when the frame is on screen: base map tiles drawn, fonts there, and pixels of every leg in view found in
   * the picture itself. Rejects with an Error in plain words where that does not come about in time.
   */
  async drawn(): Promise<void> {
    await this.#whenDrawn(() => true, { isWhole: () => true });
  }

  /**
   * A copy of the frame on a canvas, in device pixels, once it is on screen as `drawn` says, with every name where it finds
   * room by itself: a live map keeps names where they were, by which a picture would depend on what was drawn before it.
   * `change` first makes of the map what the copy is to show, at once. Rejects as `drawn` does.
   */
  async copy(change?: () => void): Promise<HTMLCanvasElement> {
    const anew = new NamesPlacedAnew(this.#map);
    const read = () => {
      const source = this.#map.getCanvas();
      const target = document.createElement("canvas");
      target.width = source.width;
      target.height = source.height;
      target.getContext("2d")!.drawImage(source, 0, 0);
      return target;
    };
    try {
      return await this.#whenDrawn(read, { change, isWhole: () => anew.isDone() });
    } finally {
      anew.end();
    }
  }

  /** Resolves to what is read in the first render of a complete map: outside a render the canvas is blank. */
  async #whenDrawn<Result>(
    read: () => Result,
    { change, isWhole }: { change?: (() => void) | undefined; isWhole: () => boolean },
  ): Promise<Result> {
    const sparing = new SparingFrames(this.#map, this.#interactive, () => this.#isLoaded() && isWhole());
    try {
      if (change) sparing.changeView(change);
      // The base map never covers the route: what is seen of it before any tile came holds until something changes.
      const first = this.#route.look();
      await this.#within(FIRST_ANSWER_SECONDS, () => this.#workerAnswered, NO_WORKER);
      const result = await this.#settled(sparing, read);
      const seen = await first;
      const holds = seen.missing.length === 0 && seen.version === this.#route.version;
      sparing.more();
      const { missing } = holds ? seen : await this.#route.look();
      if (missing.length > 0)
        throw new Error(
          `The map is there, but its route is not: nothing is drawn of ${missing.join(", ")}. Reload the page.`,
        );
      return result;
    } finally {
      sparing.stop();
    }
  }

  async #settled<Result>(sparing: SparingFrames, read: () => Result): Promise<Result> {
    let taken: { result: Result } | undefined;
    const take = () => {
      if (taken || !sparing.isWhole) return;
      sparing.enough();
      taken = { result: read() };
    };
    this.#map.on("render", take);
    try {
      await this.#within(ALL_DRAWN_SECONDS, () => taken !== undefined, NOT_SETTLED);
      return taken!.result;
    } finally {
      this.#map.off("render", take);
    }
  }

  /** All of the view is there: tiles, images, and names for this view rather than an earlier one. */
  #isLoaded(): boolean {
    return this.#map.loaded() && !this.#map.isMoving() && this.#names.areThere && this.#countries.areThere;
  }

  /** Addresses of fonts that names on the map need and that could not be loaded: MapLibre draws on without them. */
  async missingFonts(): Promise<string[]> {
    return failedFonts(this.#map);
  }

  /** Says what names of the base map must not be cut by; the edges of the whole map, for a picture, where it never does. */
  boundNames(bounds: NameBounds): void {
    this.#names.bound(bounds);
  }

  /** Only from the first whole map on: names that change before would have it drawn twice. */
  #followCountries(): void {
    for (const event of VIEW_EVENTS) this.#map.on(event, () => this.#countries.follow());
    this.#countries.follow();
  }

  /** Has countries named in what this view shows of each, rather than in their own middle: for a picture. */
  nameCountries(view: StillView): void {
    this.#countries.place(view);
  }

  /** Draws a frame. `ease` flies to a camera that changed, for a reader who jumped; without it the camera is set. */
  show(frame: Frame, options: { ease?: boolean } = {}): void {
    if (this.#route.grows(frame)) this.#countries.postpone();
    this.#route.show(frame);
    if (sameCamera(frame.camera, this.#camera)) return;
    this.#camera = frame.camera;
    if (options.ease) this.#map.flyTo({ ...frame.camera, duration: EASE_MILLISECONDS, essential: true });
    else this.#map.jumpTo(frame.camera);
  }

  /** Resolves when no flight is under way. */
  async rested(): Promise<void> {
    while (this.#map.isMoving()) await this.#map.once("moveend");
  }

  /** Goes back to the camera of the frame, after a reader moved the map. */
  recenter(): void {
    this.#map.flyTo({ ...this.#camera, duration: EASE_MILLISECONDS });
  }

  /** Zooms by so many levels, with a short flight; less than 0 zooms out. */
  zoomBy(levels: number): void {
    this.#map.zoomTo(this.#map.getZoom() + levels, { duration: 300 });
  }

  /** Draws in other colours, at once. */
  setTheme(name: ThemeName): void {
    if (name === this.#themeName) return;
    this.#themeName = name;
    this.#theme = themes[name];
    this.#route.setTheme(this.#theme);
    if (this.#styleLoaded) this.#repaintAll();
  }

  #repaintAll(): void {
    for (const layer of storyLayers(this.#model, this.#theme)) this.#repaint(layer);
    this.#images.repaintDiscs(this.#theme);
  }

  /** Draws one leg stronger than the others. */
  highlight(legId: string | undefined): void {
    this.#route.highlight(legId);
  }

  /** Draws only these legs and places, and other possible ways where asked for. */
  setVisible(visible: VisibleParts): void {
    this.#visible = visible;
    const { legIds, alternatives } = visible;
    this.#route.setVisible(({ leg, alternative }) => legIds.has(leg.leg.id) && (alternatives || !alternative));
    if (this.#styleLoaded) showPlaces(this.#map, storyLayers(this.#model, this.#theme), visible);
  }

  /** Id of the leg or place that is drawn at a point, in CSS pixels from the top left of the map. */
  subjectAt(point: { x: number; y: number }): string | undefined {
    const around = TOUCH_PIXELS / 2;
    const box: [[number, number], [number, number]] = [
      [point.x - around, point.y - around],
      [point.x + around, point.y + around],
    ];
    const layers = [PLACE_LABEL_LAYER, PLACE_DOT_LAYER, PLACE_RING_LAYER, CONTEXT_DOT_LAYER, AREA_LABEL_LAYER].filter(
      (id) => this.#map.getLayer(id),
    );
    const [place] = this.#map.queryRenderedFeatures(box, { layers });
    if (place) return String(place.properties.id);
    const { lng, lat } = this.#map.unproject([point.x, point.y]);
    return this.#route.hit([lng, lat], TOUCH_PIXELS / 2)?.legId;
  }

  /** Calls back with what is under the pointer when that changes, and with what is clicked or tapped. */
  onSubject(on: { point: (id: string | undefined) => void; open: (id: string) => void }): void {
    let pointed: string | undefined;
    const point = (id: string | undefined) => {
      if (id === pointed) return;
      pointed = id;
      this.#map.getCanvas().style.cursor = id ? "pointer" : "";
      on.point(id);
    };
    this.#map.on("mousemove", (event) => {
      if (!this.#map.isMoving()) point(this.subjectAt(event.point));
    });
    this.#map.on("mouseout", () => point(undefined));
    this.#map.on("click", (event) => {
      const id = this.subjectAt(event.point);
      if (id) on.open(id);
    });
  }

  /** Pixels of a point in degrees, from the top left of the map. */
  project(position: readonly [lon: number, lat: number]): { x: number; y: number } {
    return this.#map.project([...position]);
  }

  /** Call it when the container has another size. */
  resize(): void {
    this.#map.resize();
  }

  /** For tests and for a host page that wants more than this class offers. */
  get mapLibre(): MapLibreMap {
    return this.#map;
  }

  /** Frees the map and its WebGL context. Promises that wait for it reject. */
  remove(): void {
    this.#removed = true;
    this.#countries.end();
    this.#map.remove();
  }

  /** Adds the route, and what was asked for before there was a style to change. */
  #styleIsThere(): void {
    this.#styleLoaded = true;
    fixDashRows(this.#map, storyLayers(this.#model, this.#theme));
    this.#names.begin();
    this.#countries.begin();
    this.#images.addFirst(this.#theme);
    if (this.#routePrepared || !this.#route.isLong) this.#map.addLayer(this.#route, FIRST_LABEL_LAYER);
    if (this.#themeName !== this.#styledAs) this.#repaintAll();
    if (this.#visible) this.setVisible(this.#visible);
  }

  /** A task of its own: no frame waits for a long line to be handed over. */
  #prepareRoute(): void {
    if (this.#removed) return;
    try {
      this.#route.prepare(graphicsOf(this.#map));
    } finally {
      this.#routePrepared = true;
      if (this.#styleLoaded && !this.#map.getLayer(this.#route.id)) this.#map.addLayer(this.#route, FIRST_LABEL_LAYER);
    }
  }

  #repaint(layer: LayerSpecification): void {
    for (const [property, value] of Object.entries(layer.paint ?? {}))
      this.#map.setPaintProperty(layer.id, property as never, value as never);
  }

  #within(seconds: number, holds: () => boolean, message: string): Promise<void> {
    const failure = () => (this.#removed ? new Error("The map was removed before it was drawn.") : this.#failure);
    return within(this.#map, seconds, { holds, failure, message });
  }
}

function sameCamera(a: Camera, b: Camera): boolean {
  return a === b || (a.zoom === b.zoom && a.center[0] === b.center[0] && a.center[1] === b.center[1]);
}

function makeMap(options: MapOptions): MapLibreMap {
  try {
    return new MapLibreMap(options);
  } catch (cause) {
    throw new Error(NO_WEBGL, { cause });
  }
}
