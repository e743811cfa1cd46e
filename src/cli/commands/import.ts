import { basename, resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { readTracks } from "../../exchange/import/drivers.ts";
import {
  importedStory,
  type ImportOptions,
  type ImportReport,
  type ReadFile,
} from "../../exchange/import/imported-story.ts";
import { Refusal } from "../../exchange/import/tracks.ts";
import { shown } from "../../format/shown.ts";
import { checkStory } from "../../lint/check-story.ts";
import { idFromName } from "../../story/id-from-name.ts";
import type { Mode } from "../../story/story.ts";
import { EXIT, UsageError, type ExitCode } from "../exit-codes.ts";
import { readGround } from "../files/base-map-ground.ts";
import { assertNewFolder, writeNewFolder } from "../files/new-folder.ts";
import { readTextOf } from "../files/read-text.ts";
import { titleFromName } from "../new-story/starter-story.ts";
import { print, printJson, tell } from "../print.ts";

interface CommandOptions {
  output: string;
  title?: string;
  leg?: string;
  by?: Mode;
  gapHours: number;
  gapKm?: number;
  tolerance: number;
  dropOutliers?: boolean;
  json?: boolean;
}

const GAP_KM = 100;
/** A file of many ships has a note for each. */
const MOST_NOTES = 40;
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** `waybill import FILE... -o STORY`: a story of the tracks in files, each a leg with the file as its source. */
export function importCommand(answer: (code: ExitCode) => void): Command {
  return new Command("import")
    .description("make a story of tracks: GPX, KML, GeoJSON, tables of positions such as AIS")
    .argument("<file...>", "the files")
    .requiredOption("-o, --output <folder>", "the story folder to make")
    .option("--title <text>", "title of the story (default: the folder's name)")
    .option("--leg <id>", "id of the leg; of several, ID-1, ID-2 and so on", idOf)
    .addOption(
      new Option("--by <mode>", "how it travelled (reports of ships: sea)").choices([
        "sea",
        "river",
        "rail",
        "road",
        "foot",
        "air",
      ]),
    )
    .option("--gap-hours <n>", "longer without a position is unknown", positive, 6)
    .option(
      "--gap-km <n>",
      `farther between positions is unknown (default: ${GAP_KM}; lines drawn by hand: never)`,
      positive,
    )
    .option("--tolerance <meters>", "positions within this of the line are left out", notNegative, 50)
    .option("--drop-outliers", "leave out positions that cannot be reached in their time")
    .option("--json", "print what was kept and what was lost as JSON")
    .action(async (paths: string[], options: CommandOptions) => {
      const folder = resolve(options.output);
      await assertNewFolder(folder, options.output);
      const read: ReadFile[] = [];
      for (const path of paths) read.push(await readOne(path));
      const name = basename(folder);
      const { files, report } = made(read, {
        id: idFromName(name),
        title: options.title ?? titleFromName(name),
        today: new Date().toISOString().slice(0, 10),
        by: options.by,
        legId: options.leg,
        gapHours: options.gapHours,
        gapMeters: (options.gapKm ?? GAP_KM) * 1000,
        gapsInDrawn: options.gapKm !== undefined,
        toleranceMeters: options.tolerance,
        dropOutliers: options.dropOutliers ?? false,
      });
      await assertGood(files);
      await writeNewFolder(folder, files);
      if (options.json) printJson({ folder, ...report }, 2);
      else {
        tellNotes(report);
        print(`A story is in ${shown(options.output)}: ${summary(report)}.\n`);
      }
      answer(EXIT.good);
    });
}

async function readOne(path: string): Promise<ReadFile> {
  const text = await readTextOf(path);
  try {
    return { fileName: basename(path), content: await readTracks(basename(path), text) };
  } catch (error) {
    if (error instanceof Refusal) throw new Error(`"${path}" is not imported. ${error.message}`, { cause: error });
    throw error;
  }
}

function made(read: readonly ReadFile[], options: ImportOptions) {
  try {
    return importedStory(read, options);
  } catch (error) {
    if (error instanceof Refusal) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** A title, a mode or a time can be wrong: then nothing is written. */
async function assertGood(files: ReadonlyMap<string, string>): Promise<void> {
  const { problems } = checkStory(new Map(files), { ground: await readGround() });
  const errors = problems.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (!first) return;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  throw new Error(`The story would not pass its check, so it is not written: ${first.message}${more}`);
}

function tellNotes({ notes }: ImportReport): void {
  for (const note of notes.slice(0, MOST_NOTES)) tell(`${shown(note)}\n`);
  const more = notes.length - MOST_NOTES;
  if (more > 0) tell(`${more.toLocaleString("en")} more notes; --json prints all.\n`);
}

function summary({ legs, places }: ImportReport): string {
  const drawn = legs.reduce((sum, leg) => sum + leg.drawn, 0);
  const gaps = legs.reduce((sum, leg) => sum + leg.gaps, 0);
  const count = (number: number, noun: string) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
  return `${count(legs.length, "leg")}, ${count(gaps, "gap")}, ${count(drawn, "position")} drawn, ${count(places, "place")}`;
}

function positive(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value <= 0)
    throw new InvalidArgumentError("Give a number above 0.");
  return value;
}

function notNegative(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError("Give 0 or a number above it.");
  return value;
}

function idOf(text: string): string {
  if (!ID.test(text) || text.length > 50)
    throw new InvalidArgumentError("Ids are lower-case letters, digits and hyphens, a letter first, at most 50.");
  return text;
}
