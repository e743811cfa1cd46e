import type { Map as MapLibreMap } from "maplibre-gl";
import { DETAIL_SOURCE } from "../basemap/base-ids.ts";
import { DrawingFault } from "./drawing-fault.ts";
import { FrameClock } from "./frame-clock.ts";
import type { RouteLayer } from "./route/route-layer.ts";
import { RepaintThrottle } from "./maplibre/repaint-throttle.ts";
import type { MapFailureWords } from "../words/interface.ts";
import { waitUntil } from "./wait-until.ts";

export interface DrawnViewOptions {
  map: MapLibreMap;
  route: RouteLayer;
  /** Somebody looks at the map: then a part of it is better than nothing. */
  isSeen: boolean;
  /** All of the view is there. */
  isLoaded: () => boolean;
  isRemoved: () => boolean;
  words: MapFailureWords;
}

/** The worker of a map that can start answers well before this. */
const FIRST_ANSWER_SECONDS = 8;
const ALL_DRAWN_SECONDS = 60;
/** A reader is shown what is there of the map after this. */
const PATIENCE_SECONDS = 9;

/** Waits until what a map should show is really on its canvas. */
export class DrawnView {
  readonly #options: DrawnViewOptions;
  /** From the making of the map to its first view, of a map that somebody looks at. */
  #patience: FrameClock | undefined;
  #workerAnswered = false;
  /** The error of the worker, or of a file that it reads. */
  #failure: Error | undefined;

  constructor(options: DrawnViewOptions) {
    this.#options = options;
    const { map, isSeen, words } = options;
    // A map that waits draws nothing by itself.
    if (isSeen) this.#patience = new FrameClock(() => this.#isEnough() && map.triggerRepaint());
    map.on("sourcedata", ({ sourceId, sourceDataType }) => {
      // The page knows by itself where tiles are.
      if (sourceId === DETAIL_SOURCE) return;
      if (sourceDataType === "metadata" || sourceDataType === "content") this.#workerAnswered = true;
    });
    map.on("error", (event) => {
      console.error(event.error);
      const cause = event.error;
      // Without a tile of the detailed map the coarser one is seen.
      if ("sourceId" in event && event.sourceId === DETAIL_SOURCE) return;
      if (!("sourceId" in event) && !/worker/i.test(cause.message)) return;
      // Before there is a worker, the raw words of a browser help nobody.
      const message = this.#workerAnswered ? words.cannotBeDrawn(cause.message) : words.noWorker;
      this.#failure ??= new Error(message, { cause });
    });
  }

  /** Resolves to what is read in the first render of a complete map: outside a render the canvas is blank. */
  async read<Result>(
    read: () => Result,
    { change, isWhole }: { change?: (() => void) | undefined; isWhole: () => boolean },
  ): Promise<Result> {
    const { map, route, isSeen, isLoaded, words } = this.#options;
    const throttle = new RepaintThrottle(map, isSeen, () => (isLoaded() && isWhole()) || this.#isEnough());
    try {
      if (change) throttle.changeView(change);
      // The base map never covers the route: what is seen of it before any tile came holds until something changes.
      const first = route.readDrawn();
      await this.#within(FIRST_ANSWER_SECONDS, () => this.#workerAnswered, words.noWorker);
      const result = await this.#settled(throttle, read);
      const seen = await first;
      const holds = seen.missing.length === 0 && seen.version === route.version;
      throttle.resume();
      const { missing } = holds ? seen : await route.readDrawn();
      if (missing.length > 0)
        throw new DrawingFault(
          "route-missing",
          `The map is there, but its route is not: nothing is drawn of ${missing.join(", ")}. Reload the page.`,
        );
      return result;
    } finally {
      throttle.stop();
      this.end();
    }
  }

  /** Nothing is waited for any more. */
  end(): void {
    this.#patience?.stop();
    this.#patience = undefined;
  }

  async #settled<Result>(throttle: RepaintThrottle, read: () => Result): Promise<Result> {
    const { map, words } = this.#options;
    let taken: { result: Result } | undefined;
    const take = () => {
      if (taken || !throttle.isWhole) return;
      throttle.hold();
      taken = { result: read() };
    };
    map.on("render", take);
    try {
      await this.#within(ALL_DRAWN_SECONDS, () => taken !== undefined, words.notSettled);
      return taken!.result;
    } finally {
      map.off("render", take);
    }
  }

  /** The route is there, and the reader has waited long enough for the rest. */
  #isEnough(): boolean {
    const { map, route } = this.#options;
    return (this.#patience?.seconds ?? 0) > PATIENCE_SECONDS && map.getLayer(route.id) !== undefined;
  }

  #within(seconds: number, holds: () => boolean, message: string): Promise<void> {
    const { map, isRemoved, words } = this.#options;
    const failure = () => (isRemoved() ? new Error("The map was removed before it was drawn.") : this.#failure);
    const late = () => new Error(map.style ? message : words.lostGraphics);
    return waitUntil(map, seconds, { holds, failure, late });
  }
}
