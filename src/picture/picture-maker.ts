import { ATTRIBUTION } from "../basemap/base-map.ts";
import { absoluteAssetsUrl } from "../map/assets-url.ts";
import { canvasFontsLoaded } from "../map/canvas-fonts.ts";
import type { NameBounds } from "../map/labels/label-frame.ts";
import { addPageFonts } from "../map/page-fonts.ts";
import { themes, type ThemeName } from "../map/style/theme.ts";
import type { Box } from "../geometry/screen-boxes.ts";
import { pictureMomentOf } from "../tour/moment.ts";
import { withMetadata } from "./file/png-metadata.ts";
import { writeRecord } from "./file/picture-record.ts";
import { fileDpi, mustBePossible, PRESETS, type LayoutName, type PictureSize } from "./request/picture-sizes.ts";
import type { StoryModel } from "../story/story-model.ts";
import { buildSchedule, type Schedule } from "../tour/schedule.ts";
import type { RouteGeometry } from "../map/route/route-geometry.ts";
import { paintExtent, paintInset, paintLocated, paintLegend, paintMapEdges } from "./scene/furniture-paint.ts";
import { assertCredits, assertFileSize } from "./file/picture-guard.ts";
import { wordsToPaint } from "./plan/lay-out-words.ts";
import { OffScreenMap } from "../map/off-screen/off-screen-map.ts";
import { canvasTexts, measureOn, paintCredits, paintTexts } from "./scene/picture-paint.ts";
import { coversOf, planPicture, type PicturePlan } from "./plan/picture-plan.ts";
import type { PlannedMap } from "./plan/planned-map.ts";
import { creditsLine } from "../story/credits.ts";
import { recordOf } from "./file/record-of.ts";

/** What a picture shows, and how large it is. */
export interface PictureOptions {
  /** The instant, in seconds of the timeline. */
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
}

/** Makes pictures of one story, one after another, with the same map off screen. */
export class PictureMaker {
  readonly #model: StoryModel;
  readonly #schedule: Schedule;
  readonly #dataHash: Promise<string>;
  readonly #map: OffScreenMap;
  readonly #assetsUrl: string;

  constructor({ model, route, dataHash, assetsUrl }: PictureStory) {
    this.#model = model;
    this.#schedule = buildSchedule(model);
    this.#dataHash = dataHash;
    this.#map = new OffScreenMap(model, route, assetsUrl);
    this.#assetsUrl = absoluteAssetsUrl(assetsUrl);
  }

