import type { LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { reserveDash } from "./private-members.ts";

/**
 * Gives each dash of the style its row in MapLibre's texture of dashes, in the order of the layers. MapLibre gives rows in
 * the order in which views first show them; a dash is then read between other texels, and a picture differs by a step of
 * a colour with what was drawn before it. Layers name their dashes as plain numbers; others keep MapLibre's order.
 */
export function fixDashRows(map: MapLibreMap, layers: readonly LayerSpecification[]): void {
  for (const layer of layers) {
    if (layer.type !== "line") continue;
    const dash: readonly unknown[] = [layer.paint?.["line-dasharray"] ?? []].flat();
    const lengths = dash.filter((length) => typeof length === "number");
    if (lengths.length > 0 && lengths.length === dash.length)
      reserveDash(map, lengths, layer.layout?.["line-cap"] === "round");
  }
}
