import type { Feature, FeatureCollection, LineString } from "geojson";

/** Beyond this latitude Mercator shows nothing of use. */
const LAST_LATITUDE = 80;

/** Meridians and parallels every `stepDegrees`, with vertices close enough to bend on a globe. The antimeridian is one line. */
export function graticule(stepDegrees: number): FeatureCollection<LineString> {
  const meridians = range(-180, 180 - stepDegrees, stepDegrees).map((lon) =>
    line(range(-LAST_LATITUDE, LAST_LATITUDE, 10).map((lat) => [lon, lat])),
  );
  const parallels = range(-LAST_LATITUDE + (LAST_LATITUDE % stepDegrees), LAST_LATITUDE, stepDegrees).map((lat) =>
    line(range(-180, 180, 5).map((lon) => [lon, lat])),
  );
  return { type: "FeatureCollection", features: [...meridians, ...parallels] };
}

function line(coordinates: number[][]): Feature<LineString> {
  return { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates } };
}

function range(first: number, last: number, step: number): number[] {
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
}
