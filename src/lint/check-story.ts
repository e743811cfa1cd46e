import { STORY_FILES } from "../format/draft.ts";
import type { Problem } from "../format/problem.ts";
import { readStory, type ReadResult } from "../format/read-story.ts";
import type { StoryFiles } from "../format/unread-file.ts";
import { lintStory } from "./lint-story.ts";
import type { LintOptions } from "./linting.ts";

/** Reads a story and, where it can be shown, lints it: all problems in file order. */
export function checkStory(files: StoryFiles, options: LintOptions = {}): ReadResult {
  const read = readStory(files);
  if (!read.ok) return read;
  const found = read.locate(lintStory(read.story, read.paths, options));
  return { ...read, problems: inFileOrder([...read.problems, ...found]) };
}

/** Problems by file, other files after those of a story, then by place. */
function inFileOrder(problems: readonly Problem[]): Problem[] {
  const names: readonly string[] = STORY_FILES;
  const rank = ({ file }: Problem) => (names.includes(file) ? names.indexOf(file) : names.length);
  return [...problems].sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}
