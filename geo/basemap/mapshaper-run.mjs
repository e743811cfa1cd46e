import mapshaper from "mapshaper";

/**
 * Runs mapshaper commands on Features in memory and gives the Features that come out, in order.
 * The same input gives the same output: mapshaper draws nothing at random.
 */
export async function mapshaperRun(features, commands) {
  const input = { "in.json": JSON.stringify({ type: "FeatureCollection", features }) };
  const output = await mapshaper.applyCommands(`-quiet -i in.json ${commands} -o out.json format=geojson`, input);
  const parsed = JSON.parse(Buffer.from(output["out.json"]).toString("utf8"));
  return parsed.features ?? parsed.geometries.map((geometry) => ({ type: "Feature", properties: {}, geometry }));
}
