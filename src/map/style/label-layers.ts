import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from "maplibre-gl";
import {
  CITIES_SOURCE,
  CITY_DOT_IMAGE,
  CITY_LABEL_LAYER,
  COUNTRY_LABEL_LAYER,
  COUNTRY_NAMES_SOURCE,
  DETAIL_SOURCE,
  GULF_LABEL_LAYER,
  ISLAND_LABEL_LAYER,
  LABELS_SOURCE,
  NOTE_LABEL_LAYER,
  TOWN_LABEL_LAYER,
  WATER_LABEL_LAYER,
} from "../../basemap/base-ids.ts";
import { DETAIL_LAYERS } from "../../basemap/detail.ts";
import type { BaseLayerOptions } from "./base-layer-options.ts";
import { TINTED_MIN_ZOOM } from "../../basemap/country-names.ts";
import { COUNTRY_LINE_HEIGHT, COUNTRY_MAX_WIDTH } from "../../basemap/country-type.ts";
import { countryTypeExpression } from "./country-type-expression.ts";
import { MAP_FONTS } from "./font-faces.ts";
import type { Theme } from "./theme.ts";

/**
 * The names on the base map, least important first: MapLibre places the text of later layers first, so that a country's
 * name wins over a city's and a city's over a gulf's. Labels of a story belong above these and win over all.
 */
export function labelLayers(theme: Theme, options: BaseLayerOptions): LayerSpecification[] {
  const isOurs = notLabelledByStory(options.labelledByStory ?? []);
  return [
    noteLayer(theme),
    islandLayer(theme, isOurs),
    gulfLayer(theme, isOurs),
    waterLayer(theme, isOurs),
    townLayer(theme, isOurs),
    cityLayer(theme, isOurs),
    countryLayer(theme, options.tinted),
  ];
}

/** Names of countries, larger for large ones. A story's own countries are named earlier and win over others. */
function countryLayer(theme: Theme, tinted: readonly string[]): SymbolLayerSpecification {
  const isTinted: ExpressionSpecification = ["in", ["get", "iso"], ["literal", [...tinted]]];
  return {
    id: COUNTRY_LABEL_LAYER,
    type: "symbol",
    source: COUNTRY_NAMES_SOURCE,
    filter: [
      "all",
      ["any", fromItsZoom, ["all", isTinted, [">=", ["zoom"], TINTED_MIN_ZOOM]]],
      beforeItsLastZoom,
    ] as FilterSpecification,
    layout: {
      "text-field": ["upcase", ["get", "name"]],
      "text-font": [MAP_FONTS.medium],
      "text-size": countryTypeExpression("size"),
      "text-letter-spacing": countryTypeExpression("spacing"),
      "text-max-width": COUNTRY_MAX_WIDTH,
      "text-line-height": COUNTRY_LINE_HEIGHT,
      "text-padding": 6,
      // A place that was found for a name in a view is the only one.
      "text-variable-anchor-offset": [
        "case",
        ["has", "shrink"],
        ["literal", IN_ITS_PLACE],
        ["literal", NEAR_ITS_PLACE],
      ],
      "symbol-sort-key": ["case", isTinted, 0, ["get", "rank"]],
    },
    paint: textPaint(theme.countryLabel, theme.halo, 1.4),
  };
}

/** The same for towns, which come with the detailed map. */
function townLayer(theme: Theme, isOurs: FilterSpecification): SymbolLayerSpecification {
  return {
    ...cityLayer(theme, isOurs),
    id: TOWN_LABEL_LAYER,
    source: DETAIL_SOURCE,
    "source-layer": DETAIL_LAYERS.towns,
    minzoom: 7,
  };
}

/** Cities: a name beside a dot. The dot goes where its name finds no room. */
function cityLayer(theme: Theme, isOurs: FilterSpecification): SymbolLayerSpecification {
  return {
    id: CITY_LABEL_LAYER,
    type: "symbol",
    source: CITIES_SOURCE,
    minzoom: 3,
    filter: ["all", fromItsZoom, isOurs] as FilterSpecification,
    layout: {
      "icon-image": CITY_DOT_IMAGE,
      "icon-size": ["interpolate", ["linear"], ["zoom"], 4, 0.65, 9, 1],
      "icon-allow-overlap": true,
      "icon-padding": 0,
      "text-field": ["get", "name"],
      "text-font": [
        "case",
        ["to-boolean", ["get", "capital"]],
        ["literal", [MAP_FONTS.medium]],
        ["literal", [MAP_FONTS.regular]],
      ],
      "text-size": [
        "interpolate",
        ["linear"],
        ["zoom"],
        4,
        ["match", ["get", "rank"], [1, 2], 12, 11.5],
        9,
        ["match", ["get", "rank"], [1, 2, 3, 4], 15, 13],
      ],
      "text-variable-anchor-offset": BESIDE_DOT,
      "text-justify": "auto",
      "text-padding": 3,
      "symbol-sort-key": ["get", "rank"],
    },
    paint: {
      ...textPaint(theme.cityLabel, theme.halo, 1.3),
      "icon-color": theme.cityDot,
      "icon-halo-color": theme.halo,
    },
  };
}

