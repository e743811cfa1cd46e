import type { FilterSpecification, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import {
  AREA_LABEL_LAYER,
  AREAS_SOURCE,
  CONTEXT_DOT_LAYER,
  CONTEXT_LABEL_LAYER,
  LEG_STATUS_LAYER,
  PLACE_LABEL_LAYER,
  PLACES_SOURCE,
  UNKNOWN_WAY_LAYER,
  UNREACHED_LABEL_LAYER,
} from "./layer-ids.ts";
import { PLACE_NAME } from "./place-layers.ts";

/** The parts of a story that a map draws. */
export interface VisibleParts {
  legIds: ReadonlySet<string>;
  placeIds: ReadonlySet<string>;
  alternatives: boolean;
  /** Places that are no stop of the route are drawn too. */
  context: boolean;
  /** False leaves only numbers of the story's words; true where absent. */
  words?: boolean;
}

/** Has the places of a story drawn that are to be, with the words that belong to them. `layers` are the style's own. */
export function showPlaces(
  map: MapLibreMap,
  layers: readonly LayerSpecification[],
  { legIds, placeIds, context, words = true }: VisibleParts,
): void {
  const visibility = (id: string, isShown: boolean) =>
    map.setLayoutProperty(id, "visibility", isShown ? "visible" : "none");
  for (const id of [CONTEXT_DOT_LAYER, CONTEXT_LABEL_LAYER]) visibility(id, context);
  for (const id of [UNKNOWN_WAY_LAYER, AREA_LABEL_LAYER, LEG_STATUS_LAYER, UNREACHED_LABEL_LAYER])
    if (map.getLayer(id)) visibility(id, words);
  map.setLayoutProperty(PLACE_LABEL_LAYER, "text-field", words ? PLACE_NAME : "");
  const shown: FilterSpecification = ["in", ["get", "id"], ["literal", [...placeIds, ...legIds]]];
  for (const layer of layers) {
    if (!("source" in layer) || (layer.source !== PLACES_SOURCE && layer.source !== AREAS_SOURCE)) continue;
    const own = "filter" in layer ? layer.filter : undefined;
    const filter = own ? (["all", own, shown] as FilterSpecification) : shown;
    map.setFilter(layer.id, filter, { validate: false });
  }
}
