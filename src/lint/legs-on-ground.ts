import { drawnLine } from "../story/drawn-line.ts";
import type { Leg, Mode, Stretch } from "../story/story.ts";
import { GroundIndex } from "./ground.ts";
import { walkLine } from "./line-walk.ts";
import { kilometers, legLengthMeters, LEGS_FILE, stretchPath, type Linting } from "./linting.ts";

/** A line is looked at every half kilometer; a story of very long lines less often, so that there is an end to it. */
const STEP_METERS = 500;
const MAX_SAMPLES = 1_000_000;

/** So much of both ends of a sea leg may lie on land: harbours, rivers and canals that the base map does not show. */
const HARBOUR_METERS = 10_000;

/** A shorter run on the wrong ground is the coast line's doing, a bridge, or a straight piece between two stations. */
const SHORTEST_RUN_METERS = { sea: 2_000, land: 5_000 };

/** Less of a country than this is the border line's doing. */
const LEAST_IN_COUNTRY_METERS = 5_000;

/** A note that speaks of these has told the reader why the line lies there. */
const EXPLAINED = {
  sea: /\b(?:canals?|rivers?|locks?|straits?|land)\b/gi,
  land: /\b(?:bridges?|tunnels?|ferry|ferries|causeways?|rivers?|lakes?|reservoirs?|bays?|gulfs?|straits?|water)\b/gi,
};

/** Legs that water stops. Rivers are lines on the base map, pipes lie below it, and of other modes nothing is known. */
const ON_LAND: readonly Mode[] = ["rail", "road", "foot"];

/** Runs of a stretch that are named one by one. */
const MOST_NAMED_RUNS = 5;

/** A part of a line on the wrong ground, and where it begins. */
interface Run {
  meters: number;
  index: number;
  lon: number;
  lat: number;
}

/** The ground under one line. */
interface Under {
  /** Those that are long enough to tell, along the line. */
  runs: Run[];
  /** Code, or name where there is none, of a country -> its name and the meters in it. */
  inCountries: InCountries;
}

type InCountries = Map<string, { name: string; meters: number }>;

/** Sea legs over land, legs on land over water, and countries that a leg crosses but the story does not name. */
export function lintGround(linting: Linting) {
  const { ground, story, lengthsMeters } = linting;
  if (ground === undefined) return;
  const index = new GroundIndex(ground);
  const allMeters = [...lengthsMeters.values()].reduce((sum, meters) => sum + meters, 0);
  const stepMeters = Math.max(STEP_METERS, allMeters / MAX_SAMPLES);
  const look = { index, stepMeters };
  for (const leg of story.legs) {
    const legMeters = legLengthMeters(linting, leg);
    const inCountries: InCountries = new Map();
    let startMeters = 0;
    for (const stretch of leg.stretches) {
      const under = underLine(look, leg, stretch, { startMeters, legMeters });
      reportGround(linting, leg, stretch, under);
      for (const [code, { name, meters }] of under.inCountries) addMeters(inCountries, code, name, meters);
      startMeters += lengthsMeters.get(stretch.id) ?? 0;
    }
    reportCountries(linting, leg, leg.stretches[0]!, inCountries);
    for (const alternative of leg.alternatives) {
      const under = underLine(look, leg, alternative, { startMeters: HARBOUR_METERS, legMeters: Infinity });
      reportGround(linting, leg, alternative, under);
      reportCountries(linting, leg, alternative, under.inCountries);
    }
  }
}

function underLine(
  look: { index: GroundIndex; stepMeters: number },
  leg: Leg,
  stretch: Stretch,
  at: { startMeters: number; legMeters: number },
): Under {
  const under: Under = {
    runs: [],
    inCountries: new Map(),
  };
  const shortest = leg.mode === "sea" ? SHORTEST_RUN_METERS.sea : SHORTEST_RUN_METERS.land;
  let run: Run = { meters: 0, index: 0, lon: 0, lat: 0 };
  const endRun = () => {
    if (run.meters >= shortest) under.runs.push(run);
    run = { meters: 0, index: 0, lon: 0, lat: 0 };
  };
  walkLine(drawnLine(leg, stretch), look.stepMeters, ({ lon, lat, meters, index }) => {
    const { country, isLake } = look.index.at(lon, lat);
    const isLand = country !== undefined && !isLake;
    if (country && leg.mode !== "sea")
      addMeters(under.inCountries, country.iso ?? country.name, country.name, look.stepMeters);
    const fromStart = at.startMeters + meters;
    const inHarbour = fromStart < HARBOUR_METERS || at.legMeters - fromStart < HARBOUR_METERS;
    const isWrong = leg.mode === "sea" ? isLand && !inHarbour : ON_LAND.includes(leg.mode) && !isLand;
    if (!isWrong) return endRun();
    if (run.meters === 0) run = { meters: 0, index, lon, lat };
    run.meters += look.stepMeters;
  });
  endRun();
  return under;
}

