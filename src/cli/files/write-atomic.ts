import { randomBytes } from "node:crypto";
import { link, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { UsageError } from "../exit-codes.ts";

async function mustBeFree(file: string, force: boolean): Promise<void> {
  await mustHaveFolder(file);
  const found = await kindOf(file);
  if (found === "folder") throw new UsageError(`"${file}" is a folder. Name a file in it.`);
  if (!force && found) throw taken(file);
}

/** Makes a folder where there is none. Throws UsageError where the folder around it is not there, or a file has its name. */
export async function makeFolder(folder: string): Promise<void> {
  await mustHaveFolder(folder);
  if ((await kindOf(folder)) === "file")
    throw new UsageError(`"${folder}" is a file, not a folder for pictures. Name a folder, or one that can be made.`);
  await mkdir(folder, { recursive: true });
}

/**
 * Removes what killed runs left of a file that is to be written. Throws UsageError where it cannot be: its folder is not there,
 * it is a folder, or it is there and `force` is not set. Call it before the work.
 */
export async function makeWayFor(file: string, force = false): Promise<void> {
  await mustBeFree(file, force);
  await removePartsOf([basename(file)], dirname(resolve(file)));
}

/**
 * Writes beside the file and moves it into place, so that a kill leaves no part of it under its name. Without `force` a file that
 * appeared meanwhile stays: UsageError.
 */
export async function writeWhole(file: string, data: string | Buffer, force = false): Promise<void> {
  const partial = `${file}.${randomBytes(4).toString("hex")}.part`;
  try {
    await writeFile(partial, data);
    if (force) await rename(partial, file);
    else await moveToFree(partial, file);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "EEXIST" ? taken(file) : error;
  } finally {
    await rm(partial, { force: true });
  }
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

/** Removes what killed runs of `writeWhole` left of these files; what other runs write there meanwhile stays. */
export async function removePartsOf(names: readonly string[], folder: string): Promise<void> {
  const own = new Set(names);
  const left = (await readdir(folder)).filter((found) => PART.test(found) && own.has(found.replace(PART, "")));
  for (const found of left) await rm(join(folder, found), { force: true });
}

async function mustHaveFolder(path: string): Promise<void> {
  if ((await kindOf(dirname(resolve(path)))) !== "folder")
    throw new UsageError(`There is no folder "${dirname(path)}" for the file. Make it, or name another.`);
}

/** What stands under a name; undefined for nothing. */
export async function kindOf(path: string): Promise<"file" | "folder" | undefined> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (!found) return undefined;
  return found.isDirectory() ? "folder" : "file";
}

function taken(file: string): UsageError {
  return new UsageError(`"${file}" is already there. Give another name, or --force to overwrite it.`);
}
