import type { Subject } from "../story/evidence.ts";
import type { StoryModel } from "../story/story-model.ts";
import type { CertaintyWords } from "./interface.ts";

/** How well a leg or a place is known, and that a place was not reached where that is so. */
export function knownOnMap({ unreached }: StoryModel, subject: Subject, { known, notReached }: CertaintyWords): string {
  const isReached = subject.kind === "leg" || !unreached.some(({ id }) => id === subject.place.id);
  return isReached ? known(subject) : `${known(subject)}; ${notReached.toLowerCase()}`;
}
