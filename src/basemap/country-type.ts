/** How names of countries are set between two zooms, for large ones (of a rank to 2) and others: CSS pixels, and ems between letters. */
export const COUNTRY_TYPE_FROM = { zoom: 2, large: { size: 12.5, spacing: 0.16 }, other: { size: 10.5, spacing: 0.1 } };
export const COUNTRY_TYPE_TO = { zoom: 6, large: { size: 15, spacing: 0.24 }, other: { size: 13, spacing: 0.18 } };
export const LAST_LARGE_COUNTRY_RANK = 2;

/** Ems. */
export const COUNTRY_MAX_WIDTH = 6;
export const COUNTRY_LINE_HEIGHT = 1.25;
export const SMALLEST_COUNTRY_PIXELS = 11.6;

/** A name set smaller has its letters closer by this power of how much smaller it is. */
export const COUNTRY_SPACING_POWER = 18;

/** The type of a country's name at a zoom, set `shrink` times as large as it would be: CSS pixels, and ems between letters. */
export function countryType(zoom: number, rank: number, shrink: number): { size: number; spacing: number } {
  const share = Math.min(
    Math.max((zoom - COUNTRY_TYPE_FROM.zoom) / (COUNTRY_TYPE_TO.zoom - COUNTRY_TYPE_FROM.zoom), 0),
    1,
  );
  const [from, to] =
    rank <= LAST_LARGE_COUNTRY_RANK
      ? [COUNTRY_TYPE_FROM.large, COUNTRY_TYPE_TO.large]
      : [COUNTRY_TYPE_FROM.other, COUNTRY_TYPE_TO.other];
  return {
    size: (from.size + (to.size - from.size) * share) * shrink,
    spacing: (from.spacing + (to.spacing - from.spacing) * share) * shrink ** COUNTRY_SPACING_POWER,
  };
}
