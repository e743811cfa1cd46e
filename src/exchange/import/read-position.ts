import { Refusal } from "./tracks.ts";

/** What a transponder sends where it knows no position (ITU-R M.1371, message 1). */
const UNKNOWN_LAT = 91;
const UNKNOWN_LON = 181;

const NUMBER = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d{1,2})?$/i;
const PARTS =
  /^([NSEW])?\s*([+-]?\d{1,3}(?:[.,]\d+)?)\s*(?:[°ºd:\s]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:['’′m:\s]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|”|″|''|s)?)?)?)?)?\s*([NSEW])?$/i;

/**
 * Degrees from a text: `41.2`, `41,2`, `41°12.5'N`, `S 41 12 30`. Undefined where it holds no number (`NaN`, `n/a`, nothing), or
 * minutes or seconds of 60 and more.
 */
export function readDegrees(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > 40) return undefined;
  if (NUMBER.test(trimmed)) return finite(Number(trimmed.replace(",", ".")));
  const [, before, degrees, minutes, seconds, after] = PARTS.exec(trimmed) ?? [];
  if (degrees === undefined || (before !== undefined && after !== undefined)) return undefined;
  const [whole, min, sec] = [degrees, minutes ?? "0", seconds ?? "0"].map((part) => Number(part.replace(",", ".")));
  if (min! >= 60 || sec! >= 60) return undefined;
  const size = Math.abs(whole!) + min! / 60 + sec! / 3600;
  const isNegative = degrees.startsWith("-") || /[SW]/i.test(before ?? after ?? "");
  return finite(isNegative ? -size : size);
}

/**
 * A position in range, or undefined where it is none: not a number, or what a transponder sends for "not available". Longitudes
 * up to 360 are taken round the globe. Throws Refusal, with `where` ("Row 3"), for what no position on Earth has.
 */
export function positionIn(
  lon: number | undefined,
  lat: number | undefined,
  where: string,
): { lon: number; lat: number } | undefined {
  if (lon === undefined || lat === undefined || !Number.isFinite(lon) || !Number.isFinite(lat)) return undefined;
  if (lat === UNKNOWN_LAT || lon === UNKNOWN_LON) return undefined;
  if (Math.abs(lat) > 90)
    throw new Refusal(
      `${where} has the latitude ${lat}, and none is beyond 90. Perhaps latitude and longitude are swapped; exchange them.`,
    );
  if (lon < -180 || lon > 360)
    throw new Refusal(`${where} has the longitude ${lon}; longitudes go from -180 to 180. Correct it.`);
  return { lon: lon > 180 ? lon - 360 : lon, lat };
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
