import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify } from "topojson-simplify";

const metersPerDegree = 111195;

/** Corners that a closed line keeps whatever they weigh, so that an islet or an enclave has a shape. */
const cornersKept = 5;

/** The size in meters of the smallest bend kept at a position: the polar coasts, which Mercator blows up, are coarse. */
export function bendMeters([, lat]) {
  if (lat < -60) return 25000;
  return Math.abs(lat) > 66 ? 9500 : 5700;
}

/**
 * Simplifies polygons together, by Visvalingam's method with sharp angles weighted down, so that neighbours keep one
 * common line. `bend` gives the smallest bend kept at a position, in meters. Rings smaller than a bend are dropped, but
 * the largest ring of each Feature stays, with some corners: no country or lake of the input disappears. Holes stay where
 * another Feature fills them: an enclave.
 */
export function simplifyPolygons(features, bend = bendMeters) {
  const shared = presimplify(topology({ all: { type: "FeatureCollection", features } }), relativeWeight(bend));
  shared.arcs = shared.arcs.map(keepHeavy);
  const all = shared.objects.all.geometries.map((geometry) => feature(shared, geometry));
  const outlines = new Set(all.flatMap(({ geometry }) => polygonsOf(geometry).map(([outer]) => fingerprint(outer))));
  return all.map((simplified) => {
    const polygons = polygonsOf(simplified.geometry);
    const areas = polygons.map(([outer]) => areaInBends(outer, bend));
    const largest = areas.indexOf(Math.max(...areas));
    const kept = polygons.filter((_, index) => areas[index] >= 1 || index === largest);
    const coordinates = kept.map(([outer, ...holes]) => [
      outer,
      ...holes.filter((hole) => areaInBends(hole, bend) >= 1 || isFilled(hole, outlines)),
    ]);
    return { ...simplified, geometry: { type: "MultiPolygon", coordinates } };
  });
}

const isFilled = (hole, outlines) => outlines.has(fingerprint(hole));

/** The vertices of a ring whatever its start and direction. */
const fingerprint = (ring) => ring.slice(1).map(String).sort().join(" ");

/** Vertices of weight 1 and more stay; a closed arc keeps its heaviest corners whatever they weigh. */
function keepHeavy(arc) {
  const closed = arc.length > 3 && arc[0][0] === arc.at(-1)[0] && arc[0][1] === arc.at(-1)[1];
  const weights = arc.slice(1, -1).map(([, , weight]) => weight);
  const limit = closed ? Math.min(1, weights.sort((a, b) => b - a)[cornersKept - 1] ?? 0) : 1;
  return arc
    .filter((point, index) => index === 0 || index === arc.length - 1 || point[2] >= limit)
    .map(([lon, lat]) => [lon, lat]);
}

/** The area of a triangle of three vertices, as a multiple of the smallest bend at its middle, squared and halved. */
function relativeWeight(bend) {
  return ([a, b, c]) => {
    if (isOnCut(b)) return Infinity;
    const shrink = Math.cos((b[1] * Math.PI) / 180);
    const [ux, uy] = [(a[0] - b[0]) * shrink, a[1] - b[1]];
    const [vx, vy] = [(c[0] - b[0]) * shrink, c[1] - b[1]];
    const lengths = Math.hypot(ux, uy) * Math.hypot(vx, vy);
    const cosine = lengths === 0 ? 1 : (ux * vx + uy * vy) / lengths;
    const area = (Math.abs(ux * vy - uy * vx) / 2) * metersPerDegree ** 2;
    return (area * (1 - 0.7 * cosine)) / (bend(b) ** 2 / 2);
  };
}

function areaInBends(ring, bend) {
  let doubled = 0;
  for (let index = 1; index < ring.length; index++) {
    const [a, b] = [ring[index - 1], ring[index]];
    // Lambert's equal-area plane, which holds at the pole too: degrees of longitude against the sine of the latitude.
    doubled += a[0] * sine(b[1]) - b[0] * sine(a[1]);
  }
  return ((Math.abs(doubled) / 2) * metersPerDegree ** 2) / bend(ring[0]) ** 2;
}

const sine = (lat) => (Math.sin((lat * Math.PI) / 180) * 180) / Math.PI;

/** Vertices on the cut at 180 degrees and at a pole are fixed, so that both halves of a cut polygon still meet. */
const isOnCut = ([lon, lat]) => Math.abs(lon) > 179.9999 || Math.abs(lat) > 89.9;

/** The polygons of a Polygon or MultiPolygon, each a list of rings. */
export function polygonsOf(geometry) {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}
