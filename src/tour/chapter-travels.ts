import { evenItinerary, type Itinerary } from "../story/itinerary.ts";
import type { MeasuredLeg } from "../story/measured-legs.ts";
import { clockOf, secondsAt, type Clock } from "./clock.ts";

/** A leg under way, in seconds of the schedule. */
export interface Travel {
  legIndex: number;
  startSeconds: number;
  endSeconds: number;
  /** The times that the travel holds to, and the clock on which they run; absent where its pace is ours. */
  timed?: { itinerary: Itinerary; clock: Clock };
}

const REST_BEFORE_TRAVEL_SECONDS = 0.4;
const REST_AFTER_TRAVEL_SECONDS = 0.5;

/**
 * The travels of a chapter, in order of their start. The legs of one vehicle follow each other and share its time by the square root
 * of their length, so that a short one is seen beside a long one; one with times holds to them. Vehicles travel at once: on one clock where
 * all of their legs are dated and the dates of two vehicles overlap, one after another where none do, and side by side where they
 * are not dated.
 */
export function travelsOf(
  indexes: readonly number[],
  legs: readonly MeasuredLeg[],
  from: number,
  to: number,
): Travel[] {
  const rest = Math.min(1, (to - from) / 2 / (REST_BEFORE_TRAVEL_SECONDS + REST_AFTER_TRAVEL_SECONDS));
  const startSeconds = from + REST_BEFORE_TRAVEL_SECONDS * rest;
  const seconds = to - REST_AFTER_TRAVEL_SECONDS * rest - startSeconds;
  const chains = chainsOf(indexes, (index) => legs[index]!);
  if (chains.length < 2) return inTurn(indexes, legs, startSeconds, seconds);
  const itineraries = itinerariesOf(chains, legs);
  if (itineraries === undefined) return inOrder(chains.flatMap((chain) => inTurn(chain, legs, startSeconds, seconds)));
  const dated = [...itineraries].sort((a, b) => a[1].ms[0]! - b[1].ms[0]!);
  if (!doOverlap(dated, legs))
    return inTurn(
      dated.map(([index]) => index),
      legs,
      startSeconds,
      seconds,
    );
  const clock = clockOf([...itineraries.values()], startSeconds, startSeconds + seconds);
  return inOrder(
    dated.map(([legIndex, itinerary]) => ({
      legIndex,
      startSeconds: secondsAt(clock, itinerary.ms[0]!),
      endSeconds: secondsAt(clock, itinerary.ms.at(-1)!),
      timed: { itinerary, clock },
    })),
  );
}

/** Items by the vehicle of their leg, in the order in which the vehicles are met. */
export function chainsOf<Item>(items: readonly Item[], legOf: (item: Item) => MeasuredLeg): Item[][] {
  const chains = new Map<string | undefined, Item[]>();
  for (const item of items) {
    const { vehicle } = legOf(item).leg;
    const chain = chains.get(vehicle);
    if (chain) chain.push(item);
    else chains.set(vehicle, [item]);
  }
  return [...chains.values()];
}

function inTurn(indexes: readonly number[], legs: readonly MeasuredLeg[], from: number, seconds: number): Travel[] {
  const weights = indexes.map((index) => Math.sqrt(legs[index]!.lengthMeters) || 1);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let startSeconds = from;
  return indexes.map((legIndex, at) => {
    const endSeconds = startSeconds + (seconds * weights[at]!) / sum;
    const { itinerary } = legs[legIndex]!;
    const clock = itinerary && clockOf([itinerary], startSeconds, endSeconds);
    const travel = { legIndex, startSeconds, endSeconds, ...(clock && { timed: { itinerary, clock } }) };
    startSeconds = endSeconds;
    return travel;
  });
}

/** When each leg is travelled how far, by its times or else its dates; undefined where one has neither. */
function itinerariesOf(
  chains: readonly (readonly number[])[],
  legs: readonly MeasuredLeg[],
): Map<number, Itinerary> | undefined {
  const found = new Map<number, Itinerary>();
  for (const chain of chains) {
    const spans = chain.map((index) => spanOf(legs[index]!));
    for (const [at, index] of chain.entries()) {
      const { itinerary, lengthMeters } = legs[index]!;
      const span = spans[at];
      if (itinerary) found.set(index, itinerary);
      else if (!span) return undefined;
      else {
        // A day on which one leg ends and the next begins is shared between them.
        const startMs = Math.max(span.startMs, meeting(spans[at - 1], span) ?? -Infinity);
        const endMs = Math.min(span.endMs, meeting(span, spans[at + 1]) ?? Infinity);
        if (startMs >= endMs) return undefined;
        found.set(index, evenItinerary(startMs, endMs, lengthMeters));
      }
    }
  }
  return found;
}

interface LegSpan {
  startMs: number;
  endMs: number;
  hasTimes: boolean;
}

function spanOf({ leg: { when }, itinerary }: MeasuredLeg): LegSpan | undefined {
  if (itinerary) return { startMs: itinerary.ms[0]!, endMs: itinerary.ms.at(-1)!, hasTimes: true };
  if (!when || !Number.isFinite(when.endMs - when.startMs)) return undefined;
  return { startMs: when.startMs, endMs: when.endMs, hasTimes: false };
}

/** The instant at which one leg ends and the next begins, where their spans overlap: as times say, else in the middle. */
function meeting(before: LegSpan | undefined, next: LegSpan | undefined): number | undefined {
  if (!before || !next || next.startMs >= before.endMs) return undefined;
  if (before.hasTimes) return before.endMs;
  return next.hasTimes ? next.startMs : (next.startMs + before.endMs) / 2;
}

/** True where legs of two vehicles are under way at one time. They come in order of their start. */
function doOverlap(dated: readonly (readonly [number, Itinerary])[], legs: readonly MeasuredLeg[]): boolean {
  return dated.some(([index, { ms }], at) =>
    dated
      .slice(at + 1)
      .some(
        ([other, { ms: later }]) => later[0]! < ms.at(-1)! && legs[other]!.leg.vehicle !== legs[index]!.leg.vehicle,
      ),
  );
}

function inOrder(travels: readonly Travel[]): Travel[] {
  return [...travels].sort((a, b) => a.startSeconds - b.startSeconds);
}
