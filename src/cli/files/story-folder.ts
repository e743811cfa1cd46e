import { readdir, realpath, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { STORY_FILES } from "../../format/draft.ts";
import { decodeText } from "../../format/read/decode-text.ts";
import { MAX_BYTES } from "../../format/read/read-json.ts";
import type { StoryFiles, UnreadFile } from "../../format/unread-file.ts";
import { UsageError } from "../exit-codes.ts";
import { faultInWords, readFileWithin, type Reading } from "./read-file.ts";

const LIKE_STORY_FILE = /^[\w-]+\.(?:json|geojson)$/;
import { IS_CHECKOUT } from "../own-root.ts";

const FIRST_STORY = "geo/najin-dunay";

/** The story that commands take where none is named: the first one, in a checkout; an installed package has none. */
export const DEFAULT_STORY = IS_CHECKOUT ? FIRST_STORY : undefined;

const NO_STORY =
  "Name a story: waybill COMMAND STORY. A story is a folder that holds story.json, places.geojson, legs.geojson, claims.json " +
  "and sources.json. To begin, make a small invented one: waybill new my-story";

/**
 * The files of a story folder by name: the texts of the five, with a byte order mark where one is, or why one was not read.
 * Other files that look like files of a story are named, with an empty text: they are not opened. Throws UsageError where
 * it is no folder.
 */
export async function readStoryFolder(named: string | undefined): Promise<StoryFiles> {
  const folder = await assertFolder(named);
  const files = new Map<string, string | UnreadFile>();
  for (const name of STORY_FILES) {
    const reading = await readFileWithin(join(folder, name), MAX_BYTES);
    if (reading.kind === "read") files.set(name, decodeText(reading.bytes));
    else if (reading.kind !== "missing") files.set(name, unreadFile(name, reading));
  }
  const others = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && LIKE_STORY_FILE.test(entry.name) && !files.has(entry.name))
    .map(({ name }) => name);
  for (const name of others.sort()) if (!isStoryFile(name)) files.set(name, "");
  return files;
}

/** The texts of the five files alone, as far as they are there. Throws Error where one was not read. */
export function textsOf(files: StoryFiles): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, file] of files) {
    if (typeof file !== "string") throw new Error(file.message);
    if (isStoryFile(name)) texts.set(name, file);
  }
  return texts;
}

/** True for the name of one of the five files. */
export function isStoryFile(name: string): boolean {
  return STORY_FILES.some((file) => file === name);
}

/** True for the path of a file of a story's own detailed base map. */
export function isDetailFile(path: string): boolean {
  return /^basemap\/(?:index\.json|\d{1,2}\/\d{1,6}-\d{1,6}\.topo\.json\.gz)$/.test(path);
}

function unreadFile(name: string, reading: Exclude<Reading, { kind: "read" | "missing" }>): UnreadFile {
  const fault = faultInWords(reading, MAX_BYTES);
  switch (reading.kind) {
    case "not-a-file":
      return { code: "not-a-file", message: `The name ${name} ${fault}. Put the file in its place.` };
    case "too-large":
      return { code: "file-too-large", message: `The file ${fault}. Simplify its lines.` };
    case "failed":
      return { code: "unreadable-file", message: `The file ${name} ${fault}. Make it readable.` };
  }
}

/**
 * Throws UsageError where a file of a story is a link out of its folder: the server would not show it, as else the person who sends
 * somebody a story could have any file of theirs served.
 */
export async function assertInside(folder: string): Promise<void> {
  const root = await realpath(folder);
  for (const name of STORY_FILES) {
    const path = join(folder, name);
    const real = await realpath(path).catch(() => undefined);
    if (real !== undefined && !real.startsWith(root + sep))
      throw new UsageError(
        `"${path}" is a link to a file outside the story, which is not shown. Put a copy in its place.`,
      );
  }
}

/** The absolute path of a story folder. Throws UsageError where there is none, or none was named. */
export async function assertFolder(folder: string | undefined): Promise<string> {
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
