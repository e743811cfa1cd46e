import type { Mode } from "../story/story.ts";
import { kilometers, legLengthMeters, LEGS_FILE, stretchPath, type Linting } from "./linting.ts";

const MS_PER_HOUR = 3_600_000;

/**
 * Kilometers an hour that nothing of the mode keeps up over a whole leg: fast ferries make 40 knots (74 km/h), the
 * fastest trains in service 350, lorries 130, airliners stay below the speed of sound (1,100 with the wind), fast boats on rivers make 80, runners 20, and
 * gas in pipes 100. Of other modes nothing is known.
 */
export const FASTEST_KMH: Record<Mode, number> = {
  sea: 75,
  rail: 350,
  road: 130,
  air: 1_100,
  river: 80,
  foot: 20,
  pipeline: 100,
  other: Infinity,
};

/** Legs that cannot be as long as they are drawn in the time that their dates leave them at most. */
export function lintSpeed(linting: Linting) {
  for (const leg of linting.story.legs) {
    const [first] = leg.stretches;
    if (leg.when === undefined || first === undefined) continue;
    const hours = (leg.when.endMs - leg.when.startMs) / MS_PER_HOUR;
    const meters = legLengthMeters(linting, leg);
    const kmh = meters / 1000 / hours;
    if (kmh <= FASTEST_KMH[leg.mode]) continue;
    const message = `Leg ${leg.id} is drawn ${kilometers(meters)} long, and its dates (${leg.when.edtf}) leave it ${hours} hours at most: ${Math.round(kmh).toLocaleString("en")} km/h, where ${FASTEST_KMH[leg.mode].toLocaleString("en")} is the most ${leg.mode === "foot" ? "on foot" : `by ${leg.mode}`}. Correct the dates, the mode or the line.`;
    linting.log.error(LEGS_FILE, [...stretchPath(linting, first), "properties", "when"], "impossible-speed", message);
  }
}
