import { mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../exit-codes.ts";
import { kindOf } from "./write-atomic.ts";

/** Throws UsageError where a folder is not empty or cannot be made; `named` is how the caller wrote it. */
export async function assertNewFolder(folder: string, named: string): Promise<void> {
  const kind = await kindOf(folder);
  if (kind !== undefined && kind !== "a folder")
    throw new UsageError(`"${named}" is ${kind}, not a folder. Name a folder that can be made.`);
  if (kind === "a folder" && (await readdir(folder)).length > 0)
    throw new UsageError(`The folder "${named}" is not empty. Name another, or one that can be made.`);
  if (kind === undefined && (await kindOf(dirname(folder))) !== "a folder")
    throw new UsageError(`There is no folder "${dirname(folder)}" for it. Make it, or name another.`);
}

/** Writes files, path within the folder -> text: beside it, and moves all there, so that a kill leaves no half story under its name. */
export async function writeNewFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
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
