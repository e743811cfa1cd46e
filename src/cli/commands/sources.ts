import { Command, Option } from "commander";
import { bibliography, BIBLIOGRAPHY_FORMATS, type BibliographyFormat } from "../../exchange/bibliography.ts";
import type { Words } from "../../words/interface.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { printData } from "../print.ts";
import { readWholeStory } from "../files/read-whole-story.ts";
import { DEFAULT_STORY } from "../files/story-folder.ts";

/** `waybill sources [STORY] [--format text|csl|markdown]`: the bibliography, in the order of the numbers. */
export function sourcesCommand(answer: (code: ExitCode) => void, words: Words): Command {
  return new Command("sources")
    .description("print the bibliography of a story")
    .argument("[story]", "story folder", DEFAULT_STORY)
    .addOption(new Option("--format <name>", "how it is written").choices(BIBLIOGRAPHY_FORMATS).default("text"))
    .action(async (folder: string, { format }: { format: BibliographyFormat }) => {
      const story = await readWholeStory(folder);
      if (story !== undefined) printData(bibliography(story, format, words));
      answer(story === undefined ? EXIT.problems : EXIT.good);
    });
}
