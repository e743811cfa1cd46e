import { distance } from "@turf/distance";
import type { MultiPolygon, Point, Polygon, Position } from "geojson";
import { EARTH_RADIUS_METERS } from "./mercator.ts";
import { shortestLonStep } from "./longitude.ts";
import { polygonsOf, unwrappedRingsContain } from "./polygon.ts";

/** Half of the way around turf's sphere of 6,371,008.8 m. */
const FARTHEST_METERS = Math.PI * EARTH_RADIUS_METERS;

/** Great-circle distance in meters, on turf's sphere. Opposite points of it, for which turf may give no number, too. */
export function distanceMeters(a: Position, b: Position): number {
  const meters = distance(a, b, { units: "meters" });
  return Number.isNaN(meters) ? FARTHEST_METERS : meters;
}

/** True where two positions are the same to about a meter; 180 and -180 are the same longitude. */
export function isSamePosition(a: Position, b: Position): boolean {
  const [aLon = 0, aLat = 0] = a;
  const [bLon = 0, bLat = 0] = b;
  const apart = Math.abs(aLon - bLon) % 360;
  return Math.abs(aLat - bLat) <= 1e-5 && Math.min(apart, 360 - apart) <= 1e-5;
}

/** Meters from a position to a place: 0 inside an area, else to the nearest point of its outline (to about 1 %). */
export function distanceToPlaceMeters(position: Position, geometry: Point | Polygon | MultiPolygon): number {
  if (geometry.type === "Point") return distanceMeters(position, geometry.coordinates);
  const polygons = polygonsOf(geometry);
  if (polygons.some((rings) => unwrappedRingsContain(rings, position))) return 0;
  let nearestMeters = Infinity;
  for (const ring of polygons.flat()) {
    for (let index = 1; index < ring.length; index++) {
      const [a, b] = [ring[index - 1], ring[index]];
      if (a && b) nearestMeters = Math.min(nearestMeters, distanceMeters(position, nearestOnPiece(position, a, b)));
    }
  }
  return nearestMeters;
}

/** The point of the straight piece from a to b nearest to a position, on a plane true to scale at the position. */
function nearestOnPiece([lon = 0, lat = 0]: Position, [aLon = 0, aLat = 0]: Position, [bLon = 0, bLat = 0]: Position) {
  const scale = Math.cos((lat * Math.PI) / 180);
  const [pieceX, pieceY] = [(bLon - aLon) * scale, bLat - aLat];
  const length2 = pieceX * pieceX + pieceY * pieceY;
  const fromA = shortestLonStep(aLon, lon) * scale;
  const along = length2 === 0 ? 0 : (fromA * pieceX + (lat - aLat) * pieceY) / length2;
  const share = Math.min(1, Math.max(0, along));
  return [aLon + share * (bLon - aLon), aLat + share * (bLat - aLat)];
}
