import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { mapshaperRun } from "./mapshaper-run.mjs";
import { polygonsOf } from "./simplify.mjs";

/** The box whose coast is taken from GSHHG at full resolution: [west, south, east, north]. */
export const gulfBbox = [129.5, 41.3, 134.5, 44];

/** Tried in turn: what is wide enough to take away the staircase makes some small, hollow islets vanish. */
const smoothingMeters = [250, 160, 100, 60];
const smallestIslandSquareKilometers = 0.02;
const smallestLakeSquareKilometers = 0.3;

/** East of this longitude an island of the box is Russian, west of it North Korean: the mouth of the Tumen. */
const tumenLon = 130.7;

/**
 * Sets the detailed coast of the gulf into the countries: the shore of Russia and of North Korea inside the box is
 * replaced, joined to the coarse shore outside and to the land border at the mouth of the Tumen, and the islands of the
 * box are those of GSHHG. Polygons stay whole, so nothing is doubled and no seam shows.
 */
export async function spliceGulf(features, gshhg) {
  const shores = gshhg.shores({ level: 1, west: 129, south: 41, east: 135, north: 44 });
  const mainland = shores.reduce((best, shore) => (shore.line.length > best.line.length ? shore : best));
  const smooth = await smoothLine(southToNorth(mainland.line));
  const islands = shores.filter(
    (shore) =>
      shore.id !== mainland.id &&
      shore.areaSquareKilometers >= smallestIslandSquareKilometers &&
      insideBox(shore.line[0]),
  );
  const shared = topology({ all: { type: "FeatureCollection", features } });
  const uses = countUses(shared);
  const shoreOf = { PRK: longestShore(shared, uses, "PRK"), RUS: longestShore(shared, uses, "RUS") };
  const mouth = commonEnd(shared.arcs[shoreOf.PRK], shared.arcs[shoreOf.RUS]);
  const chain = smooth.filter(insideBox);
  const split = nearestIndex(chain, mouth);
  replaceShore(shared.arcs, shoreOf.PRK, chain.slice(0, split + 1));
  replaceShore(shared.arcs, shoreOf.RUS, chain.slice(split));
  moveEnds(shared.arcs, mouth, chain[split]);
  const spliced = shared.objects.all.geometries.map((geometry) => feature(shared, geometry));
  return Promise.all(
    spliced.map(async (country) => {
      const { iso } = country.properties;
      if (iso !== "PRK" && iso !== "RUS") return country;
      const outside = polygonsOf(country.geometry).filter(([outer]) => outer.length > 400 || !outer.some(insideBox));
      const own = islands.filter(({ line }) => line[0][0] > tumenLon === (iso === "RUS"));
      const rings = await Promise.all(own.map(async ({ line }) => [await smoothRing(line)]));
      return { ...country, geometry: { type: "MultiPolygon", coordinates: [...outside, ...rings] } };
    }),
  );
}

/** The lakes and lagoons of the box, smoothed like its coast. */
export async function gulfLakes(gshhg) {
  const shores = gshhg.shores({
    level: 2,
    west: 129,
    south: 41,
    east: 135,
    north: 44,
    minimumSquareKilometers: smallestLakeSquareKilometers,
  });
  const closed = shores.filter(({ line }) => insideBox(line[0]) && String(line[0]) === String(line.at(-1)));
  return Promise.all(
    closed.map(async ({ line }) => ({
      type: "Feature",
      properties: { minzoom: 7 },
      geometry: { type: "Polygon", coordinates: [await smoothRing(line)] },
    })),
  );
}

export function insideBox([lon, lat]) {
  const [west, south, east, north] = gulfBbox;
  return lon > west && lon < east && lat > south && lat < north;
}

async function smoothLine(line) {
  const [smooth] = await mapshaperRun(
    [{ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: line } }],
    `-smooth ${smoothingMeters[0]}m`,
  );
  return smooth.geometry.coordinates;
}

/** A ring is smoothed as far as it bears: an islet must not vanish. */
async function smoothRing(ring) {
  const polygon = { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
  for (const meters of smoothingMeters) {
    const [smooth] = await mapshaperRun([polygon], `-smooth ${meters}m`);
    if (smooth?.geometry) return polygonsOf(smooth.geometry)[0][0];
  }
  return ring;
}

const southToNorth = (line) => (line[0][1] < line.at(-1)[1] ? line : line.toReversed());

function countUses(shared) {
  const uses = new Map();
  for (const { arcs = [] } of shared.objects.all.geometries) {
    for (const arc of arcs.flat(Infinity)) {
      const index = arc < 0 ? ~arc : arc;
      uses.set(index, (uses.get(index) ?? 0) + 1);
    }
  }
  return uses;
}

/** The index of a country's longest unshared arc that touches the box: its mainland's shore. */
function longestShore(shared, uses, iso) {
  const country = shared.objects.all.geometries.find(({ properties }) => properties.iso === iso);
  const own = country.arcs
    .flat(Infinity)
    .map((arc) => (arc < 0 ? ~arc : arc))
    .filter((arc) => uses.get(arc) === 1 && shared.arcs[arc].some(insideBox));
  return own.reduce((best, arc) => (shared.arcs[arc].length > shared.arcs[best].length ? arc : best));
}

function commonEnd(a, b) {
  const ends = [b[0], b.at(-1)].map(String);
  const end = [a[0], a.at(-1)].find((position) => ends.includes(String(position)));
  if (!end) throw new Error("The shores of Russia and North Korea do not meet in one point at the mouth of the Tumen.");
  return end;
}

function nearestIndex(line, [lon, lat]) {
  const shrink = Math.cos((lat * Math.PI) / 180);
  const distances = line.map((position) => Math.hypot((position[0] - lon) * shrink, position[1] - lat));
  return distances.indexOf(Math.min(...distances));
}

/** Replaces the run of an arc that lies inside the box; `detail` runs from south to north. */
function replaceShore(arcs, index, detail) {
  const arc = arcs[index];
  const first = arc.findIndex(insideBox);
  const last = arc.findLastIndex(insideBox);
  const towards = arc[last][1] - arc[first][1] + (arc[last][0] - arc[first][0]) > 0;
  arcs[index] = [...arc.slice(0, first), ...(towards ? detail : detail.toReversed()), ...arc.slice(last + 1)];
}

/** Moves the end of every arc that ends at one position to another, so that the land border still reaches the shore. */
function moveEnds(arcs, from, to) {
  for (const arc of arcs) {
    if (String(arc[0]) === String(from)) arc[0] = to;
    if (String(arc.at(-1)) === String(from)) arc[arc.length - 1] = to;
  }
}
