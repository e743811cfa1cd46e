import type { Map as MapLibreMap } from "maplibre-gl";
import type { Marker } from "../../story/markers.ts";
import { CITY_DOT_IMAGE } from "../../basemap/base-ids.ts";
import { CITY_DOT_OPTIONS, cityDotImage } from "./city-dot-image.ts";
import { discImage, discPixelRatio } from "./disc-image.ts";
import { DISC_IMAGE, ROUTE_SHADOW_IMAGE } from "../style/layer-ids.ts";
import { ROUTE_SHADOW_PIXEL } from "../route/route-shadow.ts";
import type { Theme } from "../style/theme.ts";

/** A story may have hundreds of discs; where they meet, the first of the file win. */
const DISCS_AT_ONCE = 16;

/** The images that a story's layers name, on one map. */
export class StoryImages {
  readonly #map: MapLibreMap;
  readonly #markers: readonly Marker[];
  readonly #discRatio: number;
  /** Discs by their number, in the theme of the style that is awaited. */
  readonly #prepared = new Map<number, ImageData>();

  /** `forScreen` is false for pictures, which are printed. */
  constructor(map: MapLibreMap, markers: readonly Marker[], forScreen: boolean) {
    this.#map = map;
    this.#markers = markers;
    this.#discRatio = discPixelRatio(forScreen);
  }

  /** Draws what the first view needs before there is a style to take it: a task of its own. */
  prepare(theme: Theme): void {
    for (const { number } of this.#firstMarkers()) this.#prepared.set(number, this.#disc(number, theme));
  }

  /** Adds what the first view needs: for an image that comes later, MapLibre makes tiles and the frame a second time. */
  addFirst(theme: Theme): void {
    const discs = this.#firstMarkers().map(({ number }) => `${DISC_IMAGE}${number}`);
    for (const id of [ROUTE_SHADOW_IMAGE, CITY_DOT_IMAGE, ...discs]) this.add(id, theme);
    this.#prepared.clear();
  }

  /** Adds the image of an id that a layer names, where it is one of ours and not there. */
  add(id: string, theme: Theme): void {
    const map = this.#map;
    if (map.hasImage(id)) return;
    if (id === ROUTE_SHADOW_IMAGE) map.addImage(id, ROUTE_SHADOW_PIXEL);
    else if (id === CITY_DOT_IMAGE) map.addImage(id, cityDotImage(), CITY_DOT_OPTIONS);
    else if (id.startsWith(DISC_IMAGE)) {
      const number = Number(id.slice(DISC_IMAGE.length));
      const image = this.#prepared.get(number) ?? this.#disc(number, theme);
      map.addImage(id, image, { pixelRatio: this.#discRatio });
    }
  }

  /** Draws the discs that are there in another theme. */
  repaintDiscs(theme: Theme): void {
    for (const { number } of this.#markers) {
      const id = `${DISC_IMAGE}${number}`;
      if (this.#map.hasImage(id)) this.#map.updateImage(id, this.#disc(number, theme));
    }
  }

  #firstMarkers(): readonly Marker[] {
    return this.#markers.slice(0, DISCS_AT_ONCE);
  }

  #disc(number: number, theme: Theme): ImageData {
    return discImage(number, theme, this.#discRatio);
  }
}
