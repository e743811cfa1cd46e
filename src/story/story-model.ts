import type { Position } from "geojson";
import { indexEvidence, type EvidenceIndex } from "./evidence.ts";
import { findMarkers, type Marker } from "./markers.ts";
import { measureLegs, type MeasuredLeg } from "./measured-legs.ts";
import { sampleRoute } from "./route-samples.ts";
import type { Story } from "./story.ts";

/**
 * A story with all that is computed from it once: what page, map and picture draw and ask again and again. Plain data,
 * which a worker hands over as it is.
 */
export interface StoryModel {
  story: Story;
  /** One per leg of the story, in its order. */
  legs: readonly MeasuredLeg[];
  /** The numbered places, by number. */
  markers: readonly Marker[];
  /** Positions along all legs, as `sampleRoute` gives them. */
  routeSamples: readonly Position[];
  evidence: EvidenceIndex;
}

/** Measures and indexes a story. A million positions take about half a second. */
export function modelOf(story: Story): StoryModel {
  const legs = measureLegs(story);
  return { story, legs, markers: findMarkers(story), routeSamples: sampleRoute(legs), evidence: indexEvidence(story) };
}
