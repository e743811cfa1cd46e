import { ATTRIBUTION } from "../basemap/attribution.ts";
import { absoluteAssetsUrl } from "../map/assets-url.ts";
import { canvasFontsLoaded } from "../map/canvas-fonts.ts";
import { addPageFonts } from "../map/page-fonts.ts";
import { DrawingFault } from "../map/drawing-fault.ts";
import { OffScreenMap } from "../map/off-screen/off-screen-map.ts";
import type { RouteGeometry } from "../map/route/route-arrays.ts";
import { themes, type ThemeName } from "../map/style/theme.ts";
import { assertReadsTruly } from "../map/true-reading.ts";
import { creditsLine } from "../story/credits.ts";
import type { StoryModel } from "../story/story-model.ts";
import { pictureMomentOf } from "../tour/moment.ts";
import { buildSchedule, toCentiseconds, type Schedule } from "../tour/schedule.ts";
import type { AltText } from "../words/alt-text.ts";
import { en } from "../words/en.ts";
import type { Words } from "../words/interface.ts";
import { assertCredits, assertFileSize } from "./file/picture-guard.ts";
import { writeRecord } from "./file/picture-record.ts";
import { withMetadata } from "./file/png-metadata.ts";
import { recordOf } from "./file/record-of.ts";
import { paintScene } from "./painter/canvas-painter.ts";
import { measureOn } from "./painter/measure-on.ts";
import { wordsToPaint } from "./plan/lay-out-words.ts";
import { instantOf } from "./plan/picture-instant.ts";
import { planPicture, type PicturePlan } from "./plan/picture-plan.ts";
import { plannedChapter, type PlanOptions } from "./plan/plan-options.ts";
import { PictureRefusal, valueOf } from "./request/refusal.ts";
import { fileDpi, impossibleSize, PRESETS, type LayoutName, type PictureSize } from "./request/picture-sizes.ts";
import { sceneOf } from "./scene/build-scene.ts";
import { canvasTexts } from "./scene/fonts.ts";
import type { Scene, SceneMap } from "./scene/scene.ts";

/** The content of a picture, and its size. */
export interface PictureOptions {
  /** The instant, in seconds of the schedule. */
  seconds: number;
  theme: ThemeName;
  /** `wide` where absent. */
  size?: PictureSize;
  /** `full` where absent. */
  layout?: LayoutName;
  /** Pixels of the file per pixel of the size; 1 where absent, less than 1 for a preview. */
  scale?: number;
  /** Address at which the story is published, without a fragment. */
  address?: string;
  /** True for a picture of a film: all instants of a chapter then have the same boxes, its still too. */
  film?: boolean;
  signal?: AbortSignal;
}

/** A story as pictures need it. */
export interface PictureStory {
  model: StoryModel;
  route: RouteGeometry;
  /** SHA-256 of the story's files (`dataHash`); awaited where a file is written. */
  dataHash: Promise<string>;
  /** Folder of the static files (base map, fonts), absolute or relative to the page; the page's own folder where absent. */
  assetsUrl?: string;
  /** The language of what a picture says beside the story; English where absent. */
  words?: Words;
}

/** A picture before it is painted, with its description. */
export interface PreparedPicture {
  scene: Scene;
  plan: PicturePlan;
  alt: AltText;
}

/** How a scene is painted. */
export interface PaintOptions {
  /** Pixels of the canvas per pixel of the scene; 1 where absent. */
  scale?: number;
  signal?: AbortSignal;
}

/**
 * Makes pictures of one story, one after another, with the same map off screen. Every method that is refused rejects with
 * PictureRefusal.
 */
export class PictureMaker {
  readonly #model: StoryModel;
  readonly #words: Words;
  readonly #schedule: Schedule;
  readonly #dataHash: Promise<string>;
  readonly #map: OffScreenMap;
  /** The plan that was made last, and what for. */
  #planned: { key: string; plan: PicturePlan } | undefined;
  readonly #assetsUrl: string;

  constructor({ model, route, dataHash, assetsUrl, words = en }: PictureStory) {
    this.#words = words;
    this.#model = model;
    this.#schedule = buildSchedule(model);
    this.#dataHash = dataHash;
    this.#map = new OffScreenMap({ model, route, words }, assetsUrl);
    this.#assetsUrl = absoluteAssetsUrl(assetsUrl);
  }

  /**
   * Says what a picture shows and where all of it stands. Refused for a picture that cannot be. One plan serves every
   * instant of a chapter after another.
   */
  async prepare({ theme, scale = 1, ...options }: PictureOptions): Promise<PreparedPicture> {
    // As it is written into a file, so that the picture can be made again from what it says; a film has no such file.
    const seconds = options.film ? options.seconds : toCentiseconds(options.seconds);
    const plan = await this.#plan({ ...options, seconds }, scale);
    const instant = valueOf(instantOf(plan, seconds));
    return { plan, scene: sceneOf(instant, theme), alt: instant.alt };
  }

