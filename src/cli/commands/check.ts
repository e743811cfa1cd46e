import { Command } from "commander";
import { counted } from "../../story/counted.ts";
import { shown } from "../../format/shown.ts";
import { checkStory } from "../../lint/check-story.ts";
import type { Problem, Severity } from "../../format/problem.ts";
import type { ReadResult } from "../../format/read-story.ts";
import type { StoryFiles } from "../../format/unread-file.ts";
import { readArchive } from "./archive.ts";
import { readGround } from "../files/base-map-ground.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { print, printJson, tell } from "../print.ts";
import { DEFAULT_STORY, readStoryFolder } from "../files/story-folder.ts";

interface CheckOptions {
  json?: boolean;
  strict?: boolean;
  archive?: string;
}

/** `waybill check [STORY] [--json] [--strict] [--archive DIR]`: every problem of a story, one a line. */
export function checkCommand(answer: (code: ExitCode) => void): Command {
  return new Command("check")
    .description("list the problems of a story")
    .argument("[story]", "story folder", DEFAULT_STORY)
    .option("--json", "write JSON instead of lines")
    .option("--strict", "let warnings fail too")
    .option("--archive <dir>", "folder with the text of each source, <source id>.txt, to find the quotes in")
    .action(async (folder: string, options: CheckOptions) => {
      const { problems } = await readAndLint(folder, options.archive);
      const summary = summaryOf(problems);
      const { errors, warnings, notes } = summary;
      const counts = [
        counted(errors, "error"),
        counted(warnings, "warning"),
        ...(notes ? [counted(notes, "note")] : []),
      ];
      if (options.json) printJson({ problems, summary }, 2);
      else {
        print(asLines(folder, problems));
        tell(`${shown(folder)}: ${counts.join(", ")}.\n`);
      }
      answer(errors > 0 || (options.strict && warnings > 0) ? EXIT.problems : EXIT.good);
    });
}

/** The findings of the reader, and those of the linter where the story can be shown. */
export async function readAndLint(folder: string, archiveFolder?: string): Promise<ReadResult> {
  return lint(await readStoryFolder(folder), archiveFolder);
}

/** The same of the files of a story. */
export async function lint(files: StoryFiles, archiveFolder?: string): Promise<ReadResult> {
  const archive = archiveFolder === undefined ? undefined : await readArchive(archiveFolder);
  const options = { ground: await readGround(), ...(archive === undefined ? {} : { archive }) };
  return checkStory(files, options);
}

/** `file:line:column severity code message`, the form that editors turn into links. */
export function asLines(folder: string, problems: readonly Problem[]): string {
  return problems
    .map(({ file, line, column, severity, code, message }) => {
      return `${shown(`${folder.replace(/\/$/, "")}/${file}`)}:${line}:${column} ${severity} ${code} ${message}\n`;
    })
    .join("");
}

function summaryOf(problems: readonly Problem[]) {
  const count = (wanted: Severity) => problems.filter(({ severity }) => severity === wanted).length;
  return { errors: count("error"), warnings: count("warning"), notes: count("note") };
}
