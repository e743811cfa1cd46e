import type { MultiPolygon, Polygon, Position } from "geojson";

/** Whether a position lies inside a polygon, by the even-odd rule over all its rings. */
export function containsPosition(geometry: Polygon | MultiPolygon, [lon, lat]: [number, number]): boolean {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.some((rings) => rings.reduce((inside, ring) => inside !== crossesOddly(ring, lon, lat), false));
}

function crossesOddly(ring: Position[], lon: number, lat: number): boolean {
  let odd = false;
  for (let index = 1; index < ring.length; index++) {
    const [ax, ay] = ring[index - 1] as [number, number];
    const [bx, by] = ring[index] as [number, number];
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}
