import { instantOf, type PictureInstant } from "../../src/picture/plan/picture-instant.ts";
import { planPicture } from "../../src/picture/plan/picture-plan.ts";
import type { PlanOptions } from "../../src/picture/plan/plan-options.ts";
import type { MeasureIn } from "../../src/picture/plan/type-scale.ts";
import { valueOf } from "../../src/picture/request/refusal.ts";
import type { StoryModel } from "../../src/story/story-model.ts";
import { en } from "../../src/words/en.ts";

/** A font whose letters are all as wide as the mean of a newspaper's sans: 0.47 of its size. */
export const measureIn: MeasureIn =
  ({ size }) =>
  (text) =>
    text.length * size * 0.47;

/** An instant in the plan of its chapter, in English. Throws PictureRefusal where it is refused. */
export function plannedInstant(model: StoryModel, options: Omit<PlanOptions, "words">): PictureInstant {
  return valueOf(instantOf(valueOf(planPicture(model, { ...options, words: en }, measureIn)), options.seconds));
}
