import { distanceMeters } from "../geometry/distance.ts";
import { countOf, positionAt } from "../geometry/line.ts";
import { firstAtLeast, type MeasuredLine } from "../geometry/measured-line.ts";
import { boundsOfEnd, spanOf, type DateEnd } from "./dates.ts";
import type { Leg, Stretch } from "./story.ts";

/**
 * When a leg is travelled how far. Two entries at the same meters are a stay. Both lists are of one length, at least 2, and neither
 * falls; the first entry is the start of the leg and the last its end.
 */
export interface Itinerary {
  /** Milliseconds since 1970 in UTC. */
  ms: Float64Array;
  /** From the start of the leg. */
  meters: Float64Array;
}

/** An instant of which bounds are known: of a day its 24 hours, of a time of day a minute or a second. */
export interface TimeBounds {
  startMs: number;
  /** First instant after it. */
  endMs: number;
  /** The best guess within the bounds: the middle of a day, the start of a minute. */
  guessMs: number;
}

/**
 * The arrival at a position and the departure from it that one of the `times` gives; one alone where they are the same or one of them
 * is open. Empty for null. The text is a date that `parseDate` reads.
 */
export function boundsOfTime(time: string | null): TimeBounds[] {
  const span = time === null ? undefined : spanOf(time);
  if (span === undefined) return [];
  const { first, last, isInterval } = span;
  return (isInterval ? [first, last] : [first]).flatMap((end) => (end === null ? [] : [boundsOf(end)]));
}

function boundsOf(end: DateEnd): TimeBounds {
  const [startMs, endMs] = boundsOfEnd(end);
  return { startMs, endMs, guessMs: end.time ? startMs : (startMs + endMs) / 2 };
}

/**
 * Index of the first of some instants that cannot lie after all before it; -1 where there is none. Days that overlap can be in
 * order.
 */
export function firstOutOfOrder(instants: readonly TimeBounds[]): number {
  let latestStart = -Infinity;
  return instants.findIndex(({ startMs, endMs }) => {
    if (latestStart >= endMs) return true;
    latestStart = Math.max(latestStart, startMs);
    return false;
  });
}

/** Instants near the guesses, each within its bounds and none before the one before it: they must be able to be in order. */
function inOrder(instants: readonly TimeBounds[]): Float64Array {
  const latest = new Float64Array(instants.length);
  let next = Infinity;
  for (let index = instants.length - 1; index >= 0; index--) {
    const { startMs, endMs, guessMs } = instants[index]!;
    // A time of day is meant as it is written, not as any second of its minute.
    latest[index] = next = Math.min(guessMs === startMs ? guessMs : endMs, next);
  }
  let before = -Infinity;
  return latest.map((most, index) => (before = Math.max(before, Math.min(instants[index]!.guessMs, most))));
}

/** The span from the first of the `times` of a leg to the last, as EDTF; undefined where it has none. */
export function spanOfTimes(ofStretches: readonly (readonly (string | null)[])[]): string | undefined {
  const times = ofStretches.flat().filter((time) => time !== null);
  const [first, last] = [times[0]?.split("/"), times.at(-1)?.split("/")];
  const [start, end] = [first?.find(isWritten), last?.findLast(isWritten)];
  if (start === undefined || end === undefined) return undefined;
  return start === end ? start : `${start}/${end}`;
}

function isWritten(end: string): boolean {
  return end !== "" && end !== "..";
}

interface TimedStretch {
  line: MeasuredLine;
  startMeters: number;
}

/**
 * The itinerary that the `times` of a leg give. Where its first or last position has none, `when` tells its start and end;
 * undefined where they are not known, or nothing is timed.
 */
export function itineraryOf({ stretches, when }: Leg, measured: readonly TimedStretch[]): Itinerary | undefined {
  if (!stretches.some(({ times }) => times?.some((time) => time !== null))) return undefined;
  const entries: { meters: number; bounds: TimeBounds }[] = [];
  for (const [index, stretch] of stretches.entries()) {
    if (!stretch.times) continue;
    const { line, startMeters } = measured[index]!;
    const meters = metersOfPositions(stretch, line);
    for (const [at, time] of stretch.times.entries())
      for (const bounds of boundsOfTime(time)) entries.push({ meters: startMeters + meters[at]!, bounds });
  }
  const last = measured.at(-1)!;
  const lengthMeters = last.startMeters + last.line.lengthMeters;
  const [first, end] = [entries[0], entries.at(-1)];
  const exactly = (ms: number): TimeBounds => ({ startMs: ms, endMs: ms, guessMs: ms });
  if (first && first.meters > 0 && Number.isFinite(when?.startMs))
    entries.unshift({ meters: 0, bounds: exactly(Math.min(when!.startMs, first.bounds.startMs)) });
  if (end && end.meters < lengthMeters && Number.isFinite(when?.endMs))
    entries.push({ meters: lengthMeters, bounds: exactly(Math.max(when!.endMs, end.bounds.endMs)) });
  if (entries.length < 2 || entries[0]!.meters > 0 || entries.at(-1)!.meters < lengthMeters) return undefined;
  return {
    ms: inOrder(entries.map(({ bounds }) => bounds)),
    meters: Float64Array.from(entries, ({ meters }) => meters),
  };
}

/** Meters from the start of a stretch at each of its own positions, as its measured line has them. */
function metersOfPositions({ line }: Stretch, { lengthMeters }: MeasuredLine): Float64Array {
  const count = countOf(line);
  const meters = new Float64Array(count);
  for (let at = 1; at < count; at++)
    meters[at] = meters[at - 1]! + distanceMeters(positionAt(line, at - 1), positionAt(line, at));
  // The great circle of a way by air has positions of its own between the two.
  meters[count - 1] = lengthMeters;
  return meters;
}

/** The itinerary of a leg of which only start and end are dated: at one pace between them. */
export function evenItinerary(startMs: number, endMs: number, lengthMeters: number): Itinerary {
  return { ms: Float64Array.of(startMs, endMs), meters: Float64Array.of(0, lengthMeters) };
}

/** How far a leg is travelled at an instant: meters from its start, 0 before it sets out and all of it once it has arrived. */
export function metersAt({ ms, meters }: Itinerary, instantMs: number): number {
  const next = firstAtLeast(ms, instantMs);
  if (next === 0) return instantMs < ms[0]! ? 0 : meters[lastAt(ms, instantMs)]!;
  if (next === ms.length) return meters.at(-1)!;
  if (ms[next] === instantMs) return meters[lastAt(ms, instantMs)]!;
  const share = (instantMs - ms[next - 1]!) / (ms[next]! - ms[next - 1]!);
  return meters[next - 1]! + (meters[next]! - meters[next - 1]!) * share;
}

/** Index of the last entry at exactly an instant, which the list has. */
function lastAt(ms: Float64Array, instantMs: number): number {
  let index = firstAtLeast(ms, instantMs);
  while (index + 1 < ms.length && ms[index + 1] === instantMs) index++;
  return index;
}
