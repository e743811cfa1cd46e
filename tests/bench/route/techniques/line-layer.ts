import type { Feature, LineString, Position } from "geojson";
import type { GeoJSONSource, LineLayerSpecification } from "maplibre-gl";
import type { StoryMap } from "../../../../src/map/story-map.ts";
import { FIRST_LABEL_LAYER } from "../../../../src/map/style/style.ts";
import { themes } from "../../../../src/map/style/theme.ts";
import { DASHES, LINE_PIXELS, type Stage } from "../technique.ts";

export const COLOR = themes.light.byRail;
export const LINE_LAYER = "bench-line";

export function lineFeature(coordinates: Position[]): Feature<LineString> {
  return { type: "Feature", geometry: { type: "LineString", coordinates }, properties: {} };
}

/** Adds a GeoJSON source and a line layer where our own route is drawn: under the names. Returns the source. */
export function addLineLayer(
  storyMap: StoryMap,
  feature: Feature<LineString>,
  paint: LineLayerSpecification["paint"],
  lineMetrics = false,
): GeoJSONSource {
  const map = storyMap.mapLibre;
  map.addSource(LINE_LAYER, { type: "geojson", data: feature, lineMetrics });
  map.addLayer({ id: LINE_LAYER, type: "line", source: LINE_LAYER, paint }, FIRST_LABEL_LAYER);
  return map.getSource<GeoJSONSource>(LINE_LAYER)!;
}

export function linePaint({ dashed }: Stage): NonNullable<LineLayerSpecification["paint"]> {
  return { "line-width": LINE_PIXELS, "line-color": COLOR, ...(dashed && { "line-dasharray": DASHES }) };
}
