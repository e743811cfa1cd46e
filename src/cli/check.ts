import { Command } from "commander";
import type { Problem } from "../story/problem.ts";
import { readStory } from "../story/read-story.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { DEFAULT_STORY, readStoryFolder } from "./story-folder.ts";

/** `waybill check [STORY] [--json]`: every problem of a story, one a line. */
export function checkCommand(answer: (code: ExitCode) => void): Command {
  return new Command("check")
    .description("list the problems of a story")
    .argument("[story]", "story folder", DEFAULT_STORY)
    .option("--json", "write JSON instead of lines")
    .action(async (folder: string, options: { json?: boolean }) => {
      const { problems } = readStory(await readStoryFolder(folder));
      process.stdout.write(options.json ? asJson(problems) : asLines(folder, problems));
      const { errors, warnings } = summaryOf(problems);
      if (!options.json)
        process.stderr.write(`${folder}: ${counted(errors, "error")}, ${counted(warnings, "warning")}.\n`);
      answer(errors > 0 ? EXIT.problems : EXIT.good);
    });
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
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: problems.length - errors };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
