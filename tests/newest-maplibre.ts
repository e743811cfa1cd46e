// npm run test:newest-maplibre: whether this checkout holds with the newest MapLibre; the checkout itself stays as it is.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { ROOT } from "./story/read-folder.ts";

/** What a copy can do without. */
const NOT_COPIED = [".git", "dist", ".cache", "output"];
const STEPS = [
  ["types", "npx", ["tsc", "-p", "tsconfig.json", "--noEmit"]],
  ["contract", "npx", ["vitest", "run", "--project", "browser", "tests/map/maplibre-contract.test.ts"]],
] as const;

const folder = mkdtempSync(join(tmpdir(), "waybill-newest-maplibre-"));
try {
  cpSync(ROOT, folder, { recursive: true, verbatimSymlinks: true, filter: (path) => !NOT_COPIED.includes(basename(path)) || path.includes("node_modules") }); // prettier-ignore
  const run = (command: string, args: readonly string[]) =>
    spawnSync(command, args, { cwd: folder, stdio: "inherit", shell: process.platform === "win32" }).status;
  if (run("npm", ["install", "--no-audit", "--no-fund", "maplibre-gl@latest"]) !== 0) {
    console.error("The newest MapLibre could not be installed: nothing was checked. Try again with a network.");
    process.exitCode = 2;
  } else {
    const { version } = JSON.parse(readFileSync(join(folder, "node_modules/maplibre-gl/package.json"), "utf8")) as {
      version: string;
    };
    const failed = STEPS.filter(([, command, args]) => run(command, args) !== 0).map(([name]) => name);
    console.log(`MapLibre ${version}: ${failed.length === 0 ? "all holds" : `does not hold: ${failed.join(", ")}`}.`);
    process.exitCode = failed.length === 0 ? 0 : 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
