import { Command, Option } from "commander";
import { claimsAsCsv } from "../../exchange/claims-csv.ts";
import { shownJson } from "../../format/shown.ts";
import { storyAsGeoJson } from "../../exchange/story-geojson.ts";
import type { Story } from "../../story/story.ts";
import type { Words } from "../../words/interface.ts";
import { EXIT, UsageError, type ExitCode } from "../exit-codes.ts";
import { printData } from "../print.ts";
import { readWholeStory } from "../files/read-whole-story.ts";
import { DEFAULT_STORY } from "../files/story-folder.ts";
import { prepareOutput, writeAtomic } from "../files/write-atomic.ts";

const WRITERS: Record<string, (story: Story, words: Words) => string> = {
  geojson: (story) => `${shownJson(storyAsGeoJson(story), 2)}\n`,
  csv: claimsAsCsv,
};

interface ExportOptions {
  format: string;
  output?: string;
  force?: boolean;
  bom?: boolean;
}

/** Without it, a spreadsheet that opens a CSV takes UTF-8 for the letters of the machine's own language. */
const BYTE_ORDER_MARK = "\ufeff";

/** `waybill export [STORY] --format geojson|csv [-o FILE]`: the story as data, to a file or to stdout. */
export function exportCommand(answer: (code: ExitCode) => void, words: Words): Command {
  return new Command("export")
    .description("write a story as one GeoJSON file, or its claims as CSV")
    .argument("[story]", "story folder", DEFAULT_STORY)
    .addOption(
      new Option("--format <name>", "geojson: places and legs with claims and sources; csv: the claims")
        .choices(Object.keys(WRITERS))
        .default("geojson"),
    )
    .option("--bom", "begin the CSV with a byte order mark, as spreadsheets want it")
    .option("-o, --output <file>", "the file to write (default: stdout)")
    .option("--force", "overwrite the file")
    .action(async (folder: string, { format, output, force, bom = false }: ExportOptions) => {
      if (bom && format !== "csv")
        throw new UsageError("JSON has no byte order mark: give --bom with --format csv, or leave it out.");
      if (output !== undefined) await prepareOutput(output, force);
      const story = await readWholeStory(folder);
      if (story === undefined) return answer(EXIT.problems);
      const text = `${bom ? BYTE_ORDER_MARK : ""}${WRITERS[format]!(story, words)}`;
      if (output === undefined) printData(text);
      else await writeAtomic(output, text, force);
      answer(EXIT.good);
    });
}
