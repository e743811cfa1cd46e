import type { Map as MapLibreMap } from "maplibre-gl";
import { forgetLabelSides, hasFadingLabels } from "../maplibre/private-members.ts";

/**
 * Has every name placed as if nothing had been drawn before: until `end`, none keeps the side on which it stood, and a frame
 * that MapLibre drew with the names of an earlier zoom level beside those of the new one is followed by another.
 */
export class FreshLabelPlacement {
  readonly #map: MapLibreMap;

  constructor(map: MapLibreMap) {
    this.#map = map;
    this.#forget();
    map.on("render", this.#forget);
  }

  /** In a frame: whether it holds no name from before. Asks for another where it does. */
  isDone(): boolean {
    const hasOldNames = hasFadingLabels(this.#map);
    if (hasOldNames) this.#map.triggerRepaint();
    return !hasOldNames;
  }

  end(): void {
    this.#map.off("render", this.#forget);
  }

  readonly #forget = () => forgetLabelSides(this.#map);
}
