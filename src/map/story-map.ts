import { GPUInitializationError, Map as MapLibreMap, type LayerSpecification, type MapOptions } from "maplibre-gl";
import type { Camera } from "../geometry/camera.ts";
import { DrawingFault } from "./drawing-fault.ts";
import type { Frame } from "../tour/frame.ts";
import { CLOSEST_LEG_ZOOM } from "../tour/leg-camera.ts";
import type { StoryModel } from "../story/story-model.ts";
import { en } from "../words/en.ts";
import type { MapFailureWords, Words } from "../words/interface.ts";
import type { NameBounds } from "./labels/label-frame.ts";
import { COUNTRY_NAMES_SOURCE, DETAIL_SOURCE, WATER_LAYER } from "../basemap/base-ids.ts";
import { PLACE_LABEL_LAYER } from "./style/layer-ids.ts";
import { LostGraphics } from "./maplibre/lost-graphics.ts";
import { isCamera, assertOnMap } from "./map-failures.ts";
import { askPatiently } from "./maplibre/map-fonts.ts";
import { MissingParts } from "./missing-parts.ts";
import { fixDashRows } from "./maplibre/dash-rows.ts";
import { DrawnView } from "./drawn-view.ts";
import { keepUrls } from "./maplibre/kept-urls.ts";
import { graphicsOf, releaseFonts } from "./maplibre/private-members.ts";
import { CountryLabels, type StillView } from "./labels/country-labels.ts";
import { FreshLabelPlacement } from "./labels/fresh-label-placement.ts";
import { RouteLayer } from "./route/route-layer.ts";
import { LabelBarriers } from "./labels/label-barriers.ts";
import { StoryImages } from "./images/story-images.ts";
import { placeOrder } from "./style/place-layers.ts";
import { placesAt } from "./labels/places-at.ts";
import { FIRST_LABEL_LAYER, storyLayers, storyStyle } from "./style/style.ts";
import type { StoryMapOptions } from "./story-map-options.ts";
import { themes, type Theme, type ThemeName } from "./style/theme.ts";
import { showPlaces, type VisibleParts } from "./style/visible-parts.ts";
import { WorkerWatch } from "./maplibre/worker-watch.ts";

/** Side of the square around the pointer in which something counts as pointed at. */
const TOUCH_PIXELS = 20;
/** Events after which a map shows something else. */
const VIEW_EVENTS = ["moveend", "resize", "projectiontransition"] as const;
const EASE_MILLISECONDS = 600;

/** The one class that owns MapLibre: it draws frames of a story, and knows when they really are on screen. */
export class StoryMap {
  readonly #map: MapLibreMap;
  readonly #route: RouteLayer;
  readonly #model: StoryModel;
  readonly #words: Words;
  #theme: Theme;
  #themeName: ThemeName;
  /** The theme that the style was made with. */
  readonly #styledAs: ThemeName;
  #camera: Camera;
  #visible: VisibleParts | undefined;
  /** Ids of places and legs whose numbers and names find room first, and those the style was made with. */
  #shows: readonly string[];
  #styledFor: readonly string[];
  readonly #images: StoryImages;
  readonly #names: LabelBarriers;
  readonly #countries: CountryLabels;
  readonly #missing: MissingParts;
  readonly #view: DrawnView;
  readonly #graphics: LostGraphics;
  readonly #worker: WorkerWatch;
  #styleLoaded = false;
  #routePrepared = false;
  #removed = false;

