import { cp, lstat, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { OWN_ROOT } from "../own-root.ts";
import { folderOf } from "../server/site.ts";

/** What pages of stories need of the built page; its own story, its page and the schemas stay behind. */
const PROGRAM = ["assets", "basemap", "fonts", "favicon.svg", "prerendered.css"];

/** Names in a site that are the program's or ours: no folder of a story is called so. */
export const TAKEN_NAMES: readonly string[] = [...PROGRAM, "headers", "story", "index.html"];

/** Copies the program that all stories of a site share, with the licences of what is compiled into it. */
export async function copyProgram(built: string, to: string): Promise<void> {
  for (const name of PROGRAM) await cp(join(await folderOf(built, name), name), join(to, name), { recursive: true });
  await cp(await licences(built), join(to, "licences.md"));
}

/** In a checkout it is built with the page; a package has it at its top, with what only its own files need. */
async function licences(built: string): Promise<string> {
  const ofPage = join(built, "licences.md");
  const isThere = await stat(ofPage).catch(() => undefined);
  return isThere ? ofPage : join(OWN_ROOT, "LICENCES.md");
}

/**
 * Copies the story's own part of the base map, its folder `basemap/`, where it has one: files alone, none whose name begins with
 * a dot, and nothing that a link leads to.
 */
export async function copyOwnBaseMap(story: string, to: string): Promise<void> {
  const from = join(story, "basemap");
  const found = await lstat(from).catch(() => undefined);
  if (!found?.isDirectory()) return;
  const filter = async (path: string) => {
    const entry = await lstat(path);
    return !basename(path).startsWith(".") && (entry.isFile() || entry.isDirectory());
  };
  await cp(from, join(to, "basemap"), { recursive: true, filter });
}
