import type { ExpressionSpecification } from "maplibre-gl";
import {
  COUNTRY_SPACING_POWER,
  COUNTRY_TYPE_FROM,
  COUNTRY_TYPE_TO,
  LAST_LARGE_COUNTRY_RANK,
} from "../../basemap/country-type.ts";

/** `countryType` as an expression of MapLibre, by the zoom of the map and the properties `rank` and, for a name set smaller, `shrink`. */
export function countryTypeExpression(property: "size" | "spacing"): ExpressionSpecification {
  const isLarge: ExpressionSpecification = ["<=", ["get", "rank"], LAST_LARGE_COUNTRY_RANK];
  const shrink: ExpressionSpecification = ["coalesce", ["get", "shrink"], 1];
  const factor: ExpressionSpecification = property === "size" ? shrink : ["^", shrink, COUNTRY_SPACING_POWER];
  const at = ({ large, other }: typeof COUNTRY_TYPE_FROM): ExpressionSpecification => [
    "*",
    ["case", isLarge, large[property], other[property]],
    factor,
  ];
  return [
    "interpolate",
    ["linear"],
    ["zoom"],
    COUNTRY_TYPE_FROM.zoom,
    at(COUNTRY_TYPE_FROM),
    COUNTRY_TYPE_TO.zoom,
    at(COUNTRY_TYPE_TO),
  ];
}
