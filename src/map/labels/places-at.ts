import type { Map as MapLibreMap } from "maplibre-gl";
import type { Story } from "../../story/story.ts";
import {
  AREA_LABEL_LAYER,
  CONTEXT_DOT_LAYER,
  PLACE_DOT_LAYER,
  PLACE_LABEL_LAYER,
  PLACE_RING_LAYER,
  UNREACHED_DOT_LAYER,
  UNREACHED_LABEL_LAYER,
} from "../style/layer-ids.ts";

const LAYERS = [
  ...[PLACE_LABEL_LAYER, PLACE_DOT_LAYER, PLACE_RING_LAYER, CONTEXT_DOT_LAYER, AREA_LABEL_LAYER],
  ...[UNREACHED_DOT_LAYER, UNREACHED_LABEL_LAYER],
];

/**
 * Ids of the places whose number, name or point is drawn within `reach` CSS pixels of a point, to the sides and up and down,
 * in the order of the file.
 */
export function placesAt(
  map: MapLibreMap,
  { places }: Story,
  { x, y }: { x: number; y: number },
  reach: number,
): string[] {
  const layers = LAYERS.filter((id) => map.getLayer(id));
  const found = map.queryRenderedFeatures(
    [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ],
    { layers },
  );
  const ids = new Set(found.map(({ properties }) => String(properties["id"])));
  return ids.size === 0 ? [] : places.filter(({ id }) => ids.has(id)).map(({ id }) => id);
}
