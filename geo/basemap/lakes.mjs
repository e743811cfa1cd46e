import { polygonsOf, simplifyPolygons } from "./simplify.mjs";
import { insideBox } from "./gulf.mjs";
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

/**
 * Lakes, reservoirs and the widest rivers of the world from GSHHG, largest first, in two sets: the great ones of
 * `splitSquareKilometers` and more, which the map shows at once, and the smaller ones.
 */
export async function readLakes(gshhg, { minimumSquareKilometers, splitSquareKilometers }) {
  const shores = gshhg.shores({ level: 2, west: -180, south: -60, east: 180, north: 84, minimumSquareKilometers });
  const kept = (await Promise.all(shores.map(withoutDrained)))
    .flat()
    .filter(
      ({ line }) =>
        line.length > 3 &&
        !insideBox(line[0]) &&
        !dropped.some(({ bbox }) => line.every((position) => inside(position, bbox))),
    )
    .sort((a, b) => b.areaSquareKilometers - a.areaSquareKilometers || a.id - b.id);
  const great = kept.filter(({ areaSquareKilometers }) => areaSquareKilometers >= splitSquareKilometers);
  const small = kept.filter(({ areaSquareKilometers }) => areaSquareKilometers < splitSquareKilometers);
  return {
    great: simplified(great, bendOfLakes),
    small: simplified(small, () => 3000).map((lake) => ({ ...lake, properties: { minzoom: 4 } })),
  };
}

/** The parts of a shore that are left outside the drained reservoir. */
async function withoutDrained(shore) {
  if (!shore.line.some((position) => inside(position, drainedBbox))) return [shore];
  const lake = { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [shore.line] } };
  const [left] = await mapshaperRun([lake], `-erase bbox=${drainedBbox.join(",")}`);
  return polygonsOf(left.geometry).map(([line]) => ({ ...shore, line }));
}

/** Lakes of Siberia and of the Far East, along the routes told here, are drawn finer than the rest. */
const bendOfLakes = ([lon, lat]) => (lon > 25 && lon < 140 && lat > 40 && lat < 63 ? 2500 : 5000);

function simplified(shores, bend) {
  const features = shores.map(({ line }) => ({
    type: "Feature",
    properties: {},
    geometry: { type: "Polygon", coordinates: [line] },
  }));
  return simplifyPolygons(features, bend).map((lake) => ({
    ...lake,
    geometry: { type: "Polygon", coordinates: polygonsOf(lake.geometry)[0] },
  }));
}

function inside([lon, lat], [west, south, east, north]) {
  return lon > west && lon < east && lat > south && lat < north;
}
