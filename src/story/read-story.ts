import { buildStory } from "./build-story.ts";
import { checkCitations } from "./check-citations.ts";
import { checkClaims } from "./check-claims.ts";
import { checkDates } from "./check-dates.ts";
import { checkIds } from "./check-ids.ts";
import { checkLegs } from "./check-legs.ts";
import { placeFindings } from "./locate.ts";
import { FindingLog, MAX_FINDINGS, type Problem } from "./problem.ts";
import { readDraft } from "./read-draft.ts";
import type { Story } from "./story.ts";

export type { Problem } from "./problem.ts";

/** A story, with warnings at most, or all that is wrong with it. */
export type ReadResult =
  { ok: true; story: Story; problems: readonly Problem[] } | { ok: false; problems: readonly Problem[] };

/**
 * Reads a story folder, given as file name -> text. Bad data is no exception: every problem found is returned, in file
 * order, of which an error keeps the story from being shown and a warning does not. The story holds known keys only
 * and shares its lists of positions with nothing else. A million positions take about 2 s.
 */
export function readStory(files: ReadonlyMap<string, string>): ReadResult {
  const log = new FindingLog();
  const texts = new Map<string, string>();
  const draft = readDraft(files, texts, log);
  for (const check of [checkIds, checkLegs, checkDates, checkCitations, checkClaims]) check(draft, log);
  if (log.isFull) {
    const message = `There are more problems than these ${MAX_FINDINGS}. Mend these first, then check again.`;
    log.findings.push({
      ...{ code: "too-many-problems", severity: "error", file: "story.json", path: [], message, atKey: false },
      offset: 0,
    });
  }
  const problems = placeFindings(log.findings, texts);
  if (log.hasErrors || draft.head === undefined) return { ok: false, problems };
  return { ok: true, story: buildStory(draft.head, draft), problems };
}
