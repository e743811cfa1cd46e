import type { Feature, FeatureCollection } from "geojson";
import type { StyleImageInterface, SymbolLayerSpecification } from "maplibre-gl";
import type { Story } from "../story/story.ts";
import { ROUTE_SHADOW_IMAGE, ROUTE_SHADOW_LAYER, ROUTE_SHADOW_SOURCE } from "./layer-ids.ts";

/** CSS pixels between the invisible marks along the route, and the free space around each. */
const SPACING_PIXELS = 10;
const CLEARANCE_PIXELS = 5;

/** The ways of the legs as they are drawn where no alternative is chosen. */
export function routeShadowData(story: Story): Record<string, FeatureCollection> {
  const features = story.legs.flatMap(({ id, stretches }) =>
    stretches.map(({ geometry }): Feature => ({ type: "Feature", geometry, properties: { id } })),
  );
  return { [ROUTE_SHADOW_SOURCE]: { type: "FeatureCollection", features } };
}

/**
 * Keeps the base map's names off the route: marks that nobody sees but the placement of labels, so that a name on the
 * line moves beside it or is left out. It goes over the base map's labels and under the story's own, which win.
 */
export function routeShadowLayer(): SymbolLayerSpecification {
  return {
    id: ROUTE_SHADOW_LAYER,
    type: "symbol",
    source: ROUTE_SHADOW_SOURCE,
    layout: {
      "symbol-placement": "line",
      "symbol-spacing": SPACING_PIXELS,
      "icon-image": ROUTE_SHADOW_IMAGE,
      "icon-padding": CLEARANCE_PIXELS,
      "icon-rotation-alignment": "viewport",
      "icon-allow-overlap": true,
      "icon-ignore-placement": false,
    },
  };
}

/** One pixel that shows nothing. */
export const ROUTE_SHADOW_PIXEL: StyleImageInterface = { width: 1, height: 1, data: new Uint8Array(4) };
