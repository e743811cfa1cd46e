import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { buildIfNeeded, STATIC_FOLDERS } from "../src/cli/server/site.ts";
import { compileCommands, compileDoors } from "./compile.ts";
import { packageJson } from "./package-json.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
/** What `npm pack` packs. */
const PACKAGE = join(ROOT, "build/package");

const COPIED = ["bin", "static", "geo/starter", "LICENSE", "NOTICE", "CHANGELOG.md"];

/** Only the worker has them, which Vite builds apart. */
const WORKER_PACKAGES = ["topojson-client", "@maplibre/geojson-vt", "@maplibre/vt-pbf", "@mapbox/vector-tile", "pbf"];

/** Writes the package that others install into build/package: `npm pack ./build/package` makes a file of it. */
async function buildPackage(): Promise<void> {
  process.env.NODE_ENV = "production";
  await rm(PACKAGE, { recursive: true, force: true });
  await mkdir(PACKAGE, { recursive: true });
  await Promise.all([
    writeTypes(join(PACKAGE, "types")),
    compileCommands(ROOT, join(PACKAGE, "commands")),
    compileDoors(ROOT, join(PACKAGE, "lib")),
    copyPage(join(PACKAGE, "dist")),
  ]);
  await writeLicences();
  for (const name of COPIED) await cp(join(ROOT, name), join(PACKAGE, name), { recursive: true });
  await cp(join(ROOT, "docs/package.md"), join(PACKAGE, "README.md"));
  await cp(join(ROOT, "docs/api.md"), join(PACKAGE, "api.md"));
  await writeFile(join(PACKAGE, "package.json"), `${JSON.stringify(packageJson(ROOT), null, 2)}\n`);
}

/**
 * The built page, without a story: the command line serves one beside it. The static files are in the package once, and
 * `folderOf` finds them.
 */
async function copyPage(folder: string): Promise<void> {
  await cp(await buildIfNeeded(), folder, { recursive: true });
  for (const name of ["story", ...STATIC_FOLDERS]) await rm(join(folder, name), { recursive: true });
}

/** The declarations of the doors and of all that they reach. */
async function writeTypes(folder: string): Promise<void> {
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  const args = [tsc, "-p", join(ROOT, "packaging/tsconfig.types.json"), "--outDir", folder];
  await promisify(execFile)(process.execPath, args);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    // The compiler leaves the endings of the sources, which not every reader of declarations follows.
    const text = (await readFile(file, "utf8")).replace(/((?:from |import\()"\.[^"]*)\.ts"/g, '$1.js"');
    await writeFile(file, text);
  }
}

/** The licences of all that is compiled into the page and the map's worker. */
async function writeLicences(): Promise<void> {
  const file = join(PACKAGE, "LICENCES.md");
  await rename(join(PACKAGE, "dist/licences.md"), file);
  const ofWorker = await Promise.all(
    WORKER_PACKAGES.map(async (name) => {
      const folder = join(ROOT, "node_modules", name);
      const licence = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
      if (licence === undefined) throw new Error(`The package ${name} has no file of its licence.`);
      const quoted = (await readFile(join(folder, licence), "utf8")).trim().replace(/^/gm, "> ");
      return `\n## ${name}\n\n${quoted}\n`;
    }),
  );
  const text = await readFile(file, "utf8");
  const intro = "# Licences of the packages that are compiled into the page and the map's worker";
  await writeFile(file, `${text.replace(/^# .*$/m, intro)}${ofWorker.join("")}`);
}

await buildPackage();