/** In ems: at the dot's corner where there is room, else further off, clear of a route that runs through the city. */
const BESIDE_DOT: SymbolLayout["text-variable-anchor-offset"] = [
  ...["top-left", [0.35, 0], "bottom-left", [0.35, 0], "top-right", [-0.35, 0], "bottom-right", [-0.35, 0]],
  ...["left", [0.9, 0], "right", [-0.9, 0], "top", [0, 0.75], "bottom", [0, -0.75]],
  ...["top-left", [0.5, 0.6], "bottom-left", [0.5, -0.6], "top-right", [-0.5, 0.6], "bottom-right", [-0.5, -0.6]],
] as SymbolLayout["text-variable-anchor-offset"];

/**
 * In ems: where it was put, else a line or two up or down, or a little aside, so that a route through it does not hide it.
 * Never further: beside its position a country's name would stand in the next country.
 */
const NEAR_ITS_PLACE: SymbolLayout["text-variable-anchor-offset"] = [
  ...["center", [0, 0], "center", [0, 1.3], "center", [0, -1.3], "center", [1.6, 0], "center", [-1.6, 0]],
  ...["center", [0, 2.1], "center", [0, -2.1]],
] as SymbolLayout["text-variable-anchor-offset"];

const IN_ITS_PLACE = ["center", [0, 0]];

type SymbolLayout = NonNullable<SymbolLayerSpecification["layout"]>;

function waterLayer(theme: Theme, isOurs: FilterSpecification): SymbolLayerSpecification {
  return waterText(WATER_LABEL_LAYER, ["ocean", "sea", "lake"], theme, isOurs, 0.06);
}

function gulfLayer(theme: Theme, isOurs: FilterSpecification): SymbolLayerSpecification {
  return waterText(GULF_LABEL_LAYER, ["gulf"], theme, isOurs, 0.03);
}

function waterText(
  id: string,
  kinds: string[],
  theme: Theme,
  isOurs: FilterSpecification,
  spacing: number,
): SymbolLayerSpecification {
  return {
    id,
    type: "symbol",
    source: LABELS_SOURCE,
    filter: [
      "all",
      ["in", ["get", "kind"], ["literal", kinds]],
      fromItsZoom,
      beforeItsLastZoom,
      isOurs,
    ] as FilterSpecification,
    layout: {
      "text-field": ["get", "name"],
      "text-font": [MAP_FONTS.italic],
      "text-size": ["interpolate", ["linear"], ["zoom"], 2, 11.5, 5, 13, 9, 14.5],
      "text-letter-spacing": spacing,
      // A lake is narrow where a sea is wide.
      "text-max-width": ["match", ["get", "kind"], "lake", 4, 7],
      "text-line-height": 1.2,
      "text-padding": 4,
      "text-variable-anchor-offset": NEAR_ITS_PLACE,
      "symbol-sort-key": ["get", "rank"],
    },
    paint: textPaint(theme.waterLabel, theme.waterHalo, 1),
  };
}

function islandLayer(theme: Theme, isOurs: FilterSpecification): SymbolLayerSpecification {
  return {
    id: ISLAND_LABEL_LAYER,
    type: "symbol",
    source: LABELS_SOURCE,
    filter: ["all", ["==", ["get", "kind"], "island"], fromItsZoom, isOurs] as FilterSpecification,
    layout: {
      "text-field": ["get", "name"],
      "text-font": [MAP_FONTS.regular],
      "text-size": ["interpolate", ["linear"], ["zoom"], 4, 11, 10, 13.5],
      "text-letter-spacing": 0.04,
      "text-max-width": 7,
    },
    paint: textPaint(theme.noteLabel, theme.halo, 1.2),
  };
}

/** Words on a dispute, set small and italic. */
function noteLayer(theme: Theme): SymbolLayerSpecification {
  return {
    id: NOTE_LABEL_LAYER,
    type: "symbol",
    source: LABELS_SOURCE,
    filter: ["all", ["==", ["get", "kind"], "note"], fromItsZoom],
    layout: {
      "text-field": ["get", "name"],
      "text-font": [MAP_FONTS.italic],
      "text-size": 12,
      "text-max-width": 14,
      "text-line-height": 1.15,
    },
    paint: textPaint(theme.noteLabel, theme.waterHalo, 1),
  };
}

const fromItsZoom: ExpressionSpecification = [">=", ["zoom"], ["coalesce", ["get", "minzoom"], 24]];
const beforeItsLastZoom: ExpressionSpecification = ["<", ["zoom"], ["coalesce", ["get", "maxzoom"], 24]];

function notLabelledByStory(names: readonly string[]): FilterSpecification {
  return ["!", ["in", ["get", "name"], ["literal", [...names]]]] as FilterSpecification;
}

function textPaint(color: string, halo: string, haloWidth: number): SymbolLayerSpecification["paint"] {
  return { "text-color": color, "text-halo-color": halo, "text-halo-width": haloWidth, "text-halo-blur": 0.4 };
}
