import type { Map as MapLibreMap } from "maplibre-gl";

/**
 * Has every name placed as if nothing had been drawn before: until `end`, none keeps the side on which it stood, and a frame
 * that MapLibre drew with the names of an earlier zoom level beside those of the new one is followed by another.
 */
export class NamesPlacedAnew {
  readonly #map: MapLibreMap;

  constructor(map: MapLibreMap) {
    this.#map = map;
    this.#forget();
    map.on("render", this.#forget);
  }

  /** In a frame: whether it holds no name from before. Asks for another where it does. */
  isDone(): boolean {
    const tiles = Object.values(this.#map.style.tileManagers).flatMap((manager) => manager._inViewTiles.getAllTiles());
    const hasOldNames = tiles.some((tile) => tile.holdingForSymbolFade());
    if (hasOldNames) this.#map.triggerRepaint();
    return !hasOldNames;
  }

  end(): void {
    this.#map.off("render", this.#forget);
  }

  readonly #forget = () => {
    if (this.#map.style.placement) this.#map.style.placement.variableOffsets = {};
  };
}
