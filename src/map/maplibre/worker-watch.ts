import type { Map as MapLibreMap } from "maplibre-gl";
import { FrameClock } from "../frame-clock.ts";
import { askWorker, restartWorker } from "./private-members.ts";

/** After so much silence the worker is asked whether it is there. */
const SILENCE_SECONDS = 3;
/** It is busy with one thing for less than this. */
const ANSWER_SECONDS = 6;

/**
 * A browser that is short of memory ends a worker and tells nobody. While a map waits for data, its worker is asked whether
 * it is there; one that does not answer is replaced, and the map's style is made again.
 */
export class WorkerWatch {
  readonly #map: MapLibreMap;
  #clock: FrameClock | undefined;
  #asked = false;

  constructor(map: MapLibreMap) {
    this.#map = map;
    map.on("dataloading", () => this.#begin());
    map.on("sourcedata", () => this.#heard());
    map.on("idle", () => this.end());
  }

  end(): void {
    this.#clock?.stop();
    this.#clock = undefined;
    this.#asked = false;
  }

  #begin(): void {
    if (this.#clock) return;
    const clock = new FrameClock(() => this.#look(clock));
    this.#clock = clock;
  }

  #heard(): void {
    if (!this.#clock) return;
    this.end();
    this.#begin();
  }

  #look(clock: FrameClock): void {
    // Without graphics there is no style.
    if (!this.#map.style) return;
    if (!this.#asked && clock.seconds > SILENCE_SECONDS) {
      this.#asked = true;
      void askWorker(this.#map).then(() => this.#heard());
    }
    if (clock.seconds <= SILENCE_SECONDS + ANSWER_SECONDS) return;
    this.end();
    restartWorker(this.#map);
  }
}
