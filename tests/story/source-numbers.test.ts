import { describe, expect, it } from "vitest";
import { numberSources } from "../../src/story/source-numbers.ts";
import type { Citation, Source } from "../../src/story/story.ts";
import { MINIMAL, wholeStory } from "./whole-story.ts";

/** In the order in which a reader meets them. */
const IDS = ["told-first", "told-second", "unknown", "other-claim", "leg", "alternative", "place", "nothing"];
const citing = (source: string): Citation[] => [{ source }];

describe("the numbers of sources", () => {
  it("follow the reader: chapters, unknowns, other claims, legs with alternatives, places, the rest", () => {
    const story = wholeStory(MINIMAL);
    const [claim] = story.claims;
    const leg = story.legs.find(({ alternatives }) => alternatives.length > 0)!;
    const numbers = numberSources({
      ...story,
      sources: IDS.toReversed().map((id): Source => ({ ...story.sources[0]!, id })),
      // Each list in another order than it is told in.
      claims: ["other-claim", "told-second", "told-first"].map((id) => ({ ...claim!, id, citations: citing(id) })),
      chapters: ["told-first", "told-second"].map((id) => ({ ...story.chapters[0]!, id, claims: [id] })),
      unknowns: [{ ...story.unknowns[0]!, citations: citing("unknown") }],
      legs: [
        {
          ...leg,
          stretches: [{ ...leg.stretches[0]!, citations: citing("leg") }],
          alternatives: [{ ...leg.alternatives[0]!, citations: citing("alternative") }],
        },
      ],
      places: [{ ...story.places[0]!, citations: citing("place") }],
    });
    expect([...numbers]).toEqual(IDS.map((id, index) => [id, index + 1]));
  });
});
