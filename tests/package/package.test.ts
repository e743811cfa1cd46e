import { mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { pngSize, readChunks } from "../../src/picture/file/png-chunks.ts";
import { removeFolder, temporaryFolder } from "../cli/run-waybill.ts";
import { ROOT } from "../story/read-folder.ts";
import { openExample } from "./open-example.ts";
import { packAndInstall, packagesReached, runIn, type Installed } from "./packed.ts";

const MOST_BYTES = 12_000_000;
const VERSION_SECONDS = 0.5;

let folder: string;
let installed: Installed;
/** Empty but for what is installed. */
let empty: string;
beforeAll(async () => {
  folder = temporaryFolder();
  installed = await packAndInstall(folder);
  empty = join(folder, "empty");
  mkdirSync(empty);
  symlinkSync(join(folder, "node_modules"), join(empty, "node_modules"));
}, 300_000);
afterAll(() => removeFolder(folder));

const waybill = (...args: string[]) => runIn(empty, "npx", ["--no-install", "waybill", ...args]);

describe("the package", () => {
  it("is small, and has neither pictures of the documentation nor tests nor sources", () => {
    const { size, files } = installed.tarball;
    expect(size).toBeLessThan(MOST_BYTES);
    expect(files).toEqual(
      expect.arrayContaining(["bin/waybill.js", "commands/run.js", "dist/index.html", "README.md", "api.md"]),
    );
    expect(files.filter((path) => /^(docs|tests|src)\/|\.(png|ts)$/.test(path.replace(/\.d\.ts$/, "")))).toEqual([]);
  });

  it("needs at run time what it imports, and nothing that builds", () => {
    const own = JSON.parse(readFileSync(join(folder, "node_modules/waybill/package.json"), "utf8")) as {
      private?: boolean;
      dependencies: Record<string, string>;
      optionalDependencies: Record<string, string>;
    };
    expect(own.private).toBeUndefined();
    const needed = Object.keys({ ...own.dependencies, ...own.optionalDependencies });
    expect(needed).toEqual(expect.arrayContaining(["commander", "playwright-core"]));
    expect(needed.filter((name) => ["vite", "tsx", "svelte", "maplibre-gl", "typescript"].includes(name))).toEqual([]);
  });

  it("reads a story without the map: its first door and its commands reach neither MapLibre nor Svelte", () => {
    const inPackage = (file: string) => join(folder, "node_modules/waybill", file);
    const packages = packagesReached([inPackage("lib/index.js"), inPackage("commands/run.js")]);
    expect(packages).toEqual(expect.arrayContaining(["commander", "valibot"]));
    expect(packages.filter((name) => /^(maplibre-gl|svelte)/.test(name))).toEqual([]);
  });

  it("has nothing that publint or attw find", async () => {
    const [lint, types] = await Promise.all([
      runIn(ROOT, "npx", ["publint", "--strict", installed.tarball.path]),
      runIn(ROOT, "npx", [
        "attw",
        installed.tarball.path,
        "--profile",
        "esm-only",
        "--exclude-entrypoints",
        "schema",
        "assets",
      ]),
    ]);
    expect([lint.code, lint.stdout + lint.stderr]).toEqual([0, expect.stringContaining("All good!")]);
    expect([types.code, types.code === 0 ? "" : types.stdout]).toEqual([0, ""]);
  });
});

describe("the commands of the package", () => {
  it("tell the version in half a second of processor time", async () => {
    const bin = join(folder, "node_modules/waybill/bin/waybill.js");
    const count = `process.on("exit",()=>process.stderr.write(JSON.stringify(process.cpuUsage())))`;
    const { stdout, stderr } = await runIn(empty, process.execPath, [
      ...["--import", `data:text/javascript,${encodeURIComponent(count)}`, bin, "--version"],
    ]);
    const { user, system } = JSON.parse(stderr) as { user: number; system: number };
    expect(stdout).toBe(`${packageJson.version}\n`);
    expect((user + system) / 1e6).toBeLessThan(VERSION_SECONDS);
  });

  it.each(["serve", "check", "snapshot", "sources", "export", "build"])(
    "%s without a story says what a story is",
    async (command) => {
      const { code, stdout, stderr } = await waybill(command, ...(command === "build" ? ["-o", "none"] : []));
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("Name a story");
      expect(stderr).not.toContain("geo/najin-dunay");
    },
  );

  it("check a story against the base map of the package", async () => {
    const story = join(ROOT, "tests/fixtures/lint/base");
    const checked = await waybill("check", join(folder, "geo/najin-dunay"));
    const told = checked.stdout.trim().split("\n");
    expect([checked.code, told]).toEqual([0, [expect.stringContaining(" note access-date-missing ")]]);
    expect((await waybill("check", join(ROOT, "tests/fixtures/invalid/unknown-leg"))).code).toBe(1);
    expect((await waybill("export", story, "--format", "csv")).code).toBe(0);
  });

  it("make a new story and a site of it, with nothing built and the licences of what is in the page", async () => {
    expect((await waybill("new", "my-story")).code).toBe(0);
    expect((await waybill("check", "my-story", "--strict")).code).toBe(0);
    const made = await waybill("build", "my-story", "-o", "site", "--no-picture");
    expect(made).toMatchObject({ code: 0, stdout: `${join("site", "index.html")}\n` });
    expect(made.stderr).not.toContain("Building");
    const read = (name: string) => readFileSync(join(empty, "site", name), "utf8");
    expect(read("index.html")).toContain("<h1>My story</h1>");
    expect(read("licences.md")).toContain("## maplibre-gl");
    expect(read("story/story.json")).toBe(readFileSync(join(empty, "my-story/story.json"), "utf8"));
  });

  it("draw a picture with the page of the package, and read it back", async () => {
    const story = join(folder, "geo/najin-dunay");
    const drawn = await waybill("snapshot", story, "--size", "640x640", "--layout", "map", "-o", "picture.png");
    expect(drawn).toMatchObject({ code: 0, stdout: "picture.png\n" });
    expect(drawn.stderr).not.toContain("Building");
    expect(pngSize(readChunks(readFileSync(join(empty, "picture.png"))))).toEqual({ width: 640, height: 640 });
    expect((await waybill("inspect", "picture.png", story)).code).toBe(0);
  });
});

describe("without what pictures need", () => {
  const driver = () => join(folder, "node_modules/playwright-core");
  beforeAll(() => renameSync(driver(), `${driver()}-away`));
  afterAll(() => renameSync(`${driver()}-away`, driver()));

  it("a picture is refused in words that say what to install, and a story is checked all the same", async () => {
    const story = join(folder, "geo/starter");
    const { code, stderr } = await waybill("snapshot", story, "-o", "no-driver.png");
    expect(code).toBe(1);
    expect(stderr).toContain("npm install playwright-core");
    expect((await waybill("check", story)).code).toBe(0);
  });
});

describe("the examples", () => {
  it("read-a-story lists the chapters and the sources of a story, in Node", async () => {
    const { code, stdout, stderr } = await runIn(join(folder, "examples/read-a-story"), "npm", ["start"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Where a paper says a crate went");
    expect(stdout).toMatch(/\d s {2}By sea: sea\n/);
  });

  it("route-map shows two maps of two stories, each with its credits, and asks no other host", async () => {
    const built = await runIn(join(folder, "examples/route-map"), "npx", ["vite", "build", "--logLevel", "warn"]);
    expect([built.code, built.stderr]).toEqual([0, ""]);
    const shown = await openExample(join(folder, "examples/route-map/dist"));
    expect(shown.errors).toEqual([]);
    expect(shown.statuses).toEqual(["ready", "ready"]);
    expect(shown.credits).toHaveLength(2);
    for (const credits of shown.credits) expect(credits).toContain("Made with Natural Earth");
    expect(shown.colored).toEqual([true, true]);
    expect(shown.idsSetByMaps).toEqual([]);
    expect(shown.hosts).toEqual(["localhost"]);
    expect(shown.fonts).toContain("loaded");
    expect(shown.controlsAtTop).toBe(true);
  });
});
