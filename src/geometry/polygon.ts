import type { MultiPolygon, Point, Polygon, Position } from "geojson";
import { shortestLonStep } from "./longitude.ts";

/** True inside a polygon or one of several: see `ringsContain`. */
export function containsPosition({ type, coordinates }: Polygon | MultiPolygon, position: Position): boolean {
  const polygons = type === "Polygon" ? [coordinates] : coordinates;
  return polygons.some((rings) => ringsContain(rings, position));
}

/** The polygons of an area, each an outer ring with its holes; none for a point. */
export function polygonsOf(geometry: Point | Polygon | MultiPolygon): Position[][][] {
  if (geometry.type === "Point") return [];
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

/** All positions of the outlines of an area, holes too; none for a point. */
export function outlineOf(geometry: Point | Polygon | MultiPolygon): Position[] {
  return polygonsOf(geometry).flat(2);
}

/** True where a position lies in rings, whatever copy of the world they are unwrapped into. */
export function unwrappedRingsContain(rings: readonly (readonly Position[])[], [lon = 0, lat = 0]: Position): boolean {
  return [0, -360, 360].some((shift) => ringsContain(rings, [lon + shift, lat]));
}

/** No piece of an unwrapped ring is wider. */
const WIDEST_PIECE_DEGREES = 90;

/**
 * Rings as they are drawn: no step between positions is the long way round, so that an area may be of any width and lie on
 * the antimeridian; longitudes may leave [-180, 180]. Rings of a step wider than 180 degrees are read in two ways: as
 * RFC 7946 has them, straight in degrees the long way, or over the antimeridian. The one is meant whose outer ring has `inside` in it; the latter where
 * none does. Wide pieces are divided.
 */
export function unwrapRings(rings: readonly Position[][], inside: Position): Position[][] {
  if (!rings.some(hasWideStep)) return rings as Position[][];
  return ringsContain(rings.slice(0, 1), inside)
    ? rings.map((ring) => divided(ring))
    : besideFirst(rings.map(shortWay));
}

function hasWideStep(ring: readonly Position[]): boolean {
  return ring.some(([lon], index) => index > 0 && Math.abs(lon! - ring[index - 1]![0]!) > WIDEST_PIECE_DEGREES);
}

function divided(ring: readonly Position[]): Position[] {
  return ring.flatMap((position, index): Position[] => {
    const before = ring[index - 1];
    if (before === undefined) return [position];
    const [lonStep, latStep] = [position[0]! - before[0]!, position[1]! - before[1]!];
    const pieces = Math.max(1, Math.ceil(Math.abs(lonStep) / WIDEST_PIECE_DEGREES));
    return Array.from({ length: pieces }, (_, piece) => {
      if (piece === pieces - 1) return position;
      const share = (piece + 1) / pieces;
      return [before[0]! + lonStep * share, before[1]! + latStep * share];
    });
  });
}

function shortWay(ring: readonly Position[]): Position[] {
  let [lon] = ring[0] as [number];
  return ring.map((position) => [(lon += shortestLonStep(lon, position[0]!)), position[1]!]);
}

/** Holes at the copy of the world where the outer ring lies. */
function besideFirst([outer, ...holes]: Position[][]): Position[][] {
  const middle = middleLon(outer!);
  return [
    outer!,
    ...holes.map((hole) => {
      const shift = 360 * Math.round((middle - middleLon(hole)) / 360);
      return hole.map(([lon, lat]): Position => [lon! + shift, lat!]);
    }),
  ];
}

function middleLon(ring: readonly Position[]): number {
  const longitudes = ring.map(([lon]) => lon!);
  return (longitudes.reduce((a, b) => Math.min(a, b)) + longitudes.reduce((a, b) => Math.max(a, b))) / 2;
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
