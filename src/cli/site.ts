import { readdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Where the built page lies. */
export const SITE = fileURLToPath(new URL("../../dist/", import.meta.url));

const INPUTS = ["index.html", "package.json", "vite.config.ts", "src", "static", "geo/najin-dunay"];

/** Builds the page where it is missing or older than what it is built from; says so on stderr. Returns its folder. */
export async function buildIfNeeded(): Promise<string> {
  if (await isCurrent()) return SITE;
  process.stderr.write("Building the page ...\n");
  const { build } = await import("vite");
  // Vite goes by what it finds there: under a test runner the page would be one for developers, and larger.
  const found = process.env.NODE_ENV;
  process.env.NODE_ENV = "production";
  try {
    await build({ root: ROOT, logLevel: "error" });
  } finally {
    if (found === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = found;
  }
  return SITE;
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
