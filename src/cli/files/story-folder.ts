import { readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UsageError } from "../exit-codes.ts";
import { IS_CHECKOUT, OWN_ROOT } from "../own-root.ts";

const FIRST_STORY = "geo/najin-dunay";

/** The story that commands take where none is named: the first one, in a checkout; an installed package has none. */
export const DEFAULT_STORY = IS_CHECKOUT ? FIRST_STORY : undefined;

const NO_STORY =
  "Name a story: waybill COMMAND STORY. A story is a folder that holds story.json, places.geojson, legs.geojson, claims.json " +
  `and sources.json. To begin, copy the small invented one that comes with Waybill: ${join(OWN_ROOT, "geo/starter")}`;
export const STORY_FILE = /^[\w-]+\.(?:json|geojson)$/;

/**
 * The texts of a story folder by file name: its .json and .geojson files, with a byte order mark where one is. Throws
 * UsageError where it is no folder.
 */
export async function readStoryFolder(folder: string | undefined): Promise<Map<string, string>> {
  const path = await mustBeFolder(folder);
  const names = (await readdir(path)).filter((name) => STORY_FILE.test(name)).sort();
  const texts = await Promise.all(names.map(async (name) => [name, await readFile(join(path, name), "utf8")] as const));
  return new Map(texts);
}

/** The absolute path of a story folder. Throws UsageError where there is none, or none was named. */
export async function mustBeFolder(folder: string | undefined): Promise<string> {
  if (folder === undefined) throw new UsageError(NO_STORY);
  const found = await stat(folder).catch(() => undefined);
  if (!found)
    throw new UsageError(
      `There is no folder "${folder}". Name a story folder${DEFAULT_STORY ? ` such as ${DEFAULT_STORY}` : ""}.`,
    );
  if (!found.isDirectory())
    throw new UsageError(`"${folder}" is a file; a story is a folder that holds story.json. Name the folder.`);
  return resolve(folder);
}
