import type { Map as MapLibreMap } from "maplibre-gl";

/**
 * Has every name placed as if nothing had been drawn before: until `end`, none keeps the side on which it stood, and a frame
 * that MapLibre drew with the names of an earlier zoom level beside those of the new one is followed by another.
 */
export class NamesPlacedAnew {
  readonly #map: MapLibreMap;
  #hasOldNames = false;

  constructor(map: MapLibreMap) {
    this.#map = map;
    this.#forget();
    map.on("render", this.#rendered);
  }

  /** In a render: whether it holds no name from before. Asks for another frame where it does. */
  isDone(): boolean {
    if (this.#hasOldNames) this.#map.triggerRepaint();
    return !this.#hasOldNames;
  }

  end(): void {
    this.#map.off("render", this.#rendered);
  }

  /** Comes before MapLibre lets go of old tiles. */
  readonly #rendered = () => {
    this.#forget();
    const tiles = Object.values(this.#map.style.tileManagers).flatMap((manager) => manager._inViewTiles.getAllTiles());
    this.#hasOldNames = tiles.some((tile) => tile.holdingForSymbolFade());
  };

  #forget(): void {
    if (this.#map.style.placement) this.#map.style.placement.variableOffsets = {};
  }
}
