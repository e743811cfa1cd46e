import { merge } from "topojson-client";
import { clipPolygons } from "./clip.mjs";
import { mapshaperRun, mapshaperTopology } from "./mapshaper-run.mjs";
import { polygonsOf } from "./simplify.mjs";

/** South of this parallel the land is Natural Earth's: GSHHG has two coasts there, of ice and of ground. */
const southernLimit = -60;
/** Only one lake of GSHHG is as large: the Caspian, which is sea on this map. */
const caspianSquareKilometers = 300_000;
const world = { west: -180, south: -90, east: 180, north: 90 };

/**
 * The countries with the coast of GSHHG, as Features with their properties. `land` are Features of GSHHG's land, which is
 * divided among the countries by their borders in Natural Earth. Land beyond the coast of Natural Earth goes to the
 * country that it shares the longest line with, and an island that Natural Earth lacks to the nearest country. So
 * neighbours share their vertices, and no land is left over.
 */
export async function landOfCountries(countries, land) {
  const owners = countries.map(({ geometry }, owner) => ({ type: "Feature", properties: { owner }, geometry }));
  const united = await mapshaperTopology({ land, owners }, "-union target=land,owners fields=land,owner");
  const pieces = united.objects.union.geometries.flatMap(({ type, arcs = [], properties }) =>
    (type === "Polygon" ? [arcs] : arcs).map((polygon) => ({ ...properties, polygon })),
  );
  giveToNeighbours(united, pieces);
  giveToNearest(united, pieces, countries);
  const parts = countries.map(() => []);
  for (const { land, owner, polygon } of pieces) if (land) parts[owner].push({ type: "Polygon", arcs: polygon });
  return countries.map((country, owner) => {
    const south = polygonsOf(country.geometry).filter(([[first]]) => first[1] < southernLimit);
    const north = parts[owner].length > 0 ? merge(united, parts[owner]).coordinates : [];
    // A country without any land of its own there is too small for GSHHG: the Vatican.
    const coordinates = [...north, ...south];
    return coordinates.length > 0 ? { ...country, geometry: { type: "MultiPolygon", coordinates } } : country;
  });
}

/**
 * The land of GSHHG north of the southern limit as polygons, with the Caspian Sea as a hole. Longitudes run on past 180
 * degrees. Islands smaller than `minimumSquareKilometers` are left out.
 */
export function readLand(gshhg, minimumSquareKilometers) {
  const shores = gshhg.shores({ ...world, level: 1, minimumSquareKilometers });
  const rings = shores.filter(({ line }) => line[0][1] > southernLimit).map(({ line }) => unwound(line));
  const [caspian] = gshhg.shores({ ...world, level: 2, minimumSquareKilometers: caspianSquareKilometers });
  const islands = gshhg
    .shores({ level: 3, west: 46, south: 36, east: 56, north: 48, minimumSquareKilometers })
    .filter(({ line }) => caspian.line.some(([, lat]) => lat < line[0][1]));
  const longest = rings.reduce((best, ring) => (ring.length > best.length ? ring : best));
  const polygons = rings.map((ring) => (ring === longest ? [ring, caspian.line] : [ring]));
  return [...polygons, ...islands.map(({ line }) => [line])];
}

/** The land of the whole world as Features, cut at 180 degrees. */
export async function landOfWorld(land) {
  const isCrossing = ([outer]) => outer.some(([lon]) => Math.abs(lon) > 180);
  const halves = await Promise.all(
    turns(land.filter(isCrossing)).map((some) => mapshaperRun(some.map(asLand), "-clip bbox=-180,-90,180,90")),
  );
  const whole = land.filter((polygon) => !isCrossing(polygon)).map(asLand);
  return [...whole, ...halves.flat().filter(({ geometry }) => geometry)];
}

/**
 * The land within a box, [west, south, east, north], as Features. The coast is smoothed, since GSHHG at full resolution
 * has steps of 200 m: each piece by `meters` as far as it bears, for an islet must not vanish.
 */