  /** Throws Error with plain words where WebGL2 or workers cannot be had, or the camera is none. */
  constructor(options: StoryMapOptions) {
    const { model, route, frame, interactive } = options;
    if (!isCamera(frame.camera)) assertOnMap(frame.camera);
    this.#words = options.words ?? en;
    const { failures } = this.#words.map;
    if (typeof Worker === "undefined") throw new Error(failures.noWorker);
    this.#model = model;
    this.#themeName = this.#styledAs = options.theme;
    this.#theme = themes[options.theme];
    this.#camera = frame.camera;
    this.#shows = this.#styledFor = frame.shows;
    this.#route = new RouteLayer(route, this.#theme);
    this.#route.show(frame);
    const { clientWidth: width, clientHeight: height } = options.container;
    this.#countries = new CountryLabels(model, options.baseMap[COUNTRY_NAMES_SOURCE]!);
    const still = options.still ?? (interactive && { camera: frame.camera, width, height, covers: [] });
    const names = still && { [COUNTRY_NAMES_SOURCE]: this.#countries.beginWith(still) };
    const mapOptions: MapOptions = {
      container: options.container,
      style: storyStyle(
        model,
        route,
        this.#theme,
        this.#words,
        { ...options.baseMap, ...names },
        options.assetsUrl,
        frame.shows,
      ),
      ...frame.camera,
      interactive,
      cooperativeGestures: interactive,
      attributionControl: false,
      // The owner of the container calls `resize` when its size has come to rest.
      trackResize: false,
      // Tests hold the style to the specification.
      validateStyle: false,
      transformRequest: askPatiently,
      fadeDuration: 0,
      maxPitch: 0,
      dragRotate: false,
      pitchWithRotate: false,
      maxZoom: CLOSEST_LEG_ZOOM,
      ...(options.pixelRatio !== undefined && {
        pixelRatio: options.pixelRatio,
        maxCanvasSize: [8192, 8192] as [number, number],
      }),
    };
    this.#map = makeMap(mapOptions, failures);
    this.#images = new StoryImages(this.#map, model.markers, interactive);
    this.#names = new LabelBarriers(this.#map, interactive);
    this.#countries.map = this.#map;
    this.#missing = new MissingParts(this.#map);
    const collectionUrls = new Map(Object.entries(options.baseMap).filter(([id]) => id !== DETAIL_SOURCE));
    keepUrls(
      this.#map,
      (id) => (id === COUNTRY_NAMES_SOURCE ? this.#countries.address : collectionUrls.get(id)),
      (source) => this.#missing.note(source),
    );
    this.#map.on("error", (event) => {
      if ("sourceId" in event && event.sourceId === DETAIL_SOURCE) this.#missing.noteDetail(event.error.message);
    });
    this.#view = new DrawnView({
      map: this.#map,
      route: this.#route,
      isSeen: interactive,
      isLoaded: () => this.#isLoaded(),
      isRemoved: () => this.#removed,
      words: failures,
    });
    this.#graphics = new LostGraphics(this.#map, failures.lostGraphics);
    this.#worker = new WorkerWatch(this.#map);
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
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
    await this.#view.read(() => true, { isWhole: () => true });
  }

  /**
   * A copy of the frame on a canvas, in device pixels, once it is on screen as `drawn` says, with every name where it finds
   * room by itself: a live map keeps names where they were, by which a picture would depend on what was drawn before it.
   * `change` first makes of the map what the copy is to show, at once. Rejects as `drawn` does.
   */
  async copy(change?: () => void): Promise<HTMLCanvasElement> {
    const placement = new FreshLabelPlacement(this.#map);
    const read = () => {
      const source = this.#map.getCanvas();
      const target = document.createElement("canvas");
      target.width = source.width;
      target.height = source.height;
      target.getContext("2d")!.drawImage(source, 0, 0);
      return target;
    };
    try {
      return await this.#view.read(read, { change, isWhole: () => placement.isDone() });
    } finally {
      placement.end();
    }
  }

  /** All of the view is there: tiles, images, and names for this view rather than an earlier one. */
  #isLoaded(): boolean {
    return this.#map.loaded() && !this.#map.isMoving() && this.#names.areThere && this.#countries.areThere;
  }

  /** Throws Error where something of the map could not be loaded, with `names` their fonts too: a picture is whole or none. */
  async assertWhole({ names }: { names: boolean }): Promise<void> {
    const [file] = this.#missing.files;
    if (file)
      throw new DrawingFault(
        "base-map-missing",
        `The base map could not be loaded from ${file.address}: ${file.reason}. Check the connection and try again.`,
      );
    const [font] = names ? await this.#missing.fonts() : [];
    if (font !== undefined)
      throw new DrawingFault(
        "no-font",
        `The font of names on the map could not be loaded from ${font}. Check the connection and try again.`,
      );
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
    this.#placeFirst(frame.shows);
    if (sameCamera(frame.camera, this.#camera) || !isCamera(frame.camera)) return;
    this.#camera = frame.camera;
    if (options.ease) this.#map.flyTo({ ...frame.camera, duration: EASE_MILLISECONDS, essential: true });
    else this.#map.jumpTo(frame.camera);
  }

  /** Calls back, once, when the graphics were lost and do not come back. */
  onLost(tell: (error: Error) => void): void {
    this.#graphics.tell = tell;
  }

  /**
   * Calls back with what the map is drawn without, because it could not be loaded or has not come yet; with undefined
   * where all of it is there. At once, and each time that the map comes to rest.
   */
  onMissing(tell: (words: string | undefined) => void): void {
    const say = async (isWhole: boolean) => {
      // Without land all the world would be sea.
      if (this.#missing.hasNoLand) this.#map.setPaintProperty(WATER_LAYER, "background-color", this.#theme.land);
      const words = await this.#missing.inWords(isWhole, this.#words.map.missing);
      if (!this.#removed) tell(words);
    };
    this.#map.on("idle", () => void say(true));
    void say(this.#isLoaded());
  }

  /** Has the numbers and names of a chapter's own places find room before others. */
  #placeFirst(shows: readonly string[]): void {
    this.#shows = shows;
    if (!this.#styleLoaded || shows === this.#styledFor) return;
    const isSame = shows.join() === this.#styledFor.join();
    this.#styledFor = shows;
    if (!isSame && this.#model.markers.length > 1)
      this.#map.setLayoutProperty(PLACE_LABEL_LAYER, "symbol-sort-key", placeOrder(shows));
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

  /** Draws the numbers of places again, with a font that has arrived since. */
  repaintImages(): void {
    if (this.#styleLoaded && this.#map.style) this.#images.repaintDiscs(this.#theme);
  }

  #repaintAll(): void {
    for (const layer of storyLayers(this.#model, this.#theme, this.#words)) this.#repaint(layer);
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
    if (this.#styleLoaded) showPlaces(this.#map, storyLayers(this.#model, this.#theme, this.#words), visible);
  }

  /**
   * Ids of what is drawn at a point, in CSS pixels from the top left of the map: every place whose number, name or point is
   * there, in the order of the file; where there is none, the leg.
   */
  subjectsAt(point: { x: number; y: number }): string[] {
    const places = placesAt(this.#map, this.#model.story, point, TOUCH_PIXELS / 2);
    if (places.length > 0) return places;
    const { lng, lat } = this.#map.unproject([point.x, point.y]);
    const leg = this.#route.hit([lng, lat], TOUCH_PIXELS / 2)?.legId;
    return leg === undefined ? [] : [leg];
  }

  /** Calls back with what is under the pointer when that changes, and with all that is clicked or tapped. */
  onSubject(on: { point: (id: string | undefined) => void; open: (ids: readonly string[]) => void }): void {
    let pointed: string | undefined;
    const point = (id: string | undefined) => {
      if (id === pointed) return;
      pointed = id;
      this.#map.getCanvas().style.cursor = id ? "pointer" : "";
      on.point(id);
    };
    this.#map.on("mousemove", (event) => {
      if (!this.#map.isMoving()) point(this.subjectsAt(event.point)[0]);
    });
    this.#map.on("mouseout", () => point(undefined));
    this.#map.on("click", (event) => {
      const ids = this.subjectsAt(event.point);
      if (ids.length > 0) on.open(ids);
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
    this.#view.end();
    this.#graphics.end();
    this.#worker.end();
    releaseFonts(this.#map);
    this.#map.remove();
  }

  /** Adds the route, and what was asked for before there was a style to change. */
  #styleIsThere(): void {
    this.#styleLoaded = true;
    fixDashRows(this.#map, storyLayers(this.#model, this.#theme, this.#words));
    this.#names.begin();
    this.#countries.begin();
    this.#images.addFirst(this.#theme);
    if (this.#routePrepared || !this.#route.isLong) this.#map.addLayer(this.#route, FIRST_LABEL_LAYER);
    if (this.#themeName !== this.#styledAs) this.#repaintAll();
    if (this.#visible) this.setVisible(this.#visible);
    this.#placeFirst(this.#shows);
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
}

function sameCamera(a: Camera, b: Camera): boolean {
  return a === b || (a.zoom === b.zoom && a.center[0] === b.center[0] && a.center[1] === b.center[1]);
}

function makeMap(options: MapOptions, words: MapFailureWords): MapLibreMap {
  try {
    return new MapLibreMap(options);
  } catch (cause) {
    if (!(cause instanceof GPUInitializationError)) throw new Error(words.notMade, { cause });
    throw new Error(words.noWebGl, { cause });
  }
}
