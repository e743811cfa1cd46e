import { absoluteAssetsUrl } from "../assets-url.ts";
import { canvasFontsTried } from "../canvas-fonts.ts";
import { assertOnMap } from "../map-failures.ts";
import { addPageFonts } from "../page-fonts.ts";
import { askBaseMapAgain, sharedBaseMap } from "../shared-base-map.ts";
import type { NameBounds } from "../labels/label-frame.ts";
import type { StillView } from "../labels/country-labels.ts";
import { StoryMap } from "../story-map.ts";
import type { ThemeName } from "../style/theme.ts";
import { readsTruly } from "../true-reading.ts";
import type { Box } from "../../geometry/screen-boxes.ts";
import type { Frame } from "../../tour/frame.ts";
import type { StoryModel } from "../../story/story-model.ts";
import type { Words } from "../../words/interface.ts";
import type { RouteGeometry } from "../route/route-arrays.ts";
import { assertCamera, assertNotBlank, assertPainted, assertSize } from "./guard.ts";
import { planTiles, type TilePlan } from "./map-tiles.ts";

export interface CaptureOptions {
  frame: Frame;
  theme: ThemeName;
  /** CSS pixels. */
  width: number;
  height: number;
  /** Pixels of the file per CSS pixel. */
  pixelRatio: number;
  /** The shown part of the map, and the boxes over it: no name is cut by them. All of the map where absent. */
  bounds?: NameBounds;
  /** Ids of the only places that are shown, without words; where absent, all but those of context, with names. */
  placeIds?: ReadonlySet<string>;
  /** Stops between two steps of the work, which then rejects with the signal's reason. */
  signal?: AbortSignal;
}

type DrawingMode = Pick<CaptureOptions, "theme" | "pixelRatio"> & { placeIds: CaptureOptions["placeIds"] };

/** A story with the language of the words on its map. */
export interface DrawnStory {
  model: StoryModel;
  route: RouteGeometry;
  words: Words;
}

/** Larger canvases are put together from tiles: every machine can draw this much. */
const SAFE_PIXELS = 4096;

/**
 * A map of a story off screen, for pictures: one for as many as are made, since a second picture then needs no new
 * tiles, fonts or shaders. Call `remove` when no more are to come.
 */
export class OffScreenMap {
  readonly #model: StoryModel;
  readonly #route: RouteGeometry;
  readonly #words: Words;
  readonly #assetsUrl: string;
  #container: HTMLElement | undefined;
  #map: StoryMap | undefined;
  /** The places that the map was last told to show. */
  #placeIds: ReadonlySet<string> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** `assetsUrl` is the folder of the static files, absolute or relative to the page; the page's own folder where absent. */
  constructor({ model, route, words }: DrawnStory, assetsUrl?: string) {
    this.#model = model;
    this.#route = route;
    this.#words = words;
    this.#assetsUrl = absoluteAssetsUrl(assetsUrl);
  }

  /**
   * Draws one frame, with the class that draws the page's map, and resolves to a canvas of `width * pixelRatio` by
   * `height * pixelRatio` pixels, rounded. Rejects with a DrawingFault where the drawing is not of that size, is blank, or
   * the route is not in it. One capture waits for the one before.
   */
  capture(options: CaptureOptions): Promise<HTMLCanvasElement> {
    const capture = this.#last.then(() => this.#capture(options));
    this.#last = capture.catch(() => undefined);
    return capture;
  }

  /** Frees the map, and the one that a capture under way may still make. */
  remove(): void {
    this.#free();
    this.#last = this.#last.then(() => this.#free());
  }

