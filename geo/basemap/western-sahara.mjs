import { mapshaperRun } from "./mapshaper-run.mjs";
import { polygonsOf } from "./simplify.mjs";

/** The northern limit of Western Sahara on the United Nations' maps: the parallel of 27 degrees 40 minutes north. */
const northernLimit = 27 + 40 / 60;
const box = ["-20", "20", "-4", northernLimit];

/**
 * Gives Western Sahara the territory that Natural Earth draws as Morocco's, west of the berm: the United Nations list all
 * of it as a territory whose status is open. The line on the parallel is then classed as disputed, the berm is no border.
 */
export async function repairWesternSahara(features) {
  const morocco = features.find(({ properties }) => properties.iso === "MAR");
  const sahara = features.find(({ properties }) => properties.iso === "ESH");
  if (!morocco || !sahara) throw new Error("Morocco or Western Sahara is missing among the countries.");
  const [south] = await mapshaperRun([morocco], `-clip bbox=${box.join(",")}`);
  const [north] = await mapshaperRun([morocco], `-erase bbox=${box.join(",")}`);
  const [whole] = await mapshaperRun(
    [south, sahara].map(({ geometry }) => ({ type: "Feature", properties: {}, geometry })),
    "-dissolve",
  );
  const repaired = new Map([
    [morocco, { ...morocco, geometry: multi(north.geometry) }],
    [sahara, { ...sahara, geometry: multi(whole.geometry) }],
  ]);
  return features.map((feature) => repaired.get(feature) ?? feature);
}

const multi = (geometry) => ({ type: "MultiPolygon", coordinates: polygonsOf(geometry) });
