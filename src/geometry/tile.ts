/** One square of the Mercator tiles of a zoom level. */
export interface Tile {
  z: number;
  x: number;
  y: number;
}

/** The tile of a zoom level that holds a position, in degrees; beyond the latitudes of Mercator the outermost one. */
export function tileAt(lon: number, lat: number, z: number): Tile {
  const count = 2 ** z;
  const turned = (((lon + 180) % 360) + 360) % 360;
  const y = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
  return {
    z,
    x: Math.min(Math.floor((turned / 360) * count), count - 1),
    y: Math.min(Math.max(Math.floor(y * count), 0), count - 1),
  };
}
