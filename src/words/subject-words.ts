import type { Subject } from "../story/evidence.ts";
import { vehicleName } from "../story/leg-status.ts";
import type { StoryModel } from "../story/story-model.ts";
import type { CertaintyWords } from "./interface.ts";

/** How well a leg or a place is known, which vehicle travels the leg, and that a place was not reached where that is so. */
export function knownOnMap(
  { story, unreached }: StoryModel,
  subject: Subject,
  { known, notReached }: CertaintyWords,
): string {
  if (subject.kind === "leg") {
    return [vehicleName(story, subject.leg), known(subject)].filter(Boolean).join("; ");
  }
  const isReached = !unreached.some(({ id }) => id === subject.place.id);
  return isReached ? known(subject) : `${known(subject)}; ${notReached.toLowerCase()}`;
}