  /** Says where everything of a picture would stand. Rejects with RangeError for one that cannot be. */
  async plan({ size = PRESETS.wide, layout = "full", seconds, address }: PictureOptions): Promise<PicturePlan> {
    const context = document.createElement("canvas").getContext("2d")!;
    const options = {
      seconds,
      size,
      layout,
      attribution: ATTRIBUTION,
      schedule: this.#schedule,
      ...(address !== undefined && { address }),
    };
    mustBePossible(size, 1);
    addPageFonts(this.#assetsUrl);
    await canvasFontsLoaded(canvasTexts(wordsToPaint(this.#model, options)));
    return planPicture(this.#model, options, measureOn(context));
  }

  /** Draws a picture on a canvas of its size, rounded. Rejects as `file` does. */
  async draw(options: PictureOptions): Promise<{ canvas: HTMLCanvasElement; plan: PicturePlan }> {
    const { size = PRESETS.wide, scale = 1, theme: name, signal } = options;
    mustBePossible(size, scale);
    const plan = await this.plan(options);
    const { main, inset } = plan;
    const pictures: HTMLCanvasElement[] = [];
    for (const map of inset ? [main, inset] : [main]) {
      const { frame, viewport, enlargement, placeIds } = map;
      const bounds = boundsOnMap(map, map === main ? coversOf(plan) : []);
      pictures.push(
        await this.#map.capture({
          ...{ frame, theme: name, ...viewport, pixelRatio: enlargement * scale, bounds },
          ...(placeIds && { placeIds }),
          ...(signal && { signal }),
        }),
      );
    }
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(size.width * scale);
    canvas.height = Math.round(size.height * scale);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("This browser gives no canvas of that size. Ask for a smaller picture.");
    context.scale(scale, scale);
    compose(context, plan, pictures, name, scale);
    return { canvas, plan };
  }

  /**
   * Makes a picture of one instant: title, map with inset, legend, notes, sources and credits, all from the story, with
   * the same facts in the file's metadata. Resolves to a PNG of exactly `size * scale` pixels. Rejects with a RangeError
   * for a size that cannot be or that the story does not fit, and with an Error where the map in it or its credits could not be drawn whole.
   */
  async file(options: PictureOptions): Promise<{ file: Blob; plan: PicturePlan }> {
    const { canvas, plan } = await this.draw(options);
    const { scale = 1, theme, layout = "full", seconds, address } = options;
    const size: PictureSize = options.size ?? PRESETS.wide;
    const credits = plan.layout.texts.findLast(({ style }) => style.role === "small");
    const { paper } = themes[theme];
    assertCredits(canvas.getContext("2d")!, creditsLine(this.#model.story, ATTRIBUTION), {
      credits,
      paper,
      scale,
    });
    const plain = new Uint8Array(await (await asPng(canvas)).arrayBuffer());
    options.signal?.throwIfAborted();
    assertFileSize(plain, Math.round(size.width * scale), Math.round(size.height * scale));
    const moment = pictureMomentOf(this.#schedule, seconds);
    const dataHash = await this.#dataHash;
    const facts = { moment, theme, layout, alt: plan.alt, attribution: ATTRIBUTION, dataHash };
    const record = recordOf(this.#model.story, { ...facts, ...(address !== undefined && { address }) });
    const png = withMetadata(plain, { xmp: writeRecord(record), dpi: fileDpi(size, scale) });
    return { file: new Blob([png], { type: "image/png" }), plan };
  }

  /** Frees the map off screen; the next picture makes a new one. */
  rest(): void {
    this.#map.remove();
  }
}

function compose(
  context: CanvasRenderingContext2D,
  plan: PicturePlan,
  [map, small]: readonly HTMLCanvasElement[],
  name: ThemeName,
  scale: number,
): void {
  const theme = themes[name];
  const { layout, main, inset, legend } = plan;
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, layout.width, layout.height);
  drawMap(context, map!, main, scale);
  if (layout.map.height < layout.height) paintMapEdges(context, main.box, layout.unit, theme);
  if (inset && small) {
    paintExtent(context, inset, layout, theme);
    paintInset(context, inset, theme);
    drawMap(context, small, inset, scale);
    if (inset.located) paintLocated(context, inset.located, inset, layout.unit, theme);
  }
  if (legend) paintLegend(context, legend, theme);
  const [credits] = layout.texts;
  if (layout.map.height === layout.height && credits) paintCredits(context, credits, layout.unit, theme);
  else paintTexts(context, layout, theme);
}

/** Where a map's box in the picture and what lies over it are on the map itself, which is a little larger than its box. */
function boundsOnMap({ box, viewport, enlargement }: PlannedMap, over: readonly Box[]): NameBounds {
  const left = (viewport.width - box.width / enlargement) / 2;
  const top = (viewport.height - box.height / enlargement) / 2;
  const onMap = ({ x, y, width, height }: Box): Box => ({
    x: left + (x - box.x) / enlargement,
    y: top + (y - box.y) / enlargement,
    width: width / enlargement,
    height: height / enlargement,
  });
  return { frame: onMap(box), boxes: over.map(onMap) };
}

/** The middle of a map's picture, pixel for pixel: it is drawn a little larger than its box. */
function drawMap(
  context: CanvasRenderingContext2D,
  picture: HTMLCanvasElement,
  { box }: PlannedMap,
  scale: number,
): void {
  const [width, height] = [Math.min(picture.width, box.width * scale), Math.min(picture.height, box.height * scale)];
  const [left, top] = [(picture.width - width) / 2, (picture.height - height) / 2].map(Math.floor) as [number, number];
  context.drawImage(picture, left, top, width, height, box.x, box.y, width / scale, height / scale);
}

function asPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("The browser could not write the PNG. Ask for a smaller picture."));
    }, "image/png");
  });
}
