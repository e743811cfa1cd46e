import { npmJson } from "./packages.mjs";

const rows = npmJson("i18n-iso-countries", "codes.json");
const alpha3ByNumber = new Map(rows.map(([, alpha3, number]) => [number, alpha3]));
const alpha3ByAlpha2 = new Map(rows.map(([alpha2, alpha3]) => [alpha2, alpha3]));

/**
 * Codes that the package lists and ISO 3166-1 does not: Kosovo's XKX is user-assigned.
 */
const notIso = new Set(["XKX", "XKK"]);

/** Every ISO 3166-1 alpha-3 code, sorted. */
export const isoCodes = rows
  .map(([, alpha3]) => alpha3)
  .filter((code) => !notIso.has(code))
  .sort();

/** Alpha-3 for a three-digit ISO 3166-1 number, or null. */
export const alpha3FromNumber = (number) => alpha3ByNumber.get(number) ?? null;

/** Alpha-3 for an alpha-2 code as GeoNames writes it, or null (GeoNames has XK for Kosovo, which ISO has not). */
export const alpha3FromAlpha2 = (alpha2) => {
  const code = alpha3ByAlpha2.get(alpha2);
  return code && !notIso.has(code) ? code : null;
};

/** Alpha-2 for an alpha-3 code. */
export const alpha2FromAlpha3 = (alpha3) => rows.find((row) => row[1] === alpha3)?.[0] ?? null;
