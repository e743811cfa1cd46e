import { mapshaperRun } from "./mapshaper-run.mjs";
import { polygonsOf } from "./simplify.mjs";

/** A town stands on so much ground around its position; where its position is nearer to the shore, nothing is added. */
const radiusMeters = 400;
/** So far from land a town is on the spur of it that GSHHG lacks; farther out it is on an island of its own. */
const spurMeters = 1_500;
const metersPerDegree = 111_195;
const corners = 16;

/**
 * The land with the ground of towns that GSHHG puts into the sea: its shores lie up to some kilometres off, mostly where
 * islands are small. This ground is ours: a circle around the position in GeoNames, joined to the land if that is near.
 * `land` and the result are Features of polygons; towns are points.
 */
export async function withTownGround(land, towns) {
  const index = indexShores(land);
  const grounds = towns.flatMap(({ geometry: { coordinates: town } }) => {
    const { shore, meters } = index.nearest(town);
    if (meters < 300 || index.isOnLand(town)) return [];
    return [{ town, ground: asLand(meters < spurMeters ? spur(town, shore) : circle(town)) }];
  });
  const touched = new Set(grounds.flatMap(({ ground }) => index.featuresIn(boundsOf(ground.geometry.coordinates[0]))));
  if (grounds.length === 0) return land;
  const joined = await mapshaperRun([...touched, ...grounds.map(({ ground }) => ground)], "-dissolve2");
  const pieces = joined.flatMap(({ geometry }) => polygonsOf(geometry)).map((polygon) => asLand(...polygon));
  return [...land.filter((piece) => !touched.has(piece)), ...pieces];
}

const asLand = (...rings) => ({
  type: "Feature",
  properties: { land: 1 },
  geometry: { type: "Polygon", coordinates: rings },
});

function circle([lon, lat], meters = radiusMeters) {
  const degrees = meters / metersPerDegree;
  const ring = Array.from({ length: corners }, (_, corner) => {
    const angle = (-2 * Math.PI * corner) / corners;
    return [lon + (Math.cos(angle) * degrees) / Math.cos((lat * Math.PI) / 180), lat + Math.sin(angle) * degrees];
  });
  return [...ring, ring[0]];
}

/** The hull of the town's circle and of a smaller one on the shore. */
function spur(town, shore) {
  const beyond = [0, 1].map((axis) => shore[axis] + (shore[axis] - town[axis]) * 0.15);
  const points = [...circle(town), ...circle(beyond, radiusMeters / 2)].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list) => {
    const chain = [];
    for (const point of list) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  const hull = [...half(points), ...half(points.toReversed())].toReversed();
  return [...hull, hull[0]];
}

const turn = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Answers what shore is near a position, from shores sorted into squares of a degree. */
function indexShores(land) {
  const cells = new Map();
  const rows = new Map();
  for (const feature of land)
    for (const ring of feature.geometry.coordinates.flat(feature.geometry.type === "MultiPolygon" ? 1 : 0))
      for (let at = 1; at < ring.length; at++) {
        const [a, b] = [ring[at - 1], ring[at]];
        push(cells, keyOf(a), { position: a, feature });
        for (let row = Math.floor(Math.min(a[1], b[1]) * 20); row <= Math.floor(Math.max(a[1], b[1]) * 20); row++)
          push(rows, row, [a, b]);
      }
  const near = ([lon, lat]) =>
    [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(keyOf([lon + dx, lat + dy])) ?? []));
  return {
    nearest(town) {
      const best = near(town).reduce(
        (found, { position }) => {
          const meters = separation(town, position);
          return meters < found.meters ? { shore: position, meters } : found;
        },
        { shore: town, meters: Infinity },
      );
      return best;
    },
    /** By the crossings of a ray to the east. */
    isOnLand([lon, lat]) {
      const crossed = (rows.get(Math.floor(lat * 20)) ?? []).filter(
        ([a, b]) => a[1] > lat !== b[1] > lat && lon < a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]),
      );
      return crossed.length % 2 === 1;
    },
    featuresIn([west, south, east, north]) {
      return near([(west + east) / 2, (south + north) / 2])
        .filter(({ position: [lon, lat] }) => lon > west && lon < east && lat > south && lat < north)
        .map(({ feature }) => feature);
    },
  };
}

const keyOf = ([lon, lat]) => `${Math.floor(lon)},${Math.floor(lat)}`;

function push(lists, key, value) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function separation([aLon, aLat], [bLon, bLat]) {
  return Math.hypot((bLon - aLon) * Math.cos((aLat * Math.PI) / 180), bLat - aLat) * metersPerDegree;
}

function boundsOf(ring) {
  const [lons, lats] = [0, 1].map((axis) => ring.map((position) => position[axis]));
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
