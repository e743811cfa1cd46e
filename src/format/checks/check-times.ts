import { counted } from "../../story/counted.ts";
import { parseDate } from "../../story/dates.ts";
import { boundsOfTime, firstOutOfOrder, type TimeBounds } from "../../story/itinerary.ts";
import type { Draft, DraftStretch } from "../draft.ts";
import { quoted, type FindingLog, type Path } from "../problem.ts";
import { checkOne } from "./check-dates.ts";
import { drawnStretches, stretchesByLeg } from "./check-legs.ts";

const FILE = "legs.geojson";

/** A bound of one of the times of a leg, and where that stands. */
interface Timed extends TimeBounds {
  edtf: string;
  path: Path;
}

/** Times of positions: one for each, dates that can be read, in the order of travel, within the dates of the leg. */
export function checkTimes(draft: Draft, log: FindingLog) {
  const isGood = new Map(draft.stretches.map((stretch) => [stretch, checkList(stretch, log)]));
  for (const [leg, stretches] of stretchesByLeg(draft.stretches)) {
    const main = drawnStretches(stretches);
    const isTimed = main.some(({ value }) => value.properties.times?.some((time) => time !== null));
    if (draft.brokenLegs.has(leg) || !isTimed || !main.every((stretch) => isGood.get(stretch))) continue;
    checkLeg(leg, main, log);
  }
}

/** True where a stretch has as many times as positions, each of them a date that can be read, or none. */
function checkList({ value, path, positions }: DraftStretch, log: FindingLog): boolean {
  const { times } = value.properties;
  if (times === undefined) return true;
  const at = [...path, "properties", "times"];
  if (times.length !== positions.length) {
    const message = `Stretch ${value.id} has ${counted(times.length, "time")} in \`times\` for ${counted(positions.length, "position")}; one each is wanted. Add null where a time is not known.`;
    log.error(FILE, at, "times-length", message);
    return false;
  }
  const bad = [...times.entries()].filter(([, time]) => time !== null && parseDate(time) === undefined);
  for (const [index, time] of bad) checkOne(FILE, [...at, index], time ?? undefined, log);
  return bad.length === 0;
}

function checkLeg(leg: string, stretches: readonly DraftStretch[], log: FindingLog) {
  const instants = stretches.flatMap(({ value, path }) =>
    [...(value.properties.times ?? []).entries()].flatMap(([index, time]) =>
      boundsOfTime(time).map((bounds): Timed => {
        return { ...bounds, edtf: time!, path: [...path, "properties", "times", index] };
      }),
    ),
  );
  const late = instants[firstOutOfOrder(instants)];
  if (late) {
    const message = `Leg ${leg} is at this position at ${quoted(late.edtf)}, which is over before it is at an earlier one; times follow the direction of travel. Correct one of them, or turn the line round.`;
    log.error(FILE, late.path, "times-out-of-order", message);
  }
  checkEnds(leg, stretches, log);
  checkWithin(leg, stretches[0]!, instants, log);
}

/** What lies before the first time and after the last has the dates of the leg, so that the head is somewhere on every day. */
function checkEnds(leg: string, stretches: readonly DraftStretch[], log: FindingLog) {
  const when = parseDate(stretches[0]!.value.properties.when ?? "");
  const first = stretches[0]!.value.properties.times?.[0] ?? null;
  const last = stretches.at(-1)!.value.properties.times?.at(-1) ?? null;
  for (const [end, time, ms] of [
    ["first", first, when?.startMs],
    ["last", last, when?.endMs],
  ] as const) {
    if (time !== null || Number.isFinite(ms)) continue;
    const { path } = end === "first" ? stretches[0]! : stretches.at(-1)!;
    const message = `Leg ${leg} has times, but none at its ${end} position, and no \`when\` that tells its ${end === "first" ? "start" : "end"}. Add the time or the date.`;
    log.error(FILE, [...path, "properties"], "times-without-ends", message);
  }
}

function checkWithin(leg: string, { value }: DraftStretch, instants: readonly Timed[], log: FindingLog) {
  const when = parseDate(value.properties.when ?? "");
  const outside = when && instants.find(({ startMs, endMs }) => startMs >= when.endMs || endMs <= when.startMs);
  if (!outside) return;
  const message = `Leg ${leg} is at this position at ${quoted(outside.edtf)}, which is not within its dates (${value.properties.when}). Correct one of the two.`;
  log.error(FILE, outside.path, "times-outside-when", message);
}
