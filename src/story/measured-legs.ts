import { extentOf, type Extent } from "../geometry/bounds.ts";
import { drawnLine } from "./drawn-line.ts";
import { measureLine, type MeasuredLine } from "../geometry/measured-line.ts";
import { itineraryOf, type Itinerary } from "./itinerary.ts";
import type { Leg, Location, Story, Stretch } from "./story.ts";

/** A leg measured end to end: its stretches one after another. */
export interface MeasuredLeg {
  leg: Leg;
  stretches: readonly MeasuredStretch[];
  /** Other ways it may have gone; nothing travels along them. */
  alternatives: readonly MeasuredStretch[];
  lengthMeters: number;
  /** When it is travelled how far; absent where no times of its positions are known. */
  itinerary?: Itinerary;
}

/** A piece of a leg with its lengths. */
export interface MeasuredStretch {
  id: string;
  location: Location;
  line: MeasuredLine;
  extent: Extent;
  /** Distance of its first position from the start of the leg; 0 for an alternative. */
  startMeters: number;
}

/** Measures every leg and its alternatives once, in the order of the story. */
export function measureLegs(story: Story): MeasuredLeg[] {
  return story.legs.map((leg) => {
    let startMeters = 0;
    const stretches = leg.stretches.map((stretch) => {
      const measured = measureStretch(leg, stretch, startMeters);
      startMeters += measured.line.lengthMeters;
      return measured;
    });
    const alternatives = leg.alternatives.map((alternative) => measureStretch(leg, alternative, 0));
    const itinerary = itineraryOf(leg, stretches);
    return { leg, stretches, alternatives, lengthMeters: startMeters, ...(itinerary && { itinerary }) };
  });
}

function measureStretch(leg: Leg, stretch: Stretch, startMeters: number): MeasuredStretch {
  const { id, location } = stretch;
  const line = drawnLine(leg, stretch);
  return { id, location, line: measureLine(line), extent: extentOf(line), startMeters };
}
