import { Command, Option } from "commander";
import { claimsAsCsv } from "../../exchange/claims-csv.ts";
import { storyAsGeoJson } from "../../exchange/story-geojson.ts";
import type { Story } from "../../story/story.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { readWholeStory } from "../files/read-whole-story.ts";
import { DEFAULT_STORY } from "../files/story-folder.ts";
import { makeWayFor, writeWhole } from "../files/write-atomic.ts";

const WRITERS: Record<string, (story: Story) => string> = {
  geojson: (story) => `${JSON.stringify(storyAsGeoJson(story), null, 2)}\n`,
  csv: claimsAsCsv,
};

interface ExportOptions {
  format: string;
  output?: string;
  force?: boolean;
}

/** `waybill export [STORY] --format geojson|csv [-o FILE]`: the story as data, to a file or to stdout. */
export function exportCommand(answer: (code: ExitCode) => void): Command {
  return new Command("export")
    .description("write a story as one GeoJSON file, or its claims as CSV")
    .argument("[story]", "story folder", DEFAULT_STORY)
    .addOption(
      new Option("--format <name>", "geojson: places and legs with claims and sources; csv: the claims")
        .choices(Object.keys(WRITERS))
        .default("geojson"),
    )
    .option("-o, --output <file>", "the file to write (default: stdout)")
    .option("--force", "overwrite the file")
    .action(async (folder: string, { format, output, force }: ExportOptions) => {
      if (output !== undefined) await makeWayFor(output, force);
      const story = await readWholeStory(folder);
      if (story === undefined) return answer(EXIT.problems);
      const text = WRITERS[format]!(story);
      if (output === undefined) process.stdout.write(text);
      else await writeWhole(output, text, force);
      answer(EXIT.good);
    });
}
