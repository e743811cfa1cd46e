import { buildStory } from "./read/build-story.ts";
import { checkCitations } from "./checks/check-citations.ts";
import { checkClaims } from "./checks/check-claims.ts";
import { checkDates } from "./checks/check-dates.ts";
import { checkIds } from "./checks/check-ids.ts";
import { checkLegs } from "./checks/check-legs.ts";
import type { IsEdtf } from "../story/dates.ts";
import { placeFindings } from "./locate.ts";
import { FindingLog, MAX_FINDINGS, type Finding, type Path, type Problem } from "./problem.ts";
import { readDraft } from "./read/read-draft.ts";
import type { Story } from "../story/story.ts";
import type { StoryFiles } from "./unread-file.ts";

export type { Problem } from "./problem.ts";

/** A story, with warnings at most, or all that is wrong with it. */
export type ReadResult =
  { ok: true; story: Story; problems: readonly Problem[] } | { ok: false; problems: readonly Problem[] };

/** Where the parts of a story stand that its own order does not tell: Features of one leg may lie among another's. */
export interface StoryPaths {
  /** Id of a stretch or an alternative -> its path in legs.geojson. */
  stretchPaths: ReadonlyMap<string, Path>;
}

/** Shares of the time that a long story takes: until its files are read one by one, and until they are checked. */
const DRAFT_SHARE = 0.85;
const CHECKED_SHARE = 0.95;

/** A further look at a story that can be shown. */
export type Inspect = (story: Story, paths: StoryPaths) => readonly Finding[];

/** `readStory` (read-story.ts) without the package that knows all of EDTF, which only words the problem of a date. */
export function readStoryWith(
  isEdtf: IsEdtf,
  files: StoryFiles,
  inspect?: Inspect,
  onProgress: (share: number) => void = () => undefined,
): ReadResult {
  const log = new FindingLog();
  const texts = new Map<string, string>();
  const draft = readDraft(files, texts, log, (share) => onProgress(share * DRAFT_SHARE));
  for (const check of [checkIds, checkLegs]) check(draft, log);
  checkDates(draft, log, isEdtf);
  for (const check of [checkCitations, checkClaims]) check(draft, log);
  onProgress(CHECKED_SHARE);
  if (log.isFull) {
    const message = `There are more problems than these ${MAX_FINDINGS}. Mend these first, then check again.`;
    log.findings.push({
      ...{ code: "too-many-problems", severity: "error", file: "story.json", path: [], message, atKey: false },
      offset: 0,
    });
  }
  if (log.hasErrors || draft.head === undefined) return { ok: false, problems: placeFindings(log.findings, texts) };
  const story = buildStory(draft.head, draft);
  const stretchPaths = new Map(draft.stretches.map(({ value, path }) => [value.id, path]));
  const found = inspect?.(story, { stretchPaths }) ?? [];
  return { ok: true, story, problems: placeFindings([...log.findings, ...found], texts) };
}
