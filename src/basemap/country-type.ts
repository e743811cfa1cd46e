import type { ExpressionSpecification } from "maplibre-gl";

/** How names of countries are set between two zooms, for large ones (of a rank to 2) and others: CSS pixels, and ems between letters. */
const FROM = { zoom: 2, large: { size: 12.5, spacing: 0.16 }, other: { size: 10.5, spacing: 0.1 } };
const TO = { zoom: 6, large: { size: 15, spacing: 0.24 }, other: { size: 13, spacing: 0.18 } };
const LAST_LARGE_RANK = 2;

/** Ems. */
export const COUNTRY_MAX_WIDTH = 6;
export const COUNTRY_LINE_HEIGHT = 1.25;
export const SMALLEST_COUNTRY_PIXELS = 11.6;

/** A name set smaller has its letters closer by this power of how much smaller it is. */
const SPACING_POWER = 18;

/** The type of a country's name at a zoom, set `shrink` times as large as it would be: CSS pixels, and ems between letters. */
export function countryType(zoom: number, rank: number, shrink: number): { size: number; spacing: number } {
  const share = Math.min(Math.max((zoom - FROM.zoom) / (TO.zoom - FROM.zoom), 0), 1);
  const [from, to] = rank <= LAST_LARGE_RANK ? [FROM.large, TO.large] : [FROM.other, TO.other];
  return {
    size: (from.size + (to.size - from.size) * share) * shrink,
    spacing: (from.spacing + (to.spacing - from.spacing) * share) * shrink ** SPACING_POWER,
  };
}

/** The same for MapLibre, by the zoom of the map and the properties `rank` and, for a name set smaller, `shrink`. */
export function countryTypeExpression(property: "size" | "spacing"): ExpressionSpecification {
  const isLarge: ExpressionSpecification = ["<=", ["get", "rank"], LAST_LARGE_RANK];
  const shrink: ExpressionSpecification = ["coalesce", ["get", "shrink"], 1];
  const factor: ExpressionSpecification = property === "size" ? shrink : ["^", shrink, SPACING_POWER];
  const at = ({ large, other }: typeof FROM): ExpressionSpecification => [
    "*",
    ["case", isLarge, large[property], other[property]],
    factor,
  ];
  return ["interpolate", ["linear"], ["zoom"], FROM.zoom, at(FROM), TO.zoom, at(TO)];
}
