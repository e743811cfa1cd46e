import mapshaper from "mapshaper";

/**
 * Runs mapshaper commands on Features in memory and gives the Features that come out, in order.
 * The same input gives the same output: mapshaper draws nothing at random.
 */
export async function mapshaperRun(features, commands) {
  const output = await run({ in: features }, `${commands} -o out.json format=geojson`);
  return output.features ?? output.geometries.map((geometry) => ({ type: "Feature", properties: {}, geometry }));
}

/** Runs mapshaper commands on named layers of Features and gives the topology that comes out, at full precision. */
export function mapshaperTopology(layers, commands) {
  return run(layers, `${commands} -o out.json format=topojson no-quantization`);
}

async function run(layers, commands) {
  const files = Object.entries(layers).map(([name, features]) => [
    `${name}.json`,
    JSON.stringify({ type: "FeatureCollection", features }),
  ]);
  const names = files.map(([name]) => name).join(" ");
  const together = files.length > 1 ? "combine-files" : "";
  const output = await mapshaper.applyCommands(`-quiet -i ${names} ${together} ${commands}`, Object.fromEntries(files));
  return JSON.parse(Buffer.from(output["out.json"]).toString("utf8"));
}
