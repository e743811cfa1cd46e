import type { Position } from "geojson";
import { indexEvidence, type EvidenceIndex } from "./evidence.ts";
import { unreachedPlaces } from "./leg-status.ts";
import { findMarkers, type Marker } from "./markers.ts";
import { measureLegs, type MeasuredLeg } from "./measured-legs.ts";
import { sampleRoute } from "./route-samples.ts";
import type { Place, Story } from "./story.ts";

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
  /** The places that legs lead to and that nothing reached: named, without a number. */
  unreached: readonly Place[];
  /** Positions along all legs, as `sampleRoute` gives them. */
  routeSamples: readonly Position[];
  evidence: EvidenceIndex;
  /** The folder of the story's own detailed base map, absolute and ending in a slash; absent where it has none. */
  ownDetail?: string;
}

/**
 * Measures and indexes a story. A million positions take about half a second. `folder` is the absolute address that the
 * story was read from, for what lies beside its files.
 */
export function modelOf(story: Story, folder?: string): StoryModel {
  const legs = measureLegs(story);
  const markers = findMarkers(story);
  const ownDetail = folder !== undefined && story.baseMap.detail ? `${folder.replace(/\/$/, "")}/basemap/` : undefined;
  return {
    story,
    legs,
    markers,
    unreached: unreachedPlaces(story),
    routeSamples: sampleRoute(legs),
    evidence: indexEvidence(story),
    ...(ownDetail !== undefined && { ownDetail }),
  };
}
