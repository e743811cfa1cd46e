import { Command } from "commander";
import { checkStory } from "../../lint/check-story.ts";
import type { Problem, Severity } from "../../format/problem.ts";
import type { ReadResult } from "../../format/read-story.ts";
import { readArchive } from "./archive.ts";
import { readGround } from "../files/base-map-ground.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
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
      process.stdout.write(options.json ? asJson(problems) : asLines(folder, problems));
      const { errors, warnings, notes } = summaryOf(problems);
      const counts = [
        counted(errors, "error"),
        counted(warnings, "warning"),
        ...(notes ? [counted(notes, "note")] : []),
      ];
      if (!options.json) process.stderr.write(`${folder}: ${counts.join(", ")}.\n`);
      answer(errors > 0 || (options.strict && warnings > 0) ? EXIT.problems : EXIT.good);
    });
}

/** What the reader says, and the linter after it where the story can be shown. */
export async function readAndLint(folder: string, archiveFolder?: string): Promise<ReadResult> {
  const files = await readStoryFolder(folder);
  const archive = archiveFolder === undefined ? undefined : await readArchive(archiveFolder);
  const options = { ground: await readGround(), ...(archive === undefined ? {} : { archive }) };
  return checkStory(files, options);
}

/** `file:line:column severity code message`, the form that editors turn into links. */
export function asLines(folder: string, problems: readonly Problem[]): string {
  return problems
    .map(({ file, line, column, severity, code, message }) => {
      return `${folder.replace(/\/$/, "")}/${file}:${line}:${column} ${severity} ${code} ${message}\n`;
    })
    .join("");
}

function asJson(problems: readonly Problem[]): string {
  return `${JSON.stringify({ problems, summary: summaryOf(problems) }, null, 2)}\n`;
}

function summaryOf(problems: readonly Problem[]) {
  const count = (wanted: Severity) => problems.filter(({ severity }) => severity === wanted).length;
  return { errors: count("error"), warnings: count("warning"), notes: count("note") };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
