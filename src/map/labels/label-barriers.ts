import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { labelFrame, type NameBounds } from "./label-frame.ts";
import { LABEL_FRAME_SOURCE } from "../style/layer-ids.ts";

/** Keeps the marks of a map's label frame in step with its view. */
export class LabelBarriers {
  readonly #map: MapLibreMap;
  readonly #interactive: boolean;
  #bounds: NameBounds | undefined;
  #places = "[]";
  #count = 0;
  #version = 0;

  /** A picture cuts no name at its edges; on a map that readers move (`interactive`), names come in from there. */
  constructor(map: MapLibreMap, interactive: boolean) {
    this.#map = map;
    this.#interactive = interactive;
  }

  /**
   * Says what is not to cut a name in the view as it is now; the edges of the whole map, for a picture, where it never
   * does. One call holds for every view that follows.
   */
  bound(bounds: NameBounds): void {
    this.#bounds = bounds;
    this.#setMarks();
  }

  /** The style was loaded, and has no marks. */
  begin(): void {
    this.#places = "[]";
    this.#setMarks();
  }

  /** The view changed. */
  follow(): void {
    if (!this.#bounds) this.#setMarks();
  }

  /** Sets the marks for the view as it is now; before there is a style, nothing. */
  #setMarks(): void {
    const source = this.#map.getSource<GeoJSONSource>(LABEL_FRAME_SOURCE);
    if (!source) return;
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    const whole = this.#interactive ? {} : { frame: { x: 0, y: 0, width, height } };
    const { features } = labelFrame(this.#map, this.#bounds ?? whole);
    const places = JSON.stringify(features);
    if (places === this.#places) return;
    this.#places = places;
    this.#count = features.length;
    const version = ++this.#version;
    const marks = features.map((mark) => ({ ...mark, properties: { ...mark.properties, version } }));
    void source.setData({ type: "FeatureCollection", features: marks });
  }

  /** False while tiles hold earlier marks: MapLibre takes a tile for loaded though newer data of it are under way. */
  get areThere(): boolean {
    const there = this.#map.querySourceFeatures(LABEL_FRAME_SOURCE);
    return (
      there.length > 0 === this.#count > 0 && there.every(({ properties }) => properties.version === this.#version)
    );
  }
}
