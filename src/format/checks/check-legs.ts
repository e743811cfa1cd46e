import type { Position } from "geojson";
import type { Draft, DraftPlace, DraftStretch } from "../draft.ts";
import { parseDate } from "../../story/dates.ts";
import { distanceToPlaceMeters, isSamePosition } from "../../geometry/distance.ts";
import { quoted, type FindingLog, type Path } from "../problem.ts";

/** An end of a leg farther than this from its place is taken for a slip, most often latitude written first. */
const MAX_END_METERS = 50_000;

/** Each leg is measured against its places, so there is an end to their number. */
const MAX_LEGS = 1_000;

const FILE = "legs.geojson";

/** Stretches of each leg, in file order, keyed by leg id. */
export function stretchesByLeg(stretches: readonly DraftStretch[]): Map<string, DraftStretch[]> {
  const byLeg = new Map<string, DraftStretch[]>();
  for (const stretch of stretches) {
    const { leg } = stretch.value.properties;
    const same = byLeg.get(leg);
    if (same) same.push(stretch);
    else byLeg.set(leg, [stretch]);
  }
  return byLeg;
}

/** Whether the Features of each leg agree, join, and end at the places they name, in the order of time. */
export function checkLegs(draft: Draft, log: FindingLog) {
  const places = new Map(draft.places.map((place) => [place.value.id, place]));
  const legs = stretchesByLeg(draft.stretches);
  if (legs.size > MAX_LEGS) {
    const message = `The story has ${legs.size} legs; at most ${MAX_LEGS} are read. Split the story.`;
    log.error(FILE, ["features"], "too-many-legs", message);
    return;
  }
  for (const [leg, stretches] of legs) {
    checkAgreement(leg, stretches, log);
    if (draft.brokenLegs.has(leg)) continue;
    const main = stretches.filter((stretch) => stretch.value.properties.alternative === undefined);
    const first = main[0];
    const last = main.at(-1);
    if (first === undefined || last === undefined) {
      const message = `Leg ${leg} has alternatives only; wanted the line that is drawn. Remove \`alternative\` from one.`;
      log.error(FILE, [...(stretches[0]?.path ?? []), "properties"], "leg-without-line", message);
      continue;
    }
    checkJoints(leg, main, log);
    checkEnd(leg, "begins", first, places.get(first.value.properties.from), log);
    // A refused leg ends where it was turned away, which may be anywhere.
    if (first.value.properties.status !== "refused")
      checkEnd(leg, "ends", last, places.get(last.value.properties.to), log);
    checkAlternatives(leg, stretches, main, log);
  }
  checkOrder([...legs.values()], log);
}

function checkAgreement(leg: string, [first, ...others]: readonly DraftStretch[], log: FindingLog) {
  for (const { value, path } of others) {
    for (const key of ["name", "mode", "modeWord", "from", "to", "status", "when"] as const) {
      const wanted = first?.value.properties[key];
      const found = value.properties[key];
      if (found === wanted) continue;
      const at = found === undefined ? [...path, "properties"] : [...path, "properties", key];
      const message = `\`${key}\` is ${found === undefined ? "missing" : quoted(found)} here and ${wanted === undefined ? "missing" : quoted(wanted)} in the first Feature of leg ${leg}; it belongs to the leg, so all must agree. Write the same in each.`;
      log.error(FILE, at, "leg-disagrees", message);
    }
  }
}

function checkJoints(leg: string, stretches: readonly DraftStretch[], log: FindingLog) {
  for (const [index, { value, path, positions }] of stretches.entries()) {
    const end = stretches[index - 1]?.positions.at(-1);
    const start = positions[0];
    if (end === undefined || start === undefined || isSamePosition(end, start)) continue;
    const message = `Stretch ${value.id} of leg ${leg} begins at ${quoted(start)}, and the one before it ends at ${quoted(end)}; they must join. Begin with that position, or put the Features in order.`;
    log.error(FILE, firstPosition(path), "stretch-gap", message);
  }
}

