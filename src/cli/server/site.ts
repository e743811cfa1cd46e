import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { tell } from "../print.ts";
import { IS_CHECKOUT, OWN_ROOT } from "../own-root.ts";

const ROOT = `${OWN_ROOT}/`;

/** Where the built page lies. */
export const SITE = `${ROOT}dist/`;

/** The folders of static files that every page needs: they lie in the site, or in a package beside it. */
export const STATIC_FOLDERS: readonly string[] = ["basemap", "fonts", "schema"];

/** The folder that holds `name`, a file of a page or the path of one, or a folder: `site`, or that of the static files. */
export async function folderOf(site: string, name: string): Promise<string> {
  const [first = ""] = name.split("/");
  if (!STATIC_FOLDERS.includes(first)) return site;
  const isInSite = await stat(join(site, first)).then(
    () => true,
    () => false,
  );
  return isInSite ? site : join(ROOT, "static");
}

/** On the same file system as the site, so that what is built there can be moved. */
const WORKSHOP = `${ROOT}.cache/`;

const INPUTS = ["index.html", "package.json", "vite.config.ts", "src", "static", "geo/najin-dunay"];

/**
 * Builds the page where it is missing or older than what it is built from; says so on stderr. Returns its folder, which is
 * whole at every moment: a build that is ended, or one beside it, leaves no half page. An installed package has its page built.
 */
export async function buildIfNeeded(): Promise<string> {
  if (!IS_CHECKOUT || (await isCurrent())) return SITE;
  tell("Building the page ...\n");
  await mkdir(WORKSHOP, { recursive: true });
  const workshop = await mkdtemp(join(WORKSHOP, "site-"));
  try {
    const built = join(workshop, "new");
    await buildInto(built);
    if (!(await isCurrent())) await putInPlace(built, SITE, join(workshop, "old"));
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  return SITE;
}

/** Builds the page into an empty folder. */
export async function buildInto(folder: string): Promise<void> {
  const { build } = await import("vite");
  // Vite goes by what it finds there: under a test runner the page would be one for developers, and larger.
  const found = process.env.NODE_ENV;
  process.env.NODE_ENV = "production";
  try {
    await build({ root: ROOT, logLevel: "error", build: { outDir: folder, emptyOutDir: true } });
  } finally {
    if (found === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = found;
  }
}

/** Moves a built folder to its place, and what is there to `old`; where another process was quicker, its folder stays. */
export async function putInPlace(built: string, place: string, old: string): Promise<void> {
  await rename(place, old).catch(unless("ENOENT"));
  await rename(built, place).catch(unless("ENOTEMPTY", "EEXIST"));
}

function unless(...codes: string[]): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!codes.includes(error.code ?? "")) throw error;
  };
}

async function isCurrent(): Promise<boolean> {
  const built = await stat(`${SITE}index.html`).catch(() => undefined);
  if (!built) return false;
  const newest = await Promise.all(INPUTS.map((path) => newestChange(`${ROOT}${path}`)));
  return Math.max(...newest) <= built.mtimeMs;
}

async function newestChange(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await Promise.all((await readdir(path)).map((name) => newestChange(`${path}/${name}`)));
  return Math.max(0, ...inside);
}
