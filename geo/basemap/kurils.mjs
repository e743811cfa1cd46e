import { mapshaperRun } from "./mapshaper-run.mjs";
import { polygonsOf } from "./simplify.mjs";

/** The straits between Hokkaido and the islands that Russia administers: [west, south, east, north]. */
const straits = [145, 43.15, 146.25, 44.6];
const stepDegrees = 0.02;

/**
 * The line halfway between Hokkaido and the southern Kurils, computed from the two coasts: where the position is as far
 * from the one as from the other. No treaty draws a border there; the map shows this line, dashed, as disputed.
 */
export async function kurilLine(countries) {
  const shore = (iso) => shorePositions(countries.find(({ properties }) => properties.iso === iso));
  const [russian, japanese] = [shore("RUS"), shore("JPN")];
  const difference = ([lon, lat]) => nearest(russian, lon, lat) - nearest(japanese, lon, lat);
  const segments = zeroLine(difference).map((coordinates) => ({
    type: "Feature",
    properties: {},
    geometry: { type: "LineString", coordinates },
  }));
  const [joined] = await mapshaperRun(segments, "-dissolve -simplify dp interval=900m");
  const geometry = {
    type: "MultiLineString",
    coordinates: [joined.geometry.coordinates].flat(joined.geometry.type === "LineString" ? 0 : 1),
  };
  return { type: "Feature", properties: { class: "disputed" }, geometry };
}

/** Positions every hundredth of a degree along the coasts of a country near the straits. */
function shorePositions({ geometry }) {
  const [west, south, east, north] = straits;
  const isNear = ([lon, lat]) => lon > west - 1 && lon < east + 1.5 && lat > south - 0.7 && lat < north + 0.7;
  return polygonsOf(geometry).flatMap(([ring]) =>
    ring.slice(1).flatMap((b, index) => {
      const a = ring[index];
      if (!isNear(a) && !isNear(b)) return [];
      const pieces = Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / 0.01);
      return Array.from({ length: pieces }, (_, piece) =>
        [0, 1].map((axis) => a[axis] + ((b[axis] - a[axis]) * piece) / pieces),
      );
    }),
  );
}

function nearest(positions, lon, lat) {
  const shrink = Math.cos((lat * Math.PI) / 180);
  return Math.sqrt(
    positions.reduce((best, [x, y]) => Math.min(best, ((x - lon) * shrink) ** 2 + (y - lat) ** 2), Infinity),
  );
}

/** The zero line of a function over the straits, as segments through the triangles of a grid. */
function zeroLine(valueAt) {
  const [west, south, east, north] = straits;
  const at = (column, row) => [west + column * stepDegrees, south + row * stepDegrees];
  const columns = Math.round((east - west) / stepDegrees);
  const rows = Math.round((north - south) / stepDegrees);
  const values = Array.from({ length: columns + 1 }, (_, column) =>
    Array.from({ length: rows + 1 }, (_, row) => valueAt(at(column, row))),
  );
  const crossing = ([ac, ar], [bc, br]) => {
    const [a, b] = [values[ac][ar], values[bc][br]];
    if (a > 0 === b > 0) return [];
    const [p, q] = [at(ac, ar), at(bc, br)];
    return [[0, 1].map((axis) => p[axis] + ((q[axis] - p[axis]) * a) / (a - b))];
  };
  const segments = [];
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      // Edges run from the lower to the upper corner in both triangles, so that shared crossings are the same numbers.
      const [sw, se, nw, ne] = [
        [column, row],
        [column + 1, row],
        [column, row + 1],
        [column + 1, row + 1],
      ];
      for (const triangle of [
        [
          [sw, se],
          [se, ne],
          [sw, ne],
        ],
        [
          [sw, nw],
          [nw, ne],
          [sw, ne],
        ],
      ]) {
        const crossings = triangle.flatMap(([a, b]) => crossing(a, b));
        if (crossings.length === 2) segments.push(crossings);
      }
    }
  }
  return segments;
}
