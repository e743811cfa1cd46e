import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../story/read-folder.ts";

/** Programs go by what they find there: a test runner's word for it would make other builds than a person's. */
const env = { ...process.env };
delete env["NODE_ENV"];

const runFile = (program: string, args: readonly string[], cwd: string) =>
  promisify(execFile)(program, [...args], { cwd, env, maxBuffer: 2 ** 26 });

/** A built package and a folder outside of the checkout in which it is installed, with the examples. */
export interface Installed {
  folder: string;
  tarball: { path: string; size: number; files: string[] };
}

interface PackReport {
  filename: string;
  size: number;
  files: { path: string }[];
}

const EXAMPLES = ["route-map", "read-a-story"];

/** Builds and packs the package, and installs it in `folder` with the two examples and the stories that they read. */
export async function packAndInstall(folder: string): Promise<Installed> {
  await runFile(process.execPath, ["--import", "tsx", "packaging/build-package.ts"], ROOT);
  const packed = await npm(["pack", join(ROOT, "build/package"), "--json", "--pack-destination", folder], folder);
  const [report] = JSON.parse(packed) as [PackReport];
  const path = join(folder, report.filename);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, workspaces: ["examples/*"] }));
  for (const name of EXAMPLES) copyExample(name, folder, path);
  mkdirSync(join(folder, "geo"));
  for (const story of ["najin-dunay", "starter"])
    cpSync(join(ROOT, "geo", story), join(folder, "geo", story), { recursive: true });
  await npm(["install", "--prefer-offline", "--no-audit", "--no-fund"], folder);
  linkPackage(folder);
  return { folder, tarball: { path, size: report.size, files: report.files.map((file) => file.path) } };
}

/** One installation serves both examples; the one that copies files out of the package finds it beside itself, as a person would. */
function linkPackage(folder: string): void {
  const beside = join(folder, "examples/route-map/node_modules");
  mkdirSync(beside, { recursive: true });
  symlinkSync(join(folder, "node_modules/waybill"), join(beside, "waybill"));
}

/** The example as it is, but with the package from where it is packed now. */
function copyExample(name: string, folder: string, tarball: string): void {
  const to = join(folder, "examples", name);
  cpSync(join(ROOT, "examples", name), to, { recursive: true, filter: (path) => !path.includes("node_modules") });
  const manifest = join(to, "package.json");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace(/file:[^"]+/, `file:${tarball}`));
}

async function npm(args: string[], cwd: string): Promise<string> {
  return (await runFile("npm", args, cwd)).stdout;
}

/** Runs a program in a folder, as a person there does; a failure is an answer too. */
export async function runIn(
  cwd: string,
  program: string,
  args: readonly string[],
): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    return { code: 0, ...(await runFile(program, args, cwd)) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

/** Names that modules import from packages, theirs and those of the modules beside them that they import. */
export function packagesReached(modules: readonly string[]): string[] {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const follow = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, name] of readFileSync(file, "utf8").matchAll(/(?:^import |from |import\()"([^"\n]+)"/gm))
      if (name!.startsWith(".")) follow(join(file, "..", name!));
      else packages.add(name!);
  };
  modules.forEach(follow);
  return [...packages];
}