  /**
   * Draws a scene on a canvas of its size, rounded. Refused where a map in it could not be drawn whole, or this browser has
   * no such canvas.
   */
  async paint(scene: Scene, { scale = 1, signal }: PaintOptions = {}): Promise<HTMLCanvasElement> {
    const impossible = impossibleSize(scene, scale);
    if (impossible) throw new PictureRefusal(impossible);
    const mapPictures = new Map<SceneMap, HTMLCanvasElement>();
    for (const item of scene.items)
      if (item.kind === "map") mapPictures.set(item, await this.#pictureOf(item, scale, signal));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(scene.width * scale);
    canvas.height = Math.round(scene.height * scale);
    const context = canvas.getContext("2d");
    if (!context) throw noCanvas("This browser gives no canvas of that size. Ask for a smaller picture.");
    paintScene(context, scene, { scale, mapPictures });
    return canvas;
  }

  /**
   * Makes a picture of one instant: title, map with inset, legend, notes, sources and credits, all from the story, with
   * the same facts in the file's metadata. Resolves to a PNG of exactly `size * scale` pixels. Refused as `prepare` and
   * `paint` are, and where the credits are not in it.
   */
  async file(options: PictureOptions): Promise<{ file: Blob } & PreparedPicture> {
    assertReadsTruly();
    const prepared = await this.prepare(options);
    const { plan, scene, alt } = prepared;
    const canvas = await this.paint(scene, options);
    const { scale = 1, theme, layout = "full", seconds, address } = options;
    const size = options.size ?? PRESETS.wide;
    const credits = plan.layout.texts.findLast(({ style }) => style.role === "small");
    const { paper } = themes[theme];
    assertCredits(canvas.getContext("2d")!, creditsLine(this.#model.story, ATTRIBUTION), { credits, paper, scale });
    const plain = new Uint8Array(await (await asPng(canvas)).arrayBuffer());
    options.signal?.throwIfAborted();
    assertFileSize(plain, Math.round(size.width * scale), Math.round(size.height * scale));
    const moment = pictureMomentOf(this.#schedule, seconds);
    const dataHash = await this.#dataHash;
    const facts = { moment, theme, layout, alt, words: this.#words, attribution: ATTRIBUTION, dataHash };
    const record = recordOf(this.#model.story, { ...facts, ...(address !== undefined && { address }) });
    const png = withMetadata(plain, { xmp: writeRecord(record), dpi: fileDpi(size, scale) });
    return { file: new Blob([png], { type: "image/png" }), ...prepared };
  }

  /** Frees the map off screen; the next picture makes a new one. */
  remove(): void {
    this.#map.remove();
  }

  /** The plan of the chapter of an instant. */
  async #plan(
    { size = PRESETS.wide, layout = "full", seconds, address, film = false }: Omit<PictureOptions, "theme">,
    scale: number,
  ): Promise<PicturePlan> {
    const impossible = impossibleSize(size, scale);
    if (impossible) throw new PictureRefusal(impossible);
    const options: PlanOptions = {
      seconds,
      size,
      layout,
      words: this.#words,
      attribution: ATTRIBUTION,
      schedule: this.#schedule,
      film,
      ...(address !== undefined && { address }),
    };
    const key = JSON.stringify([plannedChapter(options), size, layout, address]);
    if (this.#planned?.key === key) return this.#planned.plan;
    addPageFonts(this.#assetsUrl);
    await canvasFontsLoaded(canvasTexts(wordsToPaint(this.#model, options))).catch(refuseFault);
    const context = document.createElement("canvas").getContext("2d")!;
    const plan = valueOf(planPicture(this.#model, options, measureOn(context)));
    this.#planned = { key, plan };
    return plan;
  }

  async #pictureOf(
    { frame, theme, viewport, pixelRatio, bounds, placeIds }: SceneMap,
    scale: number,
    signal: AbortSignal | undefined,
  ): Promise<HTMLCanvasElement> {
    const asked = { frame, theme, ...viewport, pixelRatio: pixelRatio * scale, bounds };
    return this.#map
      .capture({ ...asked, ...(placeIds && { placeIds: new Set(placeIds) }), ...(signal && { signal }) })
      .catch(refuseFault);
  }
}

/** Rejects with a fault of the drawing as a refusal, and with all else as it is. */
function refuseFault(error: unknown): never {
  if (error instanceof DrawingFault) throw new PictureRefusal(error, { cause: error });
  throw error;
}

function noCanvas(message: string): PictureRefusal {
  return new PictureRefusal({ code: "no-canvas", message });
}

function asPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(noCanvas("The browser could not write the PNG. Ask for a smaller picture."));
    }, "image/png");
  });
}
