import { mesh } from "topojson-client";
import { topology } from "topojson-server";

/**
 * How the land lines between two countries are classed, by the pair of names in alphabetical order. Every pair not listed
 * is international. `within` ([west, south, east, north]) limits a rule to a part of the line.
 */
const rules = [
  { pair: "North Korea|South Korea", class: "line-of-control" },
  // Kashmir: the line of control and the working boundary north of Sialkot.
  { pair: "India|Pakistan", class: "disputed", within: [72, 32.4, 80, 38] },
  { pair: "India|Siachen Glacier", class: "disputed" },
  { pair: "Pakistan|Siachen Glacier", class: "disputed" },
  { pair: "China|Siachen Glacier", class: "disputed" },
  { pair: "China|Pakistan", class: "disputed", within: [74.5, 34, 78, 37.2] },
  // Aksai Chin and the eastern sector between India and China.
  { pair: "China|India", class: "disputed", within: [76, 32.3, 81, 36.6] },
  { pair: "China|India", class: "disputed", within: [91.5, 27, 97.6, 29.7] },
  { pair: "Morocco|Western Sahara", class: "disputed" },
  { pair: "Kosovo|Serbia", class: "disputed" },
  { pair: "Israel|Syria", class: "disputed" },
  { pair: "Israel|Palestine", class: "disputed" },
  { pair: "Cyprus|Northern Cyprus", class: "disputed" },
  { pair: "Somalia|Somaliland", class: "disputed" },
  { pair: "Ethiopia|Somalia", class: "disputed" },
  { pair: "South Sudan|Sudan", class: "disputed", within: [27, 9, 30, 10.7] },
  { pair: "Egypt|Sudan", class: "disputed", within: [33, 21.5, 37, 23.5] },
];

/**
 * The lines of a set of countries whose neighbours share their vertices: `borders`, one Feature per class, and `coast`.
 * Cuts are no lines: whatever runs along `cuts` (180 degrees, the south pole, the edge of an inset) is left out of both.
 */
export function linesOf(countries, isCut) {
  const shared = topology({ countries: { type: "FeatureCollection", features: countries } });
  const classes = { international: [], "line-of-control": [], disputed: [] };
  const pairs = new Map();
  mesh(shared, shared.objects.countries, (a, b) => {
    if (a !== b) pairs.set(pairName(a, b), [a, b]);
    return false;
  });
  for (const [pair, members] of pairs) {
    const { coordinates } = mesh(
      shared,
      shared.objects.countries,
      (a, b) => a !== b && members.includes(a) && members.includes(b),
    );
    const pairRules = rules.filter((rule) => rule.pair === pair);
    for (const line of coordinates) {
      for (const run of runsByClass(line, pairRules)) classes[run.class].push(...withoutCuts(run.line, isCut));
    }
  }
  const coast = mesh(shared, shared.objects.countries, (a, b) => a === b).coordinates.flatMap((line) =>
    withoutCuts(line, isCut),
  );
  return {
    borders: Object.entries(classes)
      .filter(([, lines]) => lines.length > 0)
      .map(([name, lines]) => ({
        type: "Feature",
        properties: { class: name },
        geometry: { type: "MultiLineString", coordinates: lines },
      })),
    coast: [{ type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: coast } }],
  };
}

/** Whether a segment runs along 180 degrees or along the closing line at the south pole: cuts, never a coast. */
export function isWorldCut(a, b) {
  return (Math.abs(a[0]) > 179.9999 && Math.abs(b[0]) > 179.9999) || (a[1] < -89.9 && b[1] < -89.9);
}

const pairName = (a, b) => [a.properties.name, b.properties.name].sort().join("|");

function runsByClass(line, pairRules) {
  const classAt = (a, b) => {
    const [lon, lat] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const rule = pairRules.find(
      ({ within: box }) => !box || (lon > box[0] && lon < box[2] && lat > box[1] && lat < box[3]),
    );
    return rule?.class ?? "international";
  };
  const runs = [];
  for (let index = 1; index < line.length; index++) {
    const name = classAt(line[index - 1], line[index]);
    const run = runs.at(-1);
    if (run?.class === name) run.line.push(line[index]);
    else runs.push({ class: name, line: [line[index - 1], line[index]] });
  }
  return runs;
}

function withoutCuts(line, isCut) {
  const kept = [];
  let run = [line[0]];
  for (let index = 1; index < line.length; index++) {
    if (isCut(line[index - 1], line[index])) {
      if (run.length > 1) kept.push(run);
      run = [line[index]];
    } else run.push(line[index]);
  }
  if (run.length > 1) kept.push(run);
  return kept;
}
