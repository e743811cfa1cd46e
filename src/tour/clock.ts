import { firstAtLeast } from "../geometry/measured-line.ts";
import type { Itinerary } from "../story/itinerary.ts";

/** Seconds of a schedule and the instants that they show, in order: one list as long as the other, at least 2. */
export interface Clock {
  seconds: Float64Array;
  /** Milliseconds since 1970 in UTC. */
  ms: Float64Array;
}

/** Times in which nothing moves take at most this share of the seconds, however long they are. */
const MOST_IDLE_SHARE = 0.25;

/**
 * The clock on which some itineraries run at once, from one second to another. It runs evenly while anything moves, and evenly, but
 * perhaps faster, while everything waits: so every head is at every instant where its itinerary says.
 */
export function clockOf(itineraries: readonly Itinerary[], fromSeconds: number, toSeconds: number): Clock {
  const moving = joined(itineraries.flatMap(movingSpans));
  const startMs = Math.min(...itineraries.map(({ ms }) => ms[0]!));
  const endMs = Math.max(...itineraries.map(({ ms }) => ms.at(-1)!));
  const movingMs = moving.reduce((sum, [from, to]) => sum + to - from, 0);
  const idleMs = endMs - startMs - movingMs;
  const wholeSeconds = toSeconds - fromSeconds;
  if (movingMs <= 0) return { seconds: Float64Array.of(fromSeconds, toSeconds), ms: Float64Array.of(startMs, endMs) };
  const idleSeconds = wholeSeconds * Math.min(idleMs / (idleMs + movingMs), MOST_IDLE_SHARE);
  const paces = { idle: idleMs > 0 ? idleSeconds / idleMs : 0, moving: (wholeSeconds - idleSeconds) / movingMs };
  const clock = { seconds: [fromSeconds], ms: [startMs] };
  const runTo = (ms: number, pace: number) => {
    if (ms <= clock.ms.at(-1)!) return;
    clock.seconds.push(clock.seconds.at(-1)! + (ms - clock.ms.at(-1)!) * pace);
    clock.ms.push(ms);
  };
  for (const [from, to] of moving) {
    runTo(from, paces.idle);
    runTo(to, paces.moving);
  }
  runTo(endMs, paces.idle);
  clock.seconds[clock.seconds.length - 1] = toSeconds;
  return { seconds: Float64Array.from(clock.seconds), ms: Float64Array.from(clock.ms) };
}

/** The instant at a second; its ends for seconds outside. */
export function msAt({ seconds, ms }: Clock, at: number): number {
  return between(seconds, ms, at);
}

/** The second at an instant; its ends for instants outside. */
export function secondsAt({ seconds, ms }: Clock, at: number): number {
  return between(ms, seconds, at);
}

/** A value between two of a list, at the place of another between two of a rising list. */
function between(rising: Float64Array, values: Float64Array, at: number): number {
  const next = firstAtLeast(rising, at);
  if (next === 0) return values[0]!;
  if (next === rising.length) return values.at(-1)!;
  const [from, to] = [rising[next - 1]!, rising[next]!];
  return values[next - 1]! + ((values[next]! - values[next - 1]!) * (at - from)) / (to - from);
}

type Span = readonly [fromMs: number, toMs: number];

function movingSpans({ ms, meters }: Itinerary): Span[] {
  const spans: [number, number][] = [];
  for (let at = 1; at < ms.length; at++) {
    if (meters[at] === meters[at - 1] || ms[at] === ms[at - 1]) continue;
    const before = spans.at(-1);
    if (before && before[1] === ms[at - 1]) before[1] = ms[at]!;
    else spans.push([ms[at - 1]!, ms[at]!]);
  }
  return spans;
}

/** Spans in order, those that meet or overlap as one. */
function joined(spans: readonly Span[]): Span[] {
  const all: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const before = all.at(-1);
    if (before && from <= before[1]) before[1] = Math.max(before[1], to);
    else all.push([from, to]);
  }
  return all;
}
