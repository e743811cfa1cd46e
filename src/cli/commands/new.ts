import { mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Command } from "commander";
import { shown } from "../../format/shown.ts";
import { checkStory } from "../../lint/check-story.ts";
import { readGround } from "../files/base-map-ground.ts";
import { kindOf } from "../files/write-atomic.ts";
import { idFromName, starterStory, titleFromName } from "../new-story/starter-story.ts";
import { UsageError } from "../exit-codes.ts";
import { print } from "../print.ts";

/** `waybill new FOLDER [--title TEXT]`: a small story that passes the check, to be changed into one's own. */
export function newCommand(): Command {
  return new Command("new")
    .description("make a folder with a small story in it, to begin with")
    .argument("<folder>", "the folder to make; its name becomes the id of the story")
    .option("--title <text>", "title of the story (default: the folder's name)")
    .action(async (named: string, { title }: { title?: string }) => {
      const folder = resolve(named);
      await assertEmpty(folder, named);
      const name = basename(folder);
      const files = await starterStory(idFromName(name), title ?? titleFromName(name));
      await assertGood(files);
      await writeAll(folder, files);
      const quoted = /^[\w./-]+$/.test(named) && !named.startsWith("-") ? named : `'${named.replaceAll("'", "'\\''")}'`;
      const story = shown(quoted);
      print(
        `A story is in ${shown(named)}: an invented one. Its README.md says what to change. Next:\n` +
          `  npx waybill check ${story} --strict\n  npx waybill serve ${story}\n  npx waybill build ${story} -o site\n`,
      );
    });
}

async function assertEmpty(folder: string, named: string): Promise<void> {
  const kind = await kindOf(folder);
  if (kind !== undefined && kind !== "a folder")
    throw new UsageError(`"${named}" is ${kind}, not a folder. Name a folder that can be made.`);
  if (kind === "a folder" && (await readdir(folder)).length > 0)
    throw new UsageError(`The folder "${named}" is not empty. Name another, or one that can be made.`);
  if (kind === undefined && (await kindOf(dirname(folder))) !== "a folder")
    throw new UsageError(`There is no folder "${dirname(folder)}" for it. Make it, or name another.`);
}

/** Only a title can be wrong: the rest is ours. */
async function assertGood(files: ReadonlyMap<string, string>): Promise<void> {
  const story = [...files].filter(([path]) => /^\w+\.(?:json|geojson)$/.test(path));
  const [problem] = checkStory(new Map(story), { ground: await readGround() }).problems;
  if (problem) throw new UsageError(`With this title the story would not pass its check: ${problem.message}`);
}

/** Writes beside the folder and moves it there, so that a kill leaves no half story under its name. */
async function writeAll(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const part = await mkdtemp(join(dirname(folder), `.${basename(folder).slice(0, 40)}-`));
  try {
    const built = join(part, "new");
    for (const [path, text] of files) {
      await mkdir(dirname(join(built, path)), { recursive: true });
      await writeFile(join(built, path), text, { flag: "wx" });
    }
    // An empty folder gives way; on Windows nothing is moved over one.
    await rmdir(folder).catch(() => undefined);
    await rename(built, folder);
  } catch (cause) {
    throw new Error(`"${folder}" cannot be written: ${(cause as Error).message}.`, { cause });
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}
