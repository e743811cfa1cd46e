/** Ids of the sources and layers of the base map; those of the story are in layer-ids.ts. */
export const COUNTRIES_SOURCE = "base-countries";
export const COAST_SOURCE = "base-coast";
export const BORDERS_SOURCE = "base-borders";
export const PROVINCES_SOURCE = "base-provinces";
export const LAKES_SOURCE = "base-lakes";
export const RIVERS_SOURCE = "base-rivers";
export const CITIES_SOURCE = "base-cities";
export const LABELS_SOURCE = "base-labels";
/** Names of countries, which a view may move: see country-names.ts. */
export const COUNTRY_NAMES_SOURCE = "base-country-names";
export const GRATICULE_SOURCE = "base-graticule";
/** Tiles of the detailed map, over the world layer: see detail-tiles.ts. */
export const DETAIL_SOURCE = "base-detail";

export const WATER_LAYER = "base-water";
export const LAND_LAYER = "base-land";
export const TINT_LAYER = "base-tint";
export const GRATICULE_LAYER = "base-graticule";
/** Over the water of the detailed map. */
export const DETAIL_GRATICULE_LAYER = "base-graticule-detail";
export const DETAIL_WATER_LAYER = "base-water-detail";
export const LAKE_LAYER = "base-lake";
export const LAKE_SHORE_LAYER = "base-lake-shore";
export const RIVER_LAYER = "base-river";
export const PROVINCE_LAYER = "base-province";
export const COAST_LAYER = "base-coast";
export const BORDER_LAYER = "base-border";
export const DISPUTED_BORDER_LAYER = "base-border-disputed";
export const CONTROL_LINE_LAYER = "base-line-of-control";

export const WATER_LABEL_LAYER = "base-label-water";
export const GULF_LABEL_LAYER = "base-label-gulf";
export const ISLAND_LABEL_LAYER = "base-label-island";
export const NOTE_LABEL_LAYER = "base-label-note";
export const CITY_LABEL_LAYER = "base-label-city";
/** Of the detailed map: what is too small for the world layer. */
export const TOWN_LABEL_LAYER = "base-label-town";
export const COUNTRY_LABEL_LAYER = "base-label-country";

/** The dot beside a city's name. */
export const CITY_DOT_IMAGE = "base-city-dot";

/** The id of a layer that draws of the detailed map what another draws of the coarse one. */
export function detailLayerId(id: string): string {
  return `${id}-detail`;
}
