import { FindingLog, MAX_FINDINGS, type Finding } from "../format/problem.ts";
import type { StoryPaths } from "../format/read-story.ts";
import type { Story } from "../story/story.ts";
import { lintClaimedDays } from "./claimed-days.ts";
import { lintAccessDates } from "./access-dates.ts";
import { lintArchive } from "./archived-quotes.ts";
import { lintCertainty } from "./certainty.ts";
import { lintExactLocations } from "./exact-locations.ts";
import { lintGround } from "./legs-on-ground.ts";
import { lineLengthMeters } from "./line-walk.ts";
import { lintLikelihood } from "./likelihood.ts";
import type { Linting, LintOptions } from "./linting.ts";
import { lintLongPieces } from "./long-pieces.ts";
import { lintMirrors } from "./mirrors.ts";
import { lintPrintedDistances } from "./printed-distances.ts";
import { lintSameNames } from "./same-names.ts";
import { lintSpeed } from "./speed.ts";
import { lintStandfirst } from "./standfirst-claims.ts";

/** The code of everything that can be found here; docs/checks.md explains each. */
export const LINT_CODES = [
  "access-date-missing",
  "archive-differs",
  "archive-missing",
  "certainty-exceeds-basis",
  "claim-elsewhere",
  "distance-from-drawing",
  "exact-without-evidence",
  "impossible-speed",
  "land-leg-over-water",
  "likelihood-with-confidence",
  "long-straight-piece",
  "mirror-cited",
  "quote-not-found",
  "same-name",
  "sea-leg-over-land",
  "standfirst-without-claims",
  "title-without-attribution",
  "unnamed-country",
] as const;
/** One of `LINT_CODES`. */
export type LintCode = (typeof LINT_CODES)[number];

const RULES = [
  ...[lintSpeed, lintGround, lintExactLocations, lintPrintedDistances],
  ...[lintCertainty, lintLikelihood, lintMirrors, lintArchive, lintAccessDates, lintSameNames],
  ...[lintStandfirst, lintLongPieces, lintClaimedDays],
];

/**
 * The questions of an editor about a story that can be shown: the words against the basis, the lines against the ground,
 * the quotes against the archive. `readStory` gives the paths, and its `locate` places the findings in the files. A warning is a question that
 * may have an answer; an error is wrong whatever the answer; a note asks for what would be good to have.
 */
export function lintStory(story: Story, paths: StoryPaths, options: LintOptions = {}): readonly Finding[] {
  const log = new FindingLog();
  const lines = story.legs.flatMap((leg) => [...leg.stretches, ...leg.alternatives]);
  const lengthsMeters = new Map(lines.map(({ id, line }) => [id, lineLengthMeters(line)]));
  const linting: Linting = { story, paths, log, lengthsMeters, ...options };
  for (const rule of RULES) rule(linting);
  if (!log.isFull) return log.findings;
  const message = `There are more problems than these ${MAX_FINDINGS}. Correct these first, then check again.`;
  const more = { code: "too-many-problems", severity: "warning", file: "story.json", path: [], message } as const;
  return [{ ...more, atKey: false, offset: 0 }, ...log.findings];
}
