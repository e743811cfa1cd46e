import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import { topology } from "topojson-server";

/**
 * Writes a TopoJSON file of named layers and reports its size. Longitudes and latitudes become whole numbers of a grid
 * `gridLines` wide over the bounds of all layers; lines that two layers share are stored once.
 */
export function writeTopology(path, layers, gridLines) {
  const collections = Object.fromEntries(
    Object.entries(layers).map(([name, features]) => [name, { type: "FeatureCollection", features }]),
  );
  const result = topology(collections, gridLines);
  delete result.bbox;
  const text = JSON.stringify(result) + "\n";
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return { path, rawBytes: Buffer.byteLength(text), gzipBytes: gzipSync(text, { level: 9 }).length };
}
