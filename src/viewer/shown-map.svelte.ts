import { tick } from "svelte";
import { beginBaseMapAgain } from "../map/shared-base-map.ts";
import type { StoryMap } from "../map/story-map.ts";
import type { PageMapWords } from "../words/page-interface.ts";

/** The map on the page: there, not there yet, or why it is not there. Tells the document too, for tests and hosts. */
export class ShownMap {
  #map = $state.raw<StoryMap>();
  #failure = $state<string>();
  #missing = $state<string>();

  /** Undefined until the route is on screen. */
  get map(): StoryMap | undefined {
    return this.#map;
  }

  /** Why there is none, in words; undefined while one is there or is being made. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Says in words what is missing from the map. */
  get missing(): string | undefined {
    return this.#missing;
  }

  ready(drawn: StoryMap): void {
    this.#map = drawn;
    if (window.waybill) window.waybill.map = drawn.mapLibre;
    tellDocument("ready");
  }

  lacks(words: string | undefined): void {
    this.#missing = words;
  }

  fail(error: Error): void {
    this.#map = this.#missing = undefined;
    this.#failure = error.message;
    tellDocument("error");
  }

  /** Makes a new map; the one that is there goes first, with what may have failed of it. */
  async drawAgain({ drawingAgain }: PageMapWords): Promise<void> {
    this.#map = this.#missing = undefined;
    this.#failure = drawingAgain;
    tellDocument("loading");
    await tick();
    beginBaseMapAgain();
    this.#failure = undefined;
  }
}

function tellDocument(state: "loading" | "ready" | "error"): void {
  document.documentElement.dataset.waybill = state;
}
