import { readFileSync } from "node:fs";
import mapshaper from "mapshaper";

/** The Features of a shapefile, read with mapshaper; `path` ends in .shp and its .dbf lies beside it. */
export async function readShapefile(path) {
  const stem = path.slice(0, -".shp".length);
  const input = Object.fromEntries(
    ["shp", "dbf", "shx"].map((ending) => [`in.${ending}`, readFileSync(`${stem}.${ending}`)]),
  );
  const output = await mapshaper.applyCommands("-quiet -i in.shp encoding=utf8 -o out.json format=geojson", input);
  return JSON.parse(Buffer.from(output["out.json"]).toString("utf8")).features;
}