function checkEnd(
  leg: string,
  verb: "begins" | "ends",
  stretch: DraftStretch,
  place: DraftPlace | undefined,
  log: FindingLog,
) {
  const index = verb === "begins" ? 0 : stretch.positions.length - 1;
  const end = stretch.positions[index];
  if (place === undefined || end === undefined) return;
  const meters = distanceToPlaceMeters(end, place.geometry);
  if (meters <= MAX_END_METERS) return;
  const path = [...stretch.path, "geometry", "coordinates", index];
  const found = `Leg ${leg} ${verb} at ${quoted(end)}, ${kilometers(meters)} from its place ${place.value.id}; at most ${kilometers(MAX_END_METERS)} is wanted.`;
  const swappedMeters = metersIfSwapped(end, place);
  if (swappedMeters <= MAX_END_METERS) {
    const message = `${found} With longitude and latitude exchanged it is ${kilometers(swappedMeters)}: longitude comes first, so exchange them where latitude does.`;
    log.error(FILE, path, "leg-end-swapped", message);
  } else {
    log.error(FILE, path, "leg-end-far", `${found} Correct the position, or name another place.`);
  }
}

/** The line or the place may be the one with latitude first. */
function metersIfSwapped([lon = 0, lat = 0]: Position, { geometry, anchor }: DraftPlace): number {
  const lineSwapped = Math.abs(lon) <= 90 ? distanceToPlaceMeters([lat, lon], geometry) : Infinity;
  const [placeLon = 0, placeLat = 0] = anchor;
  const canSwapPlace = geometry.type === "Point" && Math.abs(placeLon) <= 90;
  const placeSwapped: Position = [placeLat, placeLon];
  const point = { type: "Point" as const, coordinates: placeSwapped };
  return Math.min(lineSwapped, canSwapPlace ? distanceToPlaceMeters([lon, lat], point) : Infinity);
}

function checkAlternatives(
  leg: string,
  stretches: readonly DraftStretch[],
  main: readonly DraftStretch[],
  log: FindingLog,
) {
  const alternatives = stretches.filter((stretch) => stretch.value.properties.alternative !== undefined);
  const onLine = positionsOnLine(
    alternatives.flatMap(({ positions }) => [positions[0] ?? [], positions.at(-1) ?? []]),
    main,
  );
  for (const { value, path, positions } of alternatives) {
    for (const index of [0, positions.length - 1]) {
      const end = positions[index];
      if (end === undefined || onLine.has(String(end))) continue;
      const message = `Alternative ${value.id} of leg ${leg} ${index === 0 ? "begins" : "ends"} at ${quoted(end)}, which is no position of the leg's line; it must leave the line and come back to it. Use a position of the line, with the same digits.`;
      log.error(FILE, [...path, "geometry", "coordinates", index], "alternative-apart", message);
    }
  }
}

/** Those of the wanted positions that the line has, as text; one pass, however many are wanted. */
function positionsOnLine(wanted: readonly Position[], line: readonly DraftStretch[]): Set<string> {
  const longitudes = new Set(wanted.map(([lon]) => lon));
  const found = new Set<string>();
  for (const { positions } of line) {
    for (const position of positions) if (longitudes.has(position[0])) found.add(String(position));
  }
  return found;
}

/** A leg that sets out where another arrives cannot be over before that one sets out. */
function checkOrder(legs: readonly (readonly DraftStretch[])[], log: FindingLog) {
  // What was planned has dates of its own.
  const firsts = legs
    .map((stretches) => stretches[0])
    .filter((first) => first !== undefined)
    .filter(({ value }) => value.properties.status !== "planned");
  for (const [index, before] of firsts.entries()) {
    const next = firsts[index + 1];
    if (next === undefined || next.value.properties.from !== before.value.properties.to) continue;
    const [departure, arrival] = [before.value.properties.when, next.value.properties.when];
    const [beforeSpan, nextSpan] = [parseDate(departure ?? ""), parseDate(arrival ?? "")];
    if (beforeSpan === undefined || nextSpan === undefined || nextSpan.endMs > beforeSpan.startMs) continue;
    const message = `Leg ${next.value.properties.leg} is over (${arrival}) before leg ${before.value.properties.leg}, which leads to it, sets out (${departure}). Correct one of the dates.`;
    log.error(FILE, [...next.path, "properties", "when"], "legs-out-of-order", message);
  }
}

function firstPosition(path: Path): Path {
  return [...path, "geometry", "coordinates", 0];
}

function kilometers(meters: number): string {
  return meters < 1000 ? "less than 1 km" : `${Math.round(meters / 1000)} km`;
}
