import type { Map as MapLibreMap } from "maplibre-gl";
import { FrameClock } from "../frame-clock.ts";

/** A browser that gives a context back does so within a second or two. */
const GONE_SECONDS = 6;

/** Watches whether the graphics context of a map, when it is lost, comes back. */
export class LostGraphics {
  /** Called once the context is lost for good. */
  tell: (error: Error) => void = () => undefined;
  #clock: FrameClock | undefined;

  /** `words` say to a reader that the map is lost. */
  constructor(map: MapLibreMap, words: string) {
    map.on("webglcontextlost", () => {
      this.end();
      const clock = new FrameClock(() => {
        if (clock.seconds < GONE_SECONDS) return;
        this.end();
        this.tell(new Error(words));
      });
      this.#clock = clock;
    });
    map.on("webglcontextrestored", () => this.end());
  }

  end(): void {
    this.#clock?.stop();
    this.#clock = undefined;
  }
}
