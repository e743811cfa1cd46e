import { randomBytes } from "node:crypto";
import { access, rename, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import type { Page } from "playwright-core";
import type { HookOptions } from "../export/page-hook.ts";
import { readStory } from "../story/read-story.ts";
import { startBrowser } from "./browser.ts";
import { asLines } from "./check.ts";
import { EXIT, UsageError, type ExitCode } from "./exit-codes.ts";
import { startServer } from "./server.ts";
import { buildIfNeeded } from "./site.ts";
import { DEFAULT_STORY, mustBeFolder, readStoryFolder } from "./story-folder.ts";

interface SnapshotOptions {
  output?: string;
  size: { width: number; height: number };
  scale: number;
  at: string;
  theme: "light" | "dark" | "print";
  force?: boolean;
}

const READY_MILLISECONDS = 60_000;

/** `waybill snapshot [STORY] -o FILE`: a PNG, drawn headless by the built page itself. */
export function snapshotCommand(answer: (code: ExitCode) => void): Command {
  return new Command("snapshot")
    .description("make a PNG of a story")
    .argument("[story]", "story folder", DEFAULT_STORY)
    .option("-o, --output <file>", "the PNG to write (default: a name from the story)")
    .option("--size <WxH>", "size in pixels", asSize, { width: 1920, height: 1080 })
    .option("--scale <number>", "pixels of the file per pixel of the size, 1 to 4", asScale, 1)
    .option("--at <moment>", "seconds, a day (2023-09-12), a chapter's id, or end", "end")
    .option("--theme <name>", "light, dark or print", asTheme, "light")
    .option("--force", "overwrite the file")
    .action(async (folder: string, options: SnapshotOptions) => answer(await snapshot(folder, options)));
}

async function snapshot(folder: string, options: SnapshotOptions): Promise<ExitCode> {
  const story = await mustBeFolder(folder);
  const result = readStory(await readStoryFolder(folder));
  process.stderr.write(asLines(folder, result.problems));
  if (!result.ok) return EXIT.problems;
  if (options.output) await mustBeFree(options.output, options.force);
  const server = await startServer(await buildIfNeeded(), story, 0);
  try {
    const browser = await startBrowser();
    try {
      process.stderr.write("Drawing ...\n");
      const page = await browser.newPage();
      await page.goto(`${server.url}?picture`);
      const { base64, name } = await drawInPage(page, options);
      const file = options.output ?? name;
      await mustBeFree(file, options.force);
      await writeWhole(file, Buffer.from(base64, "base64"));
      process.stdout.write(`${file}\n`);
      return EXIT.good;
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

async function drawInPage(page: Page, options: SnapshotOptions): Promise<{ base64: string; name: string }> {
  await page.waitForFunction(() => document.documentElement.dataset.waybill !== "loading", undefined, {
    timeout: READY_MILLISECONDS,
  });
  const asked: HookOptions = { at: options.at, theme: options.theme, scale: options.scale, ...options.size };
  const drawn = await page.evaluate(async (wanted) => {
    if (!window.waybill)
      return { error: document.querySelector("[role=alert]")?.textContent ?? "The page shows no story." };
    return window.waybill
      .picture(wanted)
      .catch((error: Error) => ({ error: error.message, wrongCall: error.name === "RangeError" }));
  }, asked);
  if (!("error" in drawn)) return drawn;
  throw "wrongCall" in drawn && drawn.wrongCall ? new UsageError(drawn.error) : new Error(drawn.error);
}

async function mustBeFree(file: string, force = false): Promise<void> {
  const folderIsThere = await access(dirname(resolve(file))).then(
    () => true,
    () => false,
  );
  if (!folderIsThere)
    throw new UsageError(`There is no folder "${dirname(file)}" for the picture. Make it, or name another.`);
  const taken = await access(file).then(
    () => true,
    () => false,
  );
  if (taken && !force)
    throw new UsageError(`"${file}" is already there. Give another name, or --force to overwrite it.`);
}

/** Writes beside the file and moves it into place, so that a kill leaves no part of a picture. */
async function writeWhole(file: string, data: Buffer): Promise<void> {
  const partial = `${file}.${randomBytes(4).toString("hex")}.part`;
  try {
    await writeFile(partial, data);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

function asSize(text: string): { width: number; height: number } {
  const [, width, height] = /^(\d{1,5})x(\d{1,5})$/.exec(text) ?? [];
  if (!width || !height) throw new InvalidArgumentError(`A size is written 1920x1080, not "${text}".`);
  return { width: Number(width), height: Number(height) };
}

function asScale(text: string): number {
  const scale = Number(text);
  if (!(scale >= 1 && scale <= 4)) throw new InvalidArgumentError(`A scale is a number from 1 to 4, not "${text}".`);
  return scale;
}

function asTheme(text: string): SnapshotOptions["theme"] {
  if (text === "light" || text === "dark" || text === "print") return text;
  throw new InvalidArgumentError(`A theme is light, dark or print, not "${text}".`);
}
