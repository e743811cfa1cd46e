import type { FillLayerSpecification, LayerSpecification, LineLayerSpecification } from "maplibre-gl";
import { DETAIL_FROM, DETAIL_LAYERS } from "../../basemap/detail.ts";
import {
  BORDER_LAYER,
  BORDERS_SOURCE,
  COAST_LAYER,
  COAST_SOURCE,
  CONTROL_LINE_LAYER,
  COUNTRIES_SOURCE,
  DETAIL_GRATICULE_LAYER,
  DETAIL_SOURCE,
  DETAIL_WATER_LAYER,
  detailLayerId,
  DISPUTED_BORDER_LAYER,
  GRATICULE_LAYER,
  GRATICULE_SOURCE,
  LAKE_LAYER,
  LAKE_SHORE_LAYER,
  LAKES_SOURCE,
  LAND_LAYER,
  PROVINCE_LAYER,
  PROVINCES_SOURCE,
  RIVER_LAYER,
  RIVERS_SOURCE,
  TINT_LAYER,
  WATER_LAYER,
} from "../../basemap/base-ids.ts";
import type { BaseLayerOptions } from "./base-layer-options.ts";
import { labelLayers } from "./label-layers.ts";
import { tintAt, type Theme } from "./theme.ts";

/** All layers of the base map from the ground up. A route goes between `groundLayers` and `labelLayers`. */
export function baseLayers(theme: Theme, options: BaseLayerOptions): LayerSpecification[] {
  return [...groundLayers(theme, options), ...labelLayers(theme, options)];
}

/**
 * Water, land, tints, lakes, rivers, coast and borders: everything of the base map but its text. The detailed map lies over
 * the coarse one, which is there first; its own water hides what it corrects.
 */
export function groundLayers(theme: Theme, options: BaseLayerOptions): LayerSpecification[] {
  const land = [landLayer(theme), ...tintLayers(theme, options.tinted)];
  const lakes = lakeLayers(theme);
  const lines = [...borderLayers(theme), coastLayer(theme)];
  return [
    { id: WATER_LAYER, type: "background", paint: { "background-color": theme.water } },
    { ...graticuleLayer(theme, GRATICULE_LAYER), maxzoom: DETAIL_FROM },
    ...[...land, ...lakes, ...lines],
    detailWaterLayer(theme),
    { ...graticuleLayer(theme, DETAIL_GRATICULE_LAYER), minzoom: DETAIL_FROM },
    ...land.map(inDetail),
    provinceLayer(theme),
    riverLayer(theme),
    ...[...lakes, ...lines].map(inDetail),
  ];
}

const DETAIL_LAYER_OF: Record<string, string> = {
  [COUNTRIES_SOURCE]: DETAIL_LAYERS.land,
  [LAKES_SOURCE]: DETAIL_LAYERS.lakes,
  [BORDERS_SOURCE]: DETAIL_LAYERS.borders,
  [COAST_SOURCE]: DETAIL_LAYERS.coast,
};

/** The same layer over the detailed map. */
function inDetail(layer: SourcedLayer): LayerSpecification {
  return {
    ...layer,
    id: detailLayerId(layer.id),
    source: DETAIL_SOURCE,
    "source-layer": DETAIL_LAYER_OF[layer.source]!,
    minzoom: Math.max(layer.minzoom ?? 0, DETAIL_FROM),
  };
}

type SourcedLayer = FillLayerSpecification | LineLayerSpecification;

function detailWaterLayer(theme: Theme): LayerSpecification {
  return {
    id: DETAIL_WATER_LAYER,
    type: "fill",
    source: DETAIL_SOURCE,
    "source-layer": DETAIL_LAYERS.water,
    minzoom: DETAIL_FROM,
    paint: { "fill-color": theme.water, "fill-antialias": false },
  };
}

function landLayer(theme: Theme): SourcedLayer {
  return { id: LAND_LAYER, type: "fill", source: COUNTRIES_SOURCE, paint: { "fill-color": theme.land } };
}

/** Every ten degrees, under the land, and gone before a reader looks at a bay. */
function graticuleLayer(theme: Theme, id: string): LineLayerSpecification {
  return {
    id,
    type: "line",
    source: GRATICULE_SOURCE,
    maxzoom: 6,
    paint: {
      "line-color": theme.graticule,
      "line-width": theme.graticuleWidth,
      "line-opacity": ["interpolate", ["linear"], ["zoom"], 4.5, 1, 6, 0],
    },
  };
}

