import { readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UsageError } from "../exit-codes.ts";

export const DEFAULT_STORY = "geo/najin-dunay";
export const STORY_FILE = /^[\w-]+\.(?:json|geojson)$/;

/**
 * The texts of a story folder by file name: its .json and .geojson files, with a byte order mark where one is. Throws
 * UsageError where it is no folder.
 */
export async function readStoryFolder(folder: string): Promise<Map<string, string>> {
  await mustBeFolder(folder);
  const names = (await readdir(folder)).filter((name) => STORY_FILE.test(name)).sort();
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const),
  );
  return new Map(texts);
}

/** The absolute path of a story folder. Throws UsageError where there is none. */
export async function mustBeFolder(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw new UsageError(`There is no folder "${folder}". Name a story folder such as ${DEFAULT_STORY}.`);
  if (!found.isDirectory())
    throw new UsageError(`"${folder}" is a file; a story is a folder that holds story.json. Name the folder.`);
  return resolve(folder);
}
