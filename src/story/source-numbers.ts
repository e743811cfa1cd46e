import type { Citation, Source, Story } from "./story.ts";

/**
 * The number of each source, from 1, in the order in which a reader meets them: the claims of each chapter, then what
 * is not known, then claims in no chapter, legs, places, and last what nothing cites.
 */
export function numberSources(story: Omit<Story, "sourceNumbers">): Map<string, number> {
  const claims = new Map(story.claims.map((claim) => [claim.id, claim]));
  const told = story.chapters.flatMap((chapter) => chapter.claims.map((id) => claims.get(id)?.citations ?? []));
  const lines = story.legs.flatMap((leg) => [...leg.stretches, ...leg.alternatives]);
  const cited = [story.unknowns, story.claims, lines, story.places].flatMap((items) =>
    items.map((item): readonly Citation[] => item.citations),
  );
  const ids = [...told, ...cited].flat().map((citation) => citation.source);
  const ordered = new Set([...ids, ...story.sources.map((source) => source.id)]);
  return new Map([...ordered].map((id, index) => [id, index + 1]));
}

/** The sources of a story with their numbers, rising. */
export function numberedSources(story: Story): { source: Source; number: number }[] {
  return story.sources
    .map((source) => ({ source, number: story.sourceNumbers.get(source.id) ?? 0 }))
    .sort((a, b) => a.number - b.number);
}
