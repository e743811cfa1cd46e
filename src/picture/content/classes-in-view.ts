import type { Position } from "geojson";
import { isOfMode, type LegendEntry, type PlaceMark } from "../../story/legend.ts";
import { statusOf } from "../../story/leg-status.ts";
import { outlineOf } from "../../geometry/polygon.ts";
import type { StoryModel } from "../../story/story-model.ts";
import { sampleRoute } from "../../story/route-samples.ts";

export interface ClassesInView {
  entries: readonly LegendEntry[];
  marks: readonly PlaceMark[];
}

const MARKED_ROLES = { ring: "reported", area: "area" } as const;

/** The classes of a story that are in view: `isSeen` says whether one of some positions is. */
export function classesInView(
  { entries, marks }: ClassesInView,
  { story, legs, unreached }: StoryModel,
  isSeen: (positions: readonly Position[]) => boolean,
): ClassesInView {
  const lineIsSeen = (entry: LegendEntry) => {
    const { location } = entry;
    const ofMode = legs.filter(({ leg }) => isOfMode(leg, entry) && statusOf(leg) === statusOf(entry));
    const parts = ofMode.map((leg) => ({
      ...leg,
      stretches: leg.stretches.filter((stretch) => stretch.location === location),
    }));
    return isSeen(sampleRoute(parts));
  };
  const markIsSeen = (mark: PlaceMark) => {
    const places = mark === "unreached" ? unreached : story.places.filter(({ role }) => role === MARKED_ROLES[mark]);
    return isSeen(places.flatMap(({ anchor, geometry }) => [anchor, ...outlineOf(geometry)]));
  };
  return { entries: entries.filter(lineIsSeen), marks: marks.filter(markIsSeen) };
}
