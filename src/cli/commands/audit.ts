import { Command } from "commander";
import { shown } from "../../format/shown.ts";
import { auditPage } from "../audit-page/audit-page.ts";
import { asLines, readAndLint } from "./check.ts";
import type { Words } from "../../words/interface.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { print, tell } from "../print.ts";
import { DEFAULT_STORY } from "../files/story-folder.ts";
import { prepareOutput, writeAtomic } from "../files/write-atomic.ts";

interface AuditOptions {
  output: string;
  force?: boolean;
  archive?: string;
}

/** `waybill audit [STORY] -o FILE`: one HTML page for a fact-checker, without scripts, to read or to print. */
export function auditCommand(answer: (code: ExitCode) => void, words: Words): Command {
  return new Command("audit")
    .description("write a page for a fact-checker: every claim, quote, source, line and open question")
    .argument("[story]", "story folder", DEFAULT_STORY)
    .requiredOption("-o, --output <file>", "the HTML file to write")
    .option("--force", "overwrite the file")
    .option("--archive <dir>", "folder with the text of each source, <source id>.txt, to find the quotes in")
    .action(async (folder: string, { output, force, archive }: AuditOptions) => {
      await prepareOutput(output, force);
      const result = await readAndLint(folder, archive);
      if (!result.ok) {
        tell(asLines(folder, result.problems));
        return answer(EXIT.problems);
      }
      await writeAtomic(output, auditPage(result.story, result.problems, words), force);
      print(`${shown(output)}\n`);
      answer(EXIT.good);
    });
}
