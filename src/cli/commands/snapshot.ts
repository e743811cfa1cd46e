import { join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { dataHash } from "../../format/data-hash.ts";
import { isPreset, LAYOUTS, PRESETS, type LayoutName, type PictureSize } from "../../picture/request/picture-sizes.ts";
import { readStory } from "../../format/read-story.ts";
import { shown } from "../../format/shown.ts";
import { asLines } from "./check.ts";
import { EXIT, UsageError, type ExitCode } from "../exit-codes.ts";
import { print, printJson, tell } from "../print.ts";
import { snapshotBatch } from "../snapshot/snapshot-batch.ts";
import { snapshotJobs, type Shard, type SnapshotJob, type ThemeChoice } from "../snapshot/snapshot-jobs.ts";
import { pictureEntry } from "../snapshot/snapshot-manifest.ts";
import { drawInPages } from "../snapshot/snapshot-pages.ts";
import { DEFAULT_STORY, assertFolder, assertInside, readStoryFolder, textsOf } from "../files/story-folder.ts";
import { kindOf, makeFolder, prepareOutput, writeAtomic } from "../files/write-atomic.ts";

interface SnapshotOptions {
  output?: string;
  preset?: PictureSize[];
  size?: PictureSize;
  scale: number;
  layout: LayoutName;
  at?: string;
  theme: ThemeChoice[];
  chapters?: boolean;
  shard?: Shard;
  address?: string;
  json?: boolean;
  force?: boolean;
}

/** `waybill snapshot [STORY] -o FILE`: PNGs, drawn headless by the built page itself. */
export function snapshotCommand(answer: (code: ExitCode) => void): Command {
  return new Command("snapshot")
    .description("make a PNG of a story, or many of them into a folder")
    .argument("[story]", "story folder", DEFAULT_STORY)
    .option("-o, --output <path>", "the PNG to write, or a folder for it or for many (default: a name from the story)")
    .option("--preset <names>", `sizes by name, with commas between: ${Object.keys(PRESETS).join(", ")}`, asPresets)
    .option("--size <WxH>", "another size in pixels, 320 to 8192 a side", asSize)
    .option("--scale <number>", "pixels of the file per pixel of the size, 1 to 4", asScale, 1)
    .addOption(
      new Option("--layout <name>", "full: with title, notes and sources; map: the map with its credits")
        .choices(LAYOUTS)
        .default("full"),
    )
    .option(
      "--at <moment>",
      "seconds, a day (2023-09-12), a chapter's id (with its travel done), or end (default: the whole route)",
    )
    .option("--theme <names>", "light, dark or print, with commas between", asThemes, ["light"])
    .option("--chapters", "a picture of every chapter, each with its travel done")
    .option("--shard <i/n>", "make the i-th of n shares of many pictures, to spread them over machines", asShard)
    .option("--address <url>", "where the story is published: named in the picture's data", asAddress)
    .option("--json", "say on stdout what was made, as JSON")
    .option("--force", "overwrite files")
    .action(async (folder: string, options: SnapshotOptions) => {
      if (options.chapters && options.at !== undefined)
        throw new UsageError("Give --at or --chapters, not both: --chapters makes a picture of every chapter.");
      answer(await snapshot(folder, options));
    });
}

async function snapshot(folder: string, options: SnapshotOptions): Promise<ExitCode> {
  if (options.preset && options.size) throw new UsageError("Give --preset or --size, not both.");
  const storyFolder = await assertFolder(folder);
  const files = await readStoryFolder(folder);
  const result = readStory(files);
  tell(asLines(folder, result.problems));
  if (!result.ok) return EXIT.problems;
  await assertInside(storyFolder);
  const { story } = result;
  const { scale, layout, at, theme: themes, chapters = false, address, force = false, json = false, shard } = options;
  const sizes = options.preset ?? [options.size ?? PRESETS.wide];
  const wish = {
    sizes,
    themes,
    layout,
    scale,
    ...(at !== undefined && { at }),
    chapters,
    ...(address !== undefined && { address }),
  };
  const jobs = snapshotJobs(story, wish);
  const [only] = jobs;
  if (jobs.length === 1 && only && !shard && !chapters) return snapshotOne(only, storyFolder, options);
  if (options.output !== undefined && (PNG_FILE.test(options.output) || IMAGE_FILE.test(options.output)))
    throw new UsageError(`"${options.output}" is the name of a picture, and many pictures go into a folder. Name one.`);
  const batch = { storyFolder, story: { story: story.id, dataHash: dataHash(textsOf(files)) }, force, json };
  return snapshotBatch(jobs, {
    ...batch,
    folder: options.output ?? `${story.id}-pictures`,
    ...(shard && { shard }),
  });
}

async function snapshotOne(job: SnapshotJob, storyFolder: string, options: SnapshotOptions): Promise<ExitCode> {
  const file = await fileFor(job, options.output);
  await prepareOutput(file, options.force);
  tell("Drawing ...\n");
  await drawInPages(storyFolder, [job], {
    async drawn({ png, alt }) {
      await writeAtomic(file, png, options.force);
      const entry = pictureEntry(file, png, alt, job.options);
      if (options.json) printJson(entry);
      else print(`${shown(file)}\n`);
    },
    failed({ error }) {
      throw error;
    },
  });
  return EXIT.good;
}

/** A name that does not end so is that of a folder: there a picture has the name that its story gives it. */
const PNG_FILE = /\.png$/i;
const IMAGE_FILE = /\.(?:jpe?g|gif|webp|avif|tiff?|svg|pdf|bmp)$/i;

async function fileFor({ name }: SnapshotJob, output: string | undefined): Promise<string> {
  if (output === undefined) return name;
  if (PNG_FILE.test(output) && (await kindOf(output)) !== "a folder") return output;
  if (IMAGE_FILE.test(output))
    throw new UsageError(`A picture is a PNG. Name a file that ends in .png instead of "${output}", or a folder.`);
  await makeFolder(output);
  return join(output, name);
}

function asPresets(text: string): PictureSize[] {
  return text.split(",").map((name) => {
    if (isPreset(name)) return PRESETS[name];
    throw new InvalidArgumentError(`There is no preset "${name}"; there are ${Object.keys(PRESETS).join(", ")}.`);
  });
}

function asSize(text: string): PictureSize {
  const [, width, height] = /^(\d{1,5})x(\d{1,5})$/.exec(text) ?? [];
  if (!width || !height) throw new InvalidArgumentError(`A size is written 1920x1080, not "${text}".`);
  return { width: Number(width), height: Number(height) };
}

function asScale(text: string): number {
  const scale = Number(text);
  if (!(scale >= 1 && scale <= 4)) throw new InvalidArgumentError(`A scale is a number from 1 to 4, not "${text}".`);
  return scale;
}

function asThemes(text: string): ThemeChoice[] {
  return text.split(",").map((name) => {
    if (name === "light" || name === "dark" || name === "print") return name;
    throw new InvalidArgumentError(`A theme is light, dark or print, not "${name}".`);
  });
}

function asShard(text: string): Shard {
  const [index, count] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).slice(1).map(Number);
  if (!index || !count || index > count)
    throw new InvalidArgumentError(`A share is written 1/4, from 1/4 to 4/4, not "${text}".`);
  return { index, count };
}

function asAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError(`An address begins with https:// or http://; "${text}" does not.`);
  url.hash = "";
  return url.href;
}