function reportGround({ log, paths }: Linting, leg: Leg, stretch: Stretch, under: Under) {
  const explained = leg.mode === "sea" ? EXPLAINED.sea : EXPLAINED.land;
  const words = stretch.note?.match(explained) ?? [];
  // Which run a word means cannot be read, so the longest ones are taken.
  const told = words.some((word) => /s$/i.test(word)) ? Infinity : words.length;
  const runs = under.runs.toSorted((a, b) => b.meters - a.meters).slice(told);
  const [longest] = runs;
  if (longest === undefined) return;
  const path = [...(paths.stretchPaths.get(stretch.id) ?? []), "geometry", "coordinates", longest.index];
  const named = runs
    .slice(0, MOST_NAMED_RUNS)
    .map(({ meters, lon, lat }) => `${kilometers(meters)} from near ${coordinate(lon)}, ${coordinate(lat)}`);
  const more = runs.length > MOST_NAMED_RUNS ? [`and ${runs.length - MOST_NAMED_RUNS} more`] : [];
  const where = [...named, ...more].join("; ");
  const wrongMeters = runs.reduce((sum, { meters }) => sum + meters, 0);
  const found = `Stretch ${stretch.id} of leg ${leg.id} runs ${kilometers(wrongMeters)}`;
  if (leg.mode === "sea") {
    const message = `${found} over land, by the base map's coast: ${where}. Lead the line round it, or say in \`note\` which canal, river or strait it takes, a word for each part.`;
    log.warning(LEGS_FILE, path, "sea-leg-over-land", message);
  } else {
    const message = `${found} over water, by the base map's coast: ${where}. Add positions along the ${leg.mode === "rail" ? "track" : leg.mode === "road" ? "road" : "path"}, or say in \`note\` which water it crosses, and how, a word for each part.`;
    log.warning(LEGS_FILE, path, "land-leg-over-water", message);
  }
}

function addMeters(inCountries: InCountries, code: string, name: string, meters: number) {
  inCountries.set(code, { name, meters: meters + (inCountries.get(code)?.meters ?? 0) });
}

function reportCountries(linting: Linting, leg: Leg, stretch: Stretch, inCountries: InCountries) {
  for (const [code, { name, meters }] of inCountries) {
    if (meters < LEAST_IN_COUNTRY_METERS || linting.story.countries.includes(code)) continue;
    const isAlternative = !leg.stretches.includes(stretch);
    // Nobody says that the way led there; the alternative itself has to say where it would.
    if (isAlternative && [stretch.note, nameOf(leg, stretch)].some((text) => text?.includes(name))) continue;
    const what = isAlternative ? `Alternative ${stretch.id} of leg ${leg.id}` : `Leg ${leg.id}`;
    const next = isAlternative
      ? `Name ${name} in \`alternative\` or \`note\`, or add "${code}" to \`countries\` in story.json`
      : `Add "${code}" to \`countries\` in story.json and say so to the reader, or lead the line elsewhere`;
    const message = `${what} runs ${kilometers(meters)} through ${name}, which the story does not name. ${next}.`;
    linting.log.warning(LEGS_FILE, [...stretchPath(linting, stretch), "geometry"], "unnamed-country", message);
  }
}

function nameOf(leg: Leg, stretch: Stretch): string | undefined {
  return leg.alternatives.find(({ id }) => id === stretch.id)?.name;
}

/** Degrees as they stand in a file, to about 100 m. */
function coordinate(degrees: number): string {
  return String(Math.round(degrees * 1000) / 1000);
}
