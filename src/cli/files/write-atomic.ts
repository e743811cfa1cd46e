import { randomBytes } from "node:crypto";
import { link, lstat, mkdir, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { UsageError } from "../exit-codes.ts";
import { kindInWords } from "./read-file.ts";

async function assertFree(file: string, force: boolean): Promise<void> {
  await assertHasFolder(file);
  await placeOf(file);
  if (!force && (await kindOf(file)) !== undefined) throw taken(file);
}

/** Makes a folder where there is none. Throws UsageError where the folder around it is not there, or a file has its name. */
export async function makeFolder(folder: string): Promise<void> {
  await assertHasFolder(folder);
  const found = await kindOf(folder);
  if (found !== undefined && found !== "a folder")
    throw new UsageError(`"${folder}" is ${found}, not a folder for pictures. Name a folder, or one that can be made.`);
  await mkdir(folder, { recursive: true });
}

/**
 * Removes what killed runs left of a file that is to be written. Throws UsageError where it cannot be: its folder is not there,
 * it is a folder, a device, a pipe or a link that leads nowhere, or it is there and `force` is not set. Call it before the work.
 */
export async function prepareOutput(file: string, force = false): Promise<void> {
  await assertFree(file, force);
  const place = await placeOf(file);
  await removePartsOf([basename(place)], dirname(place));
}

/**
 * Writes beside the file and moves it into place, so that a kill leaves no part of it under its name. Where the name is a link
 * to a file, that file is written and the link stays. Without `force` a file that appeared meanwhile stays: UsageError.
 */
export async function writeAtomic(file: string, data: string | Buffer, force = false): Promise<void> {
  const place = await placeOf(file);
  const partial = `${place}.${randomBytes(4).toString("hex")}.part`;
  try {
    await writeFile(partial, data);
    if (force) await rename(partial, place);
    else await moveToFree(partial, place);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "EEXIST" ? taken(file) : unwritten(file, error);
  } finally {
    await rm(partial, { force: true });
  }
}

/**
 * The absolute path of what is written under a name: links are followed. Throws UsageError for one that leads nowhere, and for
 * what is there and no file: a device would be replaced by one.
 */
async function placeOf(file: string): Promise<string> {
  const kind = await kindOf(file);
  if (kind === "a folder") throw new UsageError(`"${file}" is a folder. Name a file in it.`);
  if (kind !== undefined && kind !== "a file")
    throw new UsageError(`"${file}" is ${kind}, not a file. Name a file; what is printed can be sent on with a pipe.`);
  const path = resolve(file);
  const found = await lstat(path).catch(undefinedWhereNone);
  if (!found?.isSymbolicLink()) return path;
  return realpath(path).catch((cause: unknown) => {
    throw new UsageError(`"${file}" is a link that leads nowhere. Name the file itself, or remove the link.`, {
      cause,
    });
  });
}

/** A link is never made over a file; where the file system has no links, an empty file holds the name until the move. */
async function moveToFree(partial: string, file: string): Promise<void> {
  try {
    return await link(partial, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
  }
  await writeFile(file, "", { flag: "wx" });
  try {
    await rename(partial, file);
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

const PART = /\.[0-9a-f]{8}\.part$/;

/** Removes what killed runs of `writeAtomic` left of these files; what other runs write there meanwhile stays. */
export async function removePartsOf(names: readonly string[], folder: string): Promise<void> {
  const own = new Set(names);
  const left = (await readdir(folder, { withFileTypes: true })).filter(
    (entry) => entry.isFile() && PART.test(entry.name) && own.has(entry.name.replace(PART, "")),
  );
  for (const { name } of left) await rm(join(folder, name), { force: true });
}

async function assertHasFolder(path: string): Promise<void> {
  if ((await kindOf(dirname(resolve(path)))) !== "a folder")
    throw new UsageError(`There is no folder "${dirname(path)}" for the file. Make it, or name another.`);
}

/** The kind of thing that has a name, links followed: `a file`, `a folder`, `a device`; undefined for nothing. */
export async function kindOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(undefinedWhereNone);
  return found && kindInWords(found);
}

function undefinedWhereNone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
}

function taken(file: string): UsageError {
  return new UsageError(`"${file}" is already there. Give another name, or --force to overwrite it.`);
}

const REASONS: Record<string, string> = {
  ENOSPC: "The disk is full. Free some space, or name a file elsewhere.",
  EDQUOT: "Your share of the disk is used up. Free some space, or name a file elsewhere.",
  EACCES: "You may not write in its folder. Name a file elsewhere.",
  EPERM: "You may not write in its folder. Name a file elsewhere.",
  EROFS: "Its folder can only be read. Name a file elsewhere.",
};

function unwritten(file: string, cause: unknown): Error {
  const { code = "", message } = cause as NodeJS.ErrnoException;
  return new Error(`"${file}" cannot be written. ${REASONS[code] ?? message}`, { cause });
}
