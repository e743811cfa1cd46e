import { flushSync } from "svelte";
import { copyAtOnce } from "../map/copy-at-once.ts";
import type { StoryMap } from "../map/story-map.ts";
import { frameAt } from "../tour/frame.ts";
import type { StoryModel } from "../story/story-model.ts";
import type { Schedule } from "../tour/schedule.ts";
import { tourOf } from "../tour/tour.ts";

/** The map on paper: as wide as an A4 or letter page between its margins, in CSS pixels. */
const PAPER = { width: 680, height: 440 };
/** Kept free for names at its edges. */
const EDGE_PIXELS = 56;

/** Folded details within an item of a list repeat claims that stand elsewhere on the paper. */
const TOLD_ONCE = "details:not([open], li details)";

/** The state of a page while it is printed: all of it is shown. */
export class Printing {
  #isUnderWay = $state(false);
  /** Opened for the paper, and closed again after it. */
  #opened: HTMLDetailsElement[] = [];

  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** Puts everything on the page at once: the browser lays the paper out when this returns. */
  begin(): void {
    flushSync(() => (this.#isUnderWay = true));
    this.#opened = [...document.querySelectorAll<HTMLDetailsElement>(TOLD_ONCE)];
    for (const details of this.#opened) details.open = true;
  }

  end(): void {
    for (const details of this.#opened) details.open = false;
    this.#opened = [];
    this.#isUnderWay = false;
  }
}

/** Draws the map as it stands at a second, fitted to the paper, on a canvas. */
export function drawForPaper(
  canvas: HTMLCanvasElement,
  map: StoryMap,
  { model, schedule, seconds }: { model: StoryModel; schedule: Schedule; seconds: number },
): void {
  const padding = { top: EDGE_PIXELS, right: EDGE_PIXELS, bottom: EDGE_PIXELS, left: EDGE_PIXELS };
  const frame = frameAt(tourOf(model, { ...PAPER, padding }, schedule), seconds);
  const picture = copyAtOnce(map.mapLibre, frame, PAPER);
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext("2d")!.drawImage(picture, 0, 0);
}
