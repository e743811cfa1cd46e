/**
 * Web Mercator in world units: x and y from 0 to 1, y down, (0.5, 0.5) at 0,0.
 * x of an unwrapped longitude lies outside [0, 1]. Formula: EPSG:3857 scaled by the circumference.
 */

/** IUGG mean radius R1; distances are measured on this sphere throughout. */
export const EARTH_RADIUS_METERS = 6_371_008.8;

/** Beyond this latitude the square world ends. */
export const MAX_MERCATOR_LAT = 85.051129;

/** The same in words. */
export const SHOWN_LAT = "85.05";

/** True for a latitude that the square world cannot show where it is. */
export function isBeyondMap(lat: number): boolean {
  return Math.abs(lat) > MAX_MERCATOR_LAT;
}

export function mercatorX(lon: number): number {
  return lon / 360 + 0.5;
}

/** Latitudes beyond the square world are taken to its edge. */
export function mercatorY(lat: number): number {
  const clamped = Math.min(Math.max(lat, -MAX_MERCATOR_LAT), MAX_MERCATOR_LAT);
  const sine = Math.sin((clamped * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

export function lonAt(x: number): number {
  return (x - 0.5) * 360;
}

export function latAt(y: number): number {
  return (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;
}

/** Side of the square world at zoom 0, in CSS pixels: MapLibre's tiles of 512. */
const WORLD_PIXELS = 512;

/** Side of the square world at a zoom, in CSS pixels. */
export function worldPixelsAt(zoom: number): number {
  return WORLD_PIXELS * 2 ** zoom;
}

/** The zoom at which the square world has a side of so many CSS pixels. */
export function zoomOf(worldPixels: number): number {
  return Math.log2(worldPixels / WORLD_PIXELS);
}

/** Meters on the ground per CSS pixel, at a latitude in degrees. Formula: circumference of the parallel over the world's side. */
export function metersPerPixel(lat: number, zoom: number): number {
  return (2 * Math.PI * EARTH_RADIUS_METERS * Math.cos((lat * Math.PI) / 180)) / worldPixelsAt(zoom);
}
