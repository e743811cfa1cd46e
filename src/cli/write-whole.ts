import { randomBytes } from "node:crypto";
import { access, link, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { UsageError } from "./exit-codes.ts";

/** Throws UsageError where a file cannot be written: its folder is not there, or it is and `force` is not set. */
export async function mustBeFree(file: string, force = false): Promise<void> {
  if (!(await exists(dirname(resolve(file)))))
    throw new UsageError(`There is no folder "${dirname(file)}" for the file. Make it, or name another.`);
  if (!force && (await exists(file))) throw taken(file);
}

/** Throws UsageError as `mustBeFree` does, and removes what killed runs left of the file. Call it before the work. */
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
    else await link(partial, file);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "EEXIST" ? taken(file) : error;
  } finally {
    await rm(partial, { force: true });
  }
}

const PART = /\.[0-9a-f]{8}\.part$/;

/** Removes what killed runs of `writeWhole` left of these files; what other runs write there meanwhile stays. */
export async function removePartsOf(names: readonly string[], folder: string): Promise<void> {
  const own = new Set(names);
  const left = (await readdir(folder)).filter((found) => PART.test(found) && own.has(found.replace(PART, "")));
  for (const found of left) await rm(join(folder, found), { force: true });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function taken(file: string): UsageError {
  return new UsageError(`"${file}" is already there. Give another name, or --force to overwrite it.`);
}