  #free(): void {
    this.#map?.remove();
    this.#container?.remove();
    this.#map = this.#container = this.#placeIds = undefined;
  }

  async #capture(options: CaptureOptions): Promise<HTMLCanvasElement> {
    const { frame, theme, width, height, pixelRatio, placeIds, signal } = options;
    const bounds = options.bounds ?? { frame: { x: 0, y: 0, width, height } };
    signal?.throwIfAborted();
    assertOnMap(frame.camera);
    const plan = planTiles(frame.camera, { width, height }, pixelRatio, mostPixels());
    const whole = document.createElement("canvas");
    whole.width = plan.width;
    whole.height = plan.height;
    const context = whole.getContext("2d")!;
    try {
      for (const { camera, from, to } of plan.tiles) {
        const ratio = plan.width / width;
        const ofTile = movedBounds(bounds, (to.x - from.x) / ratio, (to.y - from.y) / ratio);
        const still = { camera: frame.camera, width, height, covers: bounds.boxes ?? [], nearOnly: true };
        const canvas = await this.#draw({ ...frame, camera }, { theme, pixelRatio, placeIds }, plan, ofTile, still);
        signal?.throwIfAborted();
        if (plan.tiles.length === 1) {
          if (readsTruly()) assertNotBlank(canvas);
          return canvas;
        }
        const { x, y, width: wide, height: high } = to;
        context.drawImage(canvas, from.x, from.y, wide, high, x, y, wide, high);
      }
      if (readsTruly()) assertNotBlank(whole);
      return whole;
    } catch (error) {
      // A map that failed once may be stuck: the next capture begins with a new one. One that is not wanted any more did not fail.
      if (!signal?.aborted) {
        this.#free();
        askBaseMapAgain();
      }
      throw error;
    }
  }

  async #draw(
    frame: Frame,
    { theme, pixelRatio, placeIds }: DrawingMode,
    { viewport }: TilePlan,
    bounds: NameBounds,
    still: StillView,
  ): Promise<HTMLCanvasElement> {
    const map = await this.#mapFor(frame, theme, viewport, pixelRatio, still);
    const canvas = await map.copy(() => {
      map.setTheme(theme);
      map.mapLibre.setPixelRatio(pixelRatio);
      map.resize();
      this.#showPlaces(map, placeIds);
      map.show(frame);
      map.boundNames(bounds);
      map.nameCountries(still);
    });
    await map.assertWhole({ names: placeIds === undefined });
    assertSize(map.mapLibre.getCanvas(), viewport, pixelRatio);
    const { lng, lat } = map.mapLibre.getCenter();
    assertCamera({ center: [lng, lat], zoom: map.mapLibre.getZoom() }, frame.camera);
    // A browser that changes the pixels it reads says nothing about the drawing.
    if (readsTruly()) assertPainted(canvas);
    return canvas;
  }

  /** All legs, with the numbers of these places or the names of all. */
  #showPlaces(map: StoryMap, placeIds: ReadonlySet<string> | undefined): void {
    if (placeIds === this.#placeIds) return;
    this.#placeIds = placeIds;
    const { legs, places } = this.#model.story;
    const idsOf = (some: readonly { id: string }[]) => new Set(some.map(({ id }) => id));
    const parts = { legIds: idsOf(legs), alternatives: false, context: false };
    map.setVisible({ ...parts, placeIds: placeIds ?? idsOf(places), words: placeIds === undefined });
  }

  async #mapFor(
    frame: Frame,
    theme: ThemeName,
    { width, height }: TilePlan["viewport"],
    pixelRatio: number,
    still: StillView,
  ): Promise<StoryMap> {
    const assetsUrl = this.#assetsUrl;
    addPageFonts(assetsUrl);
    const baseMap = sharedBaseMap(assetsUrl, this.#model.ownDetail);
    // The plan of a picture has waited for its fonts already.
    await canvasFontsTried();
    const container = (this.#container ??= hiddenContainer());
    container.style.width = `${width}px`;
    container.style.height = `${height}px`;
    if (this.#map) return this.#map;
    const [model, route, words] = [this.#model, this.#route, this.#words];
    this.#map = new StoryMap({
      container,
      model,
      route,
      words,
      baseMap,
      assetsUrl,
      theme,
      frame,
      still,
      pixelRatio,
      interactive: false,
    });
    return this.#map;
  }
}

/** Bounds as they lie on a map whose top left is at a point of the first one. */
function movedBounds({ frame, boxes }: NameBounds, left: number, top: number): NameBounds {
  const moved = (box: Box): Box => ({ ...box, x: box.x - left, y: box.y - top });
  return { ...(frame && { frame: moved(frame) }), ...(boxes && { boxes: boxes.map(moved) }) };
}

function hiddenContainer(): HTMLElement {
  const container = document.createElement("div");
  Object.assign(container.style, { position: "fixed", left: "-99999px", top: "0" });
  container.inert = true;
  document.body.append(container);
  return container;
}

let known: number | undefined;

/** Pixels a side that this machine's graphics draw, at most `SAFE_PIXELS`. */
function mostPixels(): number {
  if (known !== undefined) return known;
  const gl = document.createElement("canvas").getContext("webgl2");
  if (!gl) return SAFE_PIXELS;
  const [wide, high] = gl.getParameter(gl.MAX_VIEWPORT_DIMS) as [number, number];
  const limits = [gl.MAX_TEXTURE_SIZE, gl.MAX_RENDERBUFFER_SIZE].map((name) => Number(gl.getParameter(name)));
  known = Math.min(SAFE_PIXELS, wide, high, ...limits);
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return known;
}
