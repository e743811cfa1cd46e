import type { Path } from "../format/problem.ts";
import type { Citation } from "../story/story.ts";
import { LEGS_FILE, stretchPath, type Linting } from "./linting.ts";

/** Every citation of a story, and where it stands. */
export function* citationsOf(linting: Linting): Generator<{ citation: Citation; file: string; path: Path }> {
  const { story } = linting;
  function* each(file: string, path: Path, citations: readonly Citation[]) {
    for (const [index, citation] of citations.entries()) yield { citation, file, path: [...path, "citations", index] };
  }
  for (const [index, unknown] of story.unknowns.entries())
    yield* each("story.json", ["unknowns", index], unknown.citations);
  for (const [index, place] of story.places.entries())
    yield* each("places.geojson", ["features", index, "properties"], place.citations);
  for (const leg of story.legs)
    for (const stretch of [...leg.stretches, ...leg.alternatives])
      yield* each(LEGS_FILE, [...stretchPath(linting, stretch), "properties"], stretch.citations);
  for (const [index, claim] of story.claims.entries()) yield* each("claims.json", ["claims", index], claim.citations);
}
