import { distanceToPlaceMeters } from "../geometry/distance.ts";
import { pointAlong } from "../geometry/measured-line.ts";
import { indexEvidence, conflictsOf, subjectOf } from "../story/evidence.ts";
import { metersAt } from "../story/itinerary.ts";
import { arrives, isPlanned, vehicleName } from "../story/leg-status.ts";
import { measureLegs, type MeasuredLeg } from "../story/measured-legs.ts";
import type { Claim, Place, StoryDate } from "../story/story.ts";
import { kilometers, type Linting } from "./linting.ts";

/** So far from its place a leg may end; as far the head may be from a place that a claim names. */
const NEAR_METERS = 50_000;
/** The way of a day is looked at so often at least. */
const STEP_METERS = 5_000;
const MOST_STEPS = 2_000;
/** A claim that leaves more days open pins nothing down. */
const LONGEST_CLAIM_MS = 2 * 24 * 3_600_000;

/**
 * Claims that date a place or a leg to days on which the head is elsewhere, by the times that the legs have. A claim that another one
 * contradicts is not asked about where the head is as that one says.
 */
export function lintClaimedDays({ story, log }: Linting) {
  const timed = story.legs.some(({ stretches }) => stretches.some(({ times }) => times !== undefined))
    ? measureLegs(story).filter(({ leg, itinerary }) => itinerary !== undefined && !isPlanned(leg))
    : [];
  if (timed.length === 0) return;
  const evidence = indexEvidence(story);
  const mismatchOf = (claim: Claim): string | undefined => {
    const { when, about } = claim;
    const subject = subjectOf(evidence, about);
    if (!subject || !when || !(when.endMs - when.startMs <= LONGEST_CLAIM_MS)) return undefined;
    if (subject.kind === "leg") {
      const leg = timed.find((one) => one.leg.id === about);
      return leg && whileNotUnderWay(leg, when);
    }
    return whileElsewhere(timed, subject.place, when, (leg) => vehicleName(story, leg.leg));
  };
  const isWhereTheHeadIs = (claim: Claim) => claim.when !== undefined && mismatchOf(claim) === undefined;
  for (const [index, claim] of story.claims.entries()) {
    const mismatch = mismatchOf(claim);
    if (mismatch === undefined || conflictsOf(evidence, claim).some(isWhereTheHeadIs)) continue;
    const message = `Claim ${claim.id} dates ${claim.about} to ${claim.when!.edtf}, and then ${mismatch}. Correct the times or the claim, or name the claim that contradicts it.`;
    log.warning("claims.json", ["claims", index, "when"], "claim-elsewhere", message);
  }
}

function whileNotUnderWay({ leg, itinerary }: MeasuredLeg, { startMs, endMs }: StoryDate): string | undefined {
  const { ms } = itinerary!;
  if (ms[0]! < endMs && ms.at(-1)! >= startMs) return undefined;
  const known = leg.when ? ` (${leg.when.edtf})` : "";
  return `nothing travels along that leg, by its times${known}`;
}

/** The nearest that a vehicle which calls at the place comes to it then, where that is not near; undefined where it is not known where any is. */
function whileElsewhere(
  timed: readonly MeasuredLeg[],
  place: Place,
  when: StoryDate,
  nameOf: (leg: MeasuredLeg) => string | undefined,
): string | undefined {
  const calls = ({ leg }: MeasuredLeg) => leg.from === place.id || (leg.to === place.id && arrives(leg));
  const vehicles = new Set(timed.filter(calls).map(({ leg }) => leg.vehicle));
  const spans = [...vehicles].flatMap((vehicle) =>
    timed
      .filter(({ leg }) => leg.vehicle === vehicle)
      .sort((a, b) => startOf(a) - startOf(b))
      // Until the next leg it waits where the one before it ended.
      .filter((leg, index, chain) => {
        const next = chain[index + 1];
        const untilMs = next ? startOf(next) : leg.itinerary!.ms.at(-1)!;
        return startOf(leg) < when.endMs && untilMs >= when.startMs;
      }),
  );
  let nearest: { leg: MeasuredLeg; meters: number } | undefined;
  for (const leg of spans) {
    const meters = nearestMeters(leg, place, when);
    if (!nearest || meters < nearest.meters) nearest = { leg, meters };
  }
  if (!nearest || nearest.meters <= NEAR_METERS + (place.precisionMeters ?? 0)) return undefined;
  const name = nameOf(nearest.leg);
  return `${name ?? "the head"} is ${kilometers(nearest.meters)} away at the nearest, on leg ${nearest.leg.leg.id}`;
}

function startOf({ itinerary }: MeasuredLeg): number {
  return itinerary!.ms[0]!;
}

function nearestMeters({ itinerary, stretches }: MeasuredLeg, { geometry }: Place, when: StoryDate): number {
  const [from, to] = [when.startMs, when.endMs].map((ms) => metersAt(itinerary!, ms)) as [number, number];
  const steps = Math.min(Math.max(Math.ceil((to - from) / STEP_METERS), 1), MOST_STEPS);
  let nearest = Infinity;
  for (let step = 0; step <= steps; step++) {
    const meters = from + ((to - from) * step) / steps;
    const stretch = stretches.findLast(({ startMeters }) => startMeters <= meters) ?? stretches[0]!;
    const { position } = pointAlong(stretch.line, meters - stretch.startMeters);
    nearest = Math.min(nearest, distanceToPlaceMeters(position, geometry));
  }
  return nearest;
}