export function landWithin(land, box, meters) {
  const pieces = turns(land)
    .flatMap((some) => clipPolygons(some, box))
    .map(asLand);
  return Promise.all(
    pieces.map(async (piece) => {
      for (const reach of [meters, meters / 2, meters / 4]) {
        const [smooth] = await mapshaperRun([piece], `-smooth ${reach}m`);
        if (smooth?.geometry) return { ...piece, geometry: smooth.geometry };
      }
      return piece;
    }),
  );
}

/** The same polygons in the three turns in which a ring over 180 degrees may lie. */
function turns(polygons) {
  return [360, 0, -360].map((shift) =>
    polygons.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]) => [lon + shift, lat]))),
  );
}

const asLand = (coordinates) => ({
  type: "Feature",
  properties: { land: 1 },
  geometry: { type: "Polygon", coordinates },
});

/** A closed ring whose longitudes run on past 180 degrees instead of jumping. */
function unwound(line) {
  let turn = 0;
  const ring = line.map(([lon, lat], index) => {
    if (index > 0) turn -= Math.round((lon - line[index - 1][0]) / 360) * 360;
    return [lon + turn, lat];
  });
  return [...ring.slice(0, -1), ring[0]];
}

/** Gives each piece of land without an owner the one that it shares the longest line with, from neighbour to neighbour. */
function giveToNeighbours(united, pieces) {
  const lengths = united.arcs.map(lengthOf);
  const users = united.arcs.map(() => []);
  for (const piece of pieces) for (const arc of arcsOf(piece)) users[arc].push(piece);
  let waiting = pieces.filter(({ land, owner }) => land && owner === null);
  for (let before = Infinity; waiting.length < before;) {
    before = waiting.length;
    const given = waiting.map((piece) => {
      const shared = new Map();
      for (const arc of arcsOf(piece)) {
        for (const other of users[arc])
          if (other !== piece && other.owner !== null)
            shared.set(other.owner, (shared.get(other.owner) ?? 0) + lengths[arc]);
      }
      const [best] = [...shared].sort(([a, along], [b, beside]) => beside - along || a - b);
      return best?.[0] ?? null;
    });
    waiting.forEach((piece, index) => (piece.owner = given[index]));
    waiting = waiting.filter(({ owner }) => owner === null);
  }
}

/** Gives what is left, islands in the open sea, to the country whose coast is nearest. */
function giveToNearest(united, pieces, countries) {
  const cells = new Map();
  const cellOf = ([lon, lat]) => [Math.floor(lon), Math.floor(lat)];
  for (const [owner, { geometry }] of countries.entries())
    for (const [outer] of polygonsOf(geometry))
      for (const position of outer) {
        const key = String(cellOf(position));
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push({ owner, position });
      }
  const nearest = (position) => {
    const [column, row] = cellOf(position);
    for (let reach = 1; reach <= 180; reach *= 2) {
      let best;
      for (let x = column - reach; x <= column + reach; x++)
        for (let y = row - reach; y <= row + reach; y++)
          for (const each of cells.get(`${((x + 540) % 360) - 180},${y}`) ?? []) {
            const away = separation(position, each.position);
            if (!best || away < best.away) best = { away, owner: each.owner };
          }
      if (best) return best.owner;
    }
    throw new Error(`No country is near ${position}.`);
  };
  for (const piece of pieces) {
    if (!piece.land || piece.owner !== null) continue;
    const [arc] = piece.polygon[0];
    piece.owner = nearest(united.arcs[arc < 0 ? ~arc : arc][0]);
  }
}

const arcsOf = ({ polygon }) => polygon.flat().map((arc) => (arc < 0 ? ~arc : arc));

const lengthOf = (arc) => arc.slice(1).reduce((sum, position, index) => sum + separation(arc[index], position), 0);

/** In degrees, on the plane that is true at the first position. */
function separation([aLon, aLat], [bLon, bLat]) {
  const lon = ((bLon - aLon + 540) % 360) - 180;
  return Math.hypot(lon * Math.cos((aLat * Math.PI) / 180), bLat - aLat);
}
