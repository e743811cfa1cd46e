import type { Story } from "../story/story.ts";
import { checkCitations } from "./checks/check-citations.ts";
import { checkClaims } from "./checks/check-claims.ts";
import { checkDates } from "./checks/check-dates.ts";
import { checkIds } from "./checks/check-ids.ts";
import { checkTimes } from "./checks/check-times.ts";
import { checkLegs } from "./checks/check-legs.ts";
import { placeFindings } from "./locate.ts";
import { FindingLog, MAX_FINDINGS, type Finding, type Path, type Problem } from "./problem.ts";
import { buildStory } from "./read/build-story.ts";
import { readDraft } from "./read/read-draft.ts";
import type { StoryFiles } from "./unread-file.ts";

export type { Problem } from "./problem.ts";

/** A story that can be shown, with warnings at most, or all that is wrong with it. */
export type ReadResult = ReadStory | { ok: false; problems: readonly Problem[] };

/** A story that can be shown, with what was found in its files and where more can be placed. */
export interface ReadStory {
  ok: true;
  story: Story;
  /** Warnings and notes, in file order. */
  problems: readonly Problem[];
  paths: StoryPaths;
  /** Places further findings about the story in its files. The problems come in file order. */
  locate(findings: readonly Finding[]): Problem[];
}

/** Where the parts of a story stand that its own order does not tell: Features of one leg may lie among another's. */
export interface StoryPaths {
  /** Id of a stretch or an alternative -> its path in legs.geojson. */
  stretchPaths: ReadonlyMap<string, Path>;
}

/** Parts of the time that a long story takes: until its files are read one by one, and until they are checked. */
const DRAFT_PROGRESS = 0.85;
const CHECKED_PROGRESS = 0.95;

/**
 * Reads a story folder, given as file name -> text, or why there is none. Bad data is no exception: every problem found is returned, in file
 * order, of which an error keeps the story from being shown and a warning does not. The story holds known keys only and
 * shares its lists of positions with nothing else. A million positions take about 2 s. `onProgress` is told how much is
 * done, from 0 to 1.
 */
export function readStory(files: StoryFiles, onProgress: (progress: number) => void = () => undefined): ReadResult {
  const log = new FindingLog();
  const texts = new Map<string, string>();
  const draft = readDraft(files, texts, log, (progress) => onProgress(progress * DRAFT_PROGRESS));
  for (const check of [checkIds, checkLegs, checkDates, checkTimes, checkCitations, checkClaims]) check(draft, log);
  onProgress(CHECKED_PROGRESS);
  if (log.isFull) {
    const message = `There are more problems than these ${MAX_FINDINGS}. Correct these first, then check again.`;
    const more = { code: "too-many-problems", severity: "error", file: "story.json", path: [], message } as const;
    log.findings.push({ ...more, atKey: false, offset: 0 });
  }
  const locate = (findings: readonly Finding[]) => placeFindings(findings, texts);
  const problems = locate(log.findings);
  if (log.hasErrors || draft.head === undefined) return { ok: false, problems };
  const stretchPaths = new Map(draft.stretches.map(({ value, path }) => [value.id, path]));
  return { ok: true, story: buildStory(draft.head, draft), problems, paths: { stretchPaths }, locate };
}
