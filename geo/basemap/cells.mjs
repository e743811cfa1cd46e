import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { topology } from "topojson-server";
import { isWorldCut, linesOf } from "./borders.mjs";
import { clipLines, clipPolygons, runsAlong } from "./clip.mjs";
import { polygonsOf } from "./simplify.mjs";

/** What a cell reaches beyond its edges, as a share of its side: the stroke of a line must not end at the edge. */
const margin = 1 / 32;
/** Positions are whole numbers of a grid so many lines wide over a cell. */
const gridLines = 2 ** 13;

/**
 * Writes one level of detail as cells, `Z/X-Y.topo.json.gz` in a folder: squares of the Mercator tiles of a zoom level,
 * each a topology of `countries`, `coast`, `borders`, `lakes` and `towns`. Cells in which nothing has an edge, of what is drawn
 * nor of the coarser map `below`, are left out, and so are those that are not `wanted`; with `allLand` none is
 * that holds land. Returns the cells that were
 * written, with their sizes.
 */
export function writeCells(
  folder,
  zoom,
  { countries, lakes, lines, towns = [] },
  below,
  { wanted = () => true, allLand = false } = {},
) {
  const layers = {
    countries: countries.map((feature) => partOf(feature, polygonsOf(feature.geometry))),
    lakes: lakes.map((feature) => partOf({ properties: {} }, polygonsOf(feature.geometry))),
    below: below.map((feature) => partOf(feature, polygonsOf(feature.geometry))),
    lines: lines.map((feature) => partOf(feature, feature.geometry.coordinates)),
  };
  const townsByCell = byCell(towns, zoom);
  const written = [];
  divide(layers, zoom, { zoom: 0, column: 0, row: 0 }, (cell, parts) => {
    const text = wanted(cell)
      ? cellText(cell, { ...parts, towns: townsByCell.get(`${cell.column}-${cell.row}`) ?? [] }, allLand)
      : undefined;
    if (text === undefined) return;
    const path = join(folder, String(zoom), `${cell.column}-${cell.row}.topo.json.gz`);
    // Packed here, since many hosts do not: the page unpacks it.
    const packed = gzipSync(text, { level: 9 });
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, packed);
    written.push({ ...cell, path, rawBytes: Buffer.byteLength(text), gzipBytes: packed.length });
  });
  return written;
}

const partOf = ({ properties }, shapes) => ({ properties, shapes });

/** Halves a square until its sides are those of the zoom level, and hands each with what lies in it to `write`. */
function divide(layers, zoom, cell, write) {
  const box = boxOf(cell);
  const parts = Object.fromEntries(
    Object.entries(layers).map(([name, features]) => [name, inside(features, box, name === "lines")]),
  );
  if (Object.values(parts).every(({ length }) => length === 0)) return;
  if (cell.zoom === zoom) return write(cell, parts);
  for (const [right, down] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ])
    divide(parts, zoom, { zoom: cell.zoom + 1, column: cell.column * 2 + right, row: cell.row * 2 + down }, write);
}

function inside(features, box, areLines) {
  return features.flatMap(({ properties, shapes }) => {
    const kept = areLines ? clipLines(shapes, box) : clipPolygons(shapes, box);
    return kept.length > 0 ? [{ properties, shapes: kept }] : [];
  });
}

/** Points by the cell, `X-Y`, that each lies in: none is in two. */
function byCell(points, zoom) {
  const cells = new Map();
  for (const point of points) {
    const { column, row } = cellAt(point.geometry.coordinates, zoom);
    const key = `${column}-${row}`;
    cells.set(key, [...(cells.get(key) ?? []), point]);
  }
  return cells;
}

/** The cell of a zoom level in which a position lies. */
export function cellAt([lon, lat], zoom) {
  const y = Math.asinh(Math.tan((Math.min(Math.max(lat, -85), 85) * Math.PI) / 180)) / Math.PI;
  return { column: Math.floor(((lon + 180) / 360) * 2 ** zoom), row: Math.floor(((1 - y) / 2) * 2 ** zoom) };
}

/** The box of a cell with its margin: [west, south, east, north]. */
export function boxOf({ zoom, column, row }) {
  const count = 2 ** zoom;
  const lon = (x) => Math.min(Math.max((x / count) * 360 - 180, -180), 180);
  const lat = (y) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / count))) * 180) / Math.PI;
  // Beyond the last row of tiles the map does not reach.
  return [lon(column - margin), lat(row + 1 + margin), lon(column + 1 + margin), lat(row - margin)];
}

function cellText(cell, { countries, lakes, below, lines, towns }, allLand) {
  const box = boxOf(cell);
  const isEdge = runsAlong(box);
  const isCut = (a, b) => isWorldCut(a, b) || isEdge(a, b);
  const polygons = countries.map(asPolygons);
  const drawn = linesOf(polygons, isCut);
  const coast = drawn.coast.filter(({ geometry }) => geometry.coordinates.length > 0);
  const borders = [...drawn.borders, ...lines.map(asLines)];
  const isPlain = [coast, borders, lakes, towns].every(({ length }) => length === 0);
  const isNeeded = allLand && countries.length > 0;
  if (isPlain && !isNeeded && isCovered(countries, below, isCut)) return undefined;
  const layers = { countries: polygons, coast, borders, lakes: lakes.map(asPolygons), towns };
  const collections = Object.fromEntries(
    Object.entries(layers).map(([name, features]) => [name, { type: "FeatureCollection", features }]),
  );
  const result = topology(collections, gridLines);
  delete result.bbox;
  return JSON.stringify(result) + "\n";
}

/** Whether the coarser map shows the same country, or sea, all over the cell. */
function isCovered(countries, below, isCut) {
  const hasEdge = below.some(({ shapes }) =>
    shapes.flat().some((ring) => ring.some((position, index) => index > 0 && !isCut(ring[index - 1], position))),
  );
  return !hasEdge && countries[0]?.properties.name === below[0]?.properties.name;
}

const asPolygons = ({ properties, shapes }) => ({
  type: "Feature",
  properties,
  geometry: { type: "MultiPolygon", coordinates: shapes },
});

const asLines = ({ properties, shapes }) => ({
  type: "Feature",
  properties,
  geometry: { type: "MultiLineString", coordinates: shapes },
});
