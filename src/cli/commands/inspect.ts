import { Command } from "commander";
import { dataHash } from "../../format/data-hash.ts";
import { pngSize, readChunks } from "../../picture/file/png-chunks.ts";
import { xmpOf } from "../../picture/file/png-metadata.ts";
import { permalinkOf, readRecord, type PictureRecord } from "../../picture/file/picture-record.ts";
import { shown } from "../../format/shown.ts";
import { EXIT, UsageError, type ExitCode } from "../exit-codes.ts";
import { MAX_PICTURE_BYTES } from "../snapshot/own-picture.ts";
import { print, printJson } from "../print.ts";
import { faultInWords, readFileWithin } from "../files/read-file.ts";
import { readStoryFolder, textsOf } from "../files/story-folder.ts";

type Verdict = "same" | "different" | "not compared";

/** `waybill inspect FILE [STORY]`: what a picture says of itself, and whether it was made from these files. */
export function inspectCommand(answer: (code: ExitCode) => void): Command {
  return new Command("inspect")
    .description("say what a picture says of itself: story, moment, sources; and check it against a story folder")
    .argument("<file>", "a PNG that Waybill made")
    .argument("[story]", "story folder to compare with")
    .option("--json", "answer in JSON")
    .action(async (file: string, folder: string | undefined, { json }: { json?: boolean }) => {
      const png = await readPicture(file);
      const size = sizeOf(file, png);
      const record = readRecord(xmpOf(png) ?? "");
      if (!record)
        throw new Error(
          `"${file}" carries nothing that Waybill wrote: it was made by another program, or its metadata was taken out.`,
        );
      const verdict = folder === undefined ? "not compared" : compared(record, textsOf(await readStoryFolder(folder)));
      if (json) printJson({ file, ...size, ...record, data: verdict });
      else print(asText(record, size, verdict));
      answer(verdict === "different" ? EXIT.problems : EXIT.good);
    });
}

async function readPicture(file: string): Promise<Buffer> {
  const reading = await readFileWithin(file, MAX_PICTURE_BYTES);
  if (reading.kind === "read") return reading.bytes;
  throw new UsageError(`"${file}" ${faultInWords(reading, MAX_PICTURE_BYTES)}. Name a PNG.`);
}

function sizeOf(file: string, png: Buffer): { width: number; height: number } {
  try {
    return pngSize(readChunks(png));
  } catch (cause) {
    throw new Error(`"${file}": ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function compared(record: PictureRecord, texts: ReadonlyMap<string, string>): Verdict {
  return dataHash(texts) === record.dataHash ? "same" : "different";
}

const VERDICTS: Record<Verdict, string> = {
  same: "the same as in the story folder",
  different: "NOT the same as in the story folder: the story was changed after the picture was made, or is another",
  "not compared": "not compared; name a story folder to do so",
};

function asText(record: PictureRecord, { width, height }: { width: number; height: number }, verdict: Verdict): string {
  const facts = [
    ["Title", record.title],
    ["Story", record.story],
    ["Moment", `${record.moment} (${permalinkOf(record)})`],
    ["Theme", record.theme],
    ["Picture", `${width} x ${height} pixels, ${record.layout === "map" ? "map alone" : "full layout"}`],
    ["Credit", record.credit],
    ["Rights", record.rights],
    ["Made with", record.madeWith],
    ["Data", `${record.dataHash}, ${VERDICTS[verdict]}`],
    ["Shows", record.altFull],
  ] as const;
  const lines = facts.map(([name, text]) => `${`${name}:`.padEnd(11)}${text}`);
  return [...lines, "Sources:", ...record.sources.map((source) => `  ${source}`)]
    .map((line) => `${shown(line)}\n`)
    .join("");
}
