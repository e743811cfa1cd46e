import { lineOf } from "../../src/geometry/line.ts";
import { modelOf } from "../../src/story/story-model.ts";
import type { Chapter, Leg } from "../../src/story/story.ts";
import { tourOf, type Tour } from "../../src/tour/tour.ts";
import { DESKTOP, MINIMAL, wholeStory } from "../story/whole-story.ts";

/** A tour of so many legs, one above the other, each in a chapter of its own. */
export function longTour(legCount: number): Tour {
  const minimal = wholeStory(MINIMAL);
  const [leg, chapter] = [minimal.legs[0]!, minimal.chapters[0]!];
  const indexes = Array.from({ length: legCount }, (_, index) => index);
  const legs = indexes.map((index): Leg => {
    const lat = (index / legCount) * 50;
    const line = lineOf([[10, lat], [11, lat]]); // prettier-ignore
    return { ...leg, id: `leg-${index}`, stretches: [{ ...leg.stretches[0]!, line }], alternatives: [] };
  });
  const chapters = legs.map(({ id }, index): Chapter => {
    return { ...chapter, id: `chapter-${index}`, shows: [id], travels: [id] };
  });
  return tourOf(modelOf({ ...minimal, legs, chapters, claims: [] }), DESKTOP);
}
