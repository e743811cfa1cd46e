import type { MultiPolygon, Polygon, Position } from "geojson";

/** True inside a polygon or one of several: see `ringsContain`. */
export function containsPosition({ type, coordinates }: Polygon | MultiPolygon, position: Position): boolean {
  const polygons = type === "Polygon" ? [coordinates] : coordinates;
  return polygons.some((rings) => ringsContain(rings, position));
}

/** True inside the outer ring and outside the holes, by the crossings of a ray; not for rings over 180 degrees. */
export function ringsContain(rings: readonly (readonly Position[])[], position: Position): boolean {
  return rings.reduce((inside, ring) => inside !== crossesOddly(ring, position), false);
}

function crossesOddly(ring: readonly Position[], [lon = 0, lat = 0]: Position): boolean {
  let isOdd = false;
  for (let index = 1; index < ring.length; index++) {
    const [aLon = 0, aLat = 0] = ring[index - 1] ?? [];
    const [bLon = 0, bLat = 0] = ring[index] ?? [];
    if (aLat > lat !== bLat > lat && lon < aLon + ((lat - aLat) / (bLat - aLat)) * (bLon - aLon)) isOdd = !isOdd;
  }
  return isOdd;
}
