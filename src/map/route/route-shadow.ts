import type { Feature, FeatureCollection } from "geojson";
import type { StyleImageInterface, SymbolLayerSpecification } from "maplibre-gl";
import { latAt, lonAt } from "../../geometry/mercator.ts";
import { ROUTE_SHADOW_IMAGE, ROUTE_SHADOW_LAYER, ROUTE_SHADOW_SOURCE } from "../style/layer-ids.ts";
import { vertexAt, type RouteGeometry, type RouteRange } from "./route-arrays.ts";
import { levelFor } from "./route-view.ts";

/** CSS pixels between the invisible marks along the route, and the free space around each: nothing fits between two. */
const MARKS = { spacing: 10, clearance: 5 };
/** A story of more legs has fewer and larger marks, since placing them takes time. */
const MANY_LEGS = 80;
const MARKS_OF_MANY = { spacing: 30, clearance: 10 };

/** Names keep off the line to the pixel up to the first of these zooms that leaves few enough vertices, and nearly so above. */
const SHADOW_ZOOMS = [9, 6, 3];
/** Data for the map's worker is copied on the page's thread. */
const MOST_VERTICES = 20_000;

/** The ways of the legs as they are drawn where no alternative is chosen. */
export function routeShadowData(route: RouteGeometry): Record<string, FeatureCollection> {
  const ranges = route.ranges.filter(({ alternative }) => !alternative);
  const verticesAt = (zoom: number) => ranges.reduce((sum, range) => sum + levelFor(range, zoom).vertexCount, 0);
  const zoom = SHADOW_ZOOMS.find((each) => verticesAt(each) <= MOST_VERTICES) ?? SHADOW_ZOOMS.at(-1)!;
  const features = ranges.map((range) => shadowOf(route, range, zoom));
  return { [ROUTE_SHADOW_SOURCE]: { type: "FeatureCollection", features } };
}

function shadowOf(route: RouteGeometry, range: RouteRange, zoom: number): Feature {
  const { firstVertex, vertexCount } = levelFor(range, zoom);
  const coordinates = Array.from({ length: vertexCount }, (_, vertex) => {
    const [x, y] = vertexAt(route, firstVertex + vertex);
    return [lonAt(x), latAt(y)];
  });
  return { type: "Feature", geometry: { type: "LineString", coordinates }, properties: { id: range.leg.leg.id } };
}

/**
 * Keeps the base map's names off the route: marks that nobody sees but the placement of labels, so that a name on the
 * line moves beside it or is left out. It goes over the base map's labels and the words on parts of the map, and under
 * the story's places, which win.
 */
export function routeShadowLayer(legCount: number): SymbolLayerSpecification {
  const { spacing, clearance } = legCount > MANY_LEGS ? MARKS_OF_MANY : MARKS;
  return {
    id: ROUTE_SHADOW_LAYER,
    type: "symbol",
    source: ROUTE_SHADOW_SOURCE,
    layout: {
      "symbol-placement": "line",
      "symbol-spacing": spacing,
      "icon-image": ROUTE_SHADOW_IMAGE,
      "icon-padding": clearance,
      "icon-rotation-alignment": "viewport",
      "icon-allow-overlap": true,
      "icon-ignore-placement": false,
    },
  };
}

/** One pixel that shows nothing. */
export const ROUTE_SHADOW_PIXEL: StyleImageInterface = { width: 1, height: 1, data: new Uint8Array(4) };