function tintLayers(theme: Theme, tinted: readonly string[]): SourcedLayer[] {
  const countries = [...new Set(tinted)];
  const [first, ...others] = countries;
  if (first === undefined) return [];
  const iso = ["coalesce", ["get", "iso"], ""] as ["coalesce", ...unknown[]];
  const colors = others.flatMap((code, index) => [code, tintAt(theme, index + 1)]);
  return [
    {
      id: TINT_LAYER,
      type: "fill",
      source: COUNTRIES_SOURCE,
      filter: ["in", ["get", "iso"], ["literal", countries]],
      paint: { "fill-color": ["match", iso, first, tintAt(theme, 0), ...colors, theme.land] as unknown as string },
    },
  ];
}

function riverLayer(theme: Theme): LayerSpecification {
  return {
    id: RIVER_LAYER,
    type: "line",
    source: RIVERS_SOURCE,
    minzoom: 3,
    // The mightiest rivers first: Natural Earth ranks them 0 to 6.
    filter: ["<=", ["get", "rank"], ["step", ["zoom"], 2, 4, 4, 5, 6]],
    layout: { "line-join": "round", "line-cap": "round" },
    paint: {
      "line-color": theme.river,
      "line-width": [
        "interpolate",
        ["linear"],
        ["zoom"],
        3,
        theme.riverWidth * 0.7,
        7,
        theme.riverWidth * 1.5,
        11,
        theme.riverWidth * 2.5,
      ],
    },
  };
}

function lakeLayers(theme: Theme): SourcedLayer[] {
  return [
    { id: LAKE_LAYER, type: "fill", source: LAKES_SOURCE, paint: { "fill-color": theme.water } },
    {
      id: LAKE_SHORE_LAYER,
      type: "line",
      source: LAKES_SOURCE,
      minzoom: 4,
      paint: { "line-color": theme.coast, "line-width": theme.coastWidth * 0.7, "line-opacity": 0.7 },
    },
  ];
}

function provinceLayer(theme: Theme): LayerSpecification {
  return {
    id: PROVINCE_LAYER,
    type: "line",
    source: PROVINCES_SOURCE,
    minzoom: 4,
    paint: {
      "line-color": theme.province,
      "line-width": theme.provinceWidth,
      "line-opacity": ["interpolate", ["linear"], ["zoom"], 4, 0.5, 6, 1],
    },
  };
}

/** Borders by class: solid, dashed where control is disputed, and a longer dash for a line of control. */
function borderLayers(theme: Theme): SourcedLayer[] {
  const width = (factor: number): LineWidth => [
    "interpolate",
    ["linear"],
    ["zoom"],
    2,
    theme.borderWidth * 0.6 * factor,
    6,
    theme.borderWidth * 1.2 * factor,
    10,
    theme.borderWidth * 1.8 * factor,
  ];
  return [
    {
      id: BORDER_LAYER,
      type: "line",
      source: BORDERS_SOURCE,
      filter: ["==", ["get", "class"], "international"],
      layout: { "line-join": "round" },
      paint: { "line-color": theme.border, "line-width": width(1) },
    },
    {
      id: DISPUTED_BORDER_LAYER,
      type: "line",
      source: BORDERS_SOURCE,
      filter: ["==", ["get", "class"], "disputed"],
      paint: { "line-color": theme.borderDisputed, "line-width": width(1.1), "line-dasharray": [2.5, 2.5] },
    },
    {
      id: CONTROL_LINE_LAYER,
      type: "line",
      source: BORDERS_SOURCE,
      filter: ["==", ["get", "class"], "line-of-control"],
      paint: { "line-color": theme.borderDisputed, "line-width": width(1.3), "line-dasharray": [5, 2] },
    },
  ];
}

type LineWidth = ["interpolate", ["linear"], ["zoom"], ...number[]];

function coastLayer(theme: Theme): SourcedLayer {
  return {
    id: COAST_LAYER,
    type: "line",
    source: COAST_SOURCE,
    layout: { "line-join": "round" },
    paint: {
      "line-color": theme.coast,
      "line-width": [
        "interpolate",
        ["linear"],
        ["zoom"],
        1,
        theme.coastWidth * 0.35,
        5,
        theme.coastWidth,
        11,
        theme.coastWidth * 1.7,
      ],
    },
  };
}
