import { cp, mkdtemp, readdir, realpath, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { PRODUCT } from "../../picture/file/product.ts";
import { UsageError } from "../exit-codes.ts";
import { readIfThere } from "../files/read-file.ts";
import { kindOf } from "../files/write-atomic.ts";

const MAX_PAGE_BYTES = 200_000_000;

/**
 * The absolute path of a folder that a site can be written to. Throws UsageError, before the work, where it holds a story that is
 * to be read, or anything at all; with `force`, anything but an earlier site.
 */
export async function assertSiteFolder(named: string, stories: readonly string[], force: boolean): Promise<string> {
  const kind = await kindOf(named);
  const folder = kind === undefined ? resolve(named) : await realpath(named);
  if (kind !== undefined && kind !== "a folder")
    throw new UsageError(`"${named}" is ${kind}, not a folder. Name a folder that can be made.`);
  for (const story of stories) {
    const real = await realpath(story);
    if (real === folder || real.startsWith(folder.replace(/[\\/]$/, "") + sep))
      throw new UsageError(
        `The story "${story}" lies in "${named}", which is replaced. Name another folder for the site.`,
      );
  }
  if (kind === undefined) {
    if ((await kindOf(dirname(folder))) !== "a folder")
      throw new UsageError(`There is no folder "${dirname(folder)}" for it. Make it, or name another.`);
    return folder;
  }
  if ((await readdir(folder)).length === 0) return folder;
  if (!force)
    throw new UsageError(`The folder "${named}" is not empty. Name another, or --force to replace a site in it.`);
  if (!(await isSite(folder)))
    throw new UsageError(`The folder "${named}" holds no site of Waybill, and is not replaced. Name another.`);
  return folder;
}

async function isSite(folder: string): Promise<boolean> {
  const page = await readIfThere(join(folder, "index.html"), MAX_PAGE_BYTES);
  const [product] = PRODUCT.split(" ");
  return page?.includes(`<meta name="generator" content="${product} `) ?? false;
}

/** Makes a folder beside its place and moves it there when it is whole: a command that is stopped leaves no half site. */
export async function writeWhole<Result>(folder: string, write: (part: string) => Promise<Result>): Promise<Result> {
  const workshop = await mkdtemp(join(dirname(folder), `.${basename(folder).slice(0, 40)}-`));
  try {
    const part = join(workshop, "new");
    const result = await write(part);
    await rmdir(folder).catch(() => undefined);
    // What cannot be moved away, such as a mounted folder, is written into: files of an earlier site may stay in it.
    const old = join(workshop, "old");
    await rename(folder, old).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT" && error.code !== "EBUSY") throw error;
    });
    if ((await kindOf(folder)) === undefined)
      await rename(part, folder).catch(async (cause: unknown) => {
        await rename(old, folder).catch(() => undefined);
        throw cause;
      });
    else await cp(part, folder, { recursive: true });
    return result;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}
