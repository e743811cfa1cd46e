import { polygonsOf, simplifyPolygons } from "./simplify.mjs";
import { mapshaperRun } from "./mapshaper-run.mjs";

/**
 * GSHHG's lakes that are not drawn. The Aral Sea has its outline of before 1960 there, which is water that is gone; the
 * Caspian is sea on this map already.
 */
const dropped = [
  { name: "Aral Sea", bbox: [57.5, 43, 62.5, 47.2] },
  { name: "Caspian Sea", bbox: [46, 36, 56, 48] },
];

/**
 * The Kakhovka Reservoir, which ran dry when its dam was destroyed on 6 June 2023. GSHHG has it in one polygon with the
 * other reservoirs of the Dnieper, so it is cut out, from the dam to where the river is narrow again; the river's line stays.
 */
const drainedBbox = [33.37, 46.75, 35.33, 47.72];

const world = { west: -180, south: -60, east: 180, north: 84 };

/**
 * Lakes, reservoirs and the widest rivers from GSHHG as Features, largest first, with their islands as holes. Bends and
 * islands smaller than `bend`, meters at a position, are left out. With a `box` of whole bins only what lies in it is read,
 * and a lake that reaches out of it is left out.
 */
export async function readLakes(gshhg, { minimumSquareKilometers, bend, box = world }) {
  const shores = gshhg.shores({ ...box, level: 2, minimumSquareKilometers }).filter(isClosed);
  const kept = (await Promise.all(shores.map(withoutDrained)))
    .flat()
    .filter(
      ({ line }) => line.length > 3 && !dropped.some(({ bbox }) => line.every((position) => inside(position, bbox))),
    )
    .sort((a, b) => b.areaSquareKilometers - a.areaSquareKilometers || a.id - b.id);
  const islands = gshhg
    .shores({ ...box, level: 3, minimumSquareKilometers: minimumSquareKilometers / 10 })
    .filter(isClosed);
  return simplified(withIslands(kept, islands), bend);
}

const isClosed = ({ line }) => line.length > 3 && String(line[0]) === String(line.at(-1));

/** Each shore with the islands that lie in it, as the rings of a polygon. */
function withIslands(shores, islands) {
  const lakes = shores.map((shore) => ({ ...shore, rings: [shore.line], bounds: boundsOf(shore.line) }));
  for (const { line } of islands) {
    // The smallest lake around it, since the list begins with the largest.
    const lake = lakes.findLast(({ rings, bounds }) => inside(line[0], bounds) && contains(rings[0], line[0]));
    lake?.rings.push(line);
  }
  return lakes;
}

/** The parts of a shore that are left outside the drained reservoir. */
async function withoutDrained(shore) {
  if (!shore.line.some((position) => inside(position, drainedBbox))) return [shore];
  const lake = { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [shore.line] } };
  const [left] = await mapshaperRun([lake], `-erase bbox=${drainedBbox.join(",")}`);
  return polygonsOf(left.geometry).map(([line]) => ({ ...shore, line }));
}

function simplified(lakes, bend) {
  const features = lakes.map(({ rings }) => ({
    type: "Feature",
    properties: {},
    geometry: { type: "Polygon", coordinates: rings },
  }));
  return simplifyPolygons(features, bend).map((lake) => ({
    ...lake,
    geometry: { type: "Polygon", coordinates: polygonsOf(lake.geometry)[0] },
  }));
}

function boundsOf(line) {
  const axis = (index) => line.map((position) => position[index]);
  const least = (values) => values.reduce((a, b) => Math.min(a, b));
  const most = (values) => values.reduce((a, b) => Math.max(a, b));
  return [least(axis(0)), least(axis(1)), most(axis(0)), most(axis(1))];
}

/** Whether a ring goes around a position, by the rule of odd crossings. */
function contains(ring, [lon, lat]) {
  let odd = false;
  for (let index = 1; index < ring.length; index++) {
    const [a, b] = [ring[index - 1], ring[index]];
    if (a[1] > lat !== b[1] > lat && lon < a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) odd = !odd;
  }
  return odd;
}

function inside([lon, lat], [west, south, east, north]) {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
