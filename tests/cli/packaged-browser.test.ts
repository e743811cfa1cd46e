import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { folderOfRun, ownFolder } from "../../src/cli/browser/own-folder.ts";
import { packagedBrowser } from "../../src/cli/browser/packaged-browser.ts";
import { PACKAGED_FILES, PACKAGED_PROGRAM, PACKAGED_VERSION } from "../../src/cli/browser/packaged-browser-files.ts";
import { withTemporaryFolder } from "../../src/cli/browser/temporary-folder.ts";
import { ROOT } from "../story/read-folder.ts";
import { removeFolder, temporaryFolder } from "./run-waybill.ts";

/** It runs on Linux on x64 alone. */
const isPackaged = process.platform === "linux" && process.arch === "x64";

let around: string;
let cache: string;
let place: string;

beforeAll(() => {
  around = temporaryFolder();
  cache = join(around, "cache");
  place = join(cache, "waybill", `chromium-${PACKAGED_VERSION}`);
  vi.stubEnv("XDG_CACHE_HOME", cache);
  vi.stubEnv("TMPDIR", join(around, "tmp"));
  mkdirSync(join(around, "tmp"));
});
afterAll(() => {
  vi.unstubAllEnvs();
  removeFolder(around);
});

/** Unpacks in a process of its own, and ends it after so long with a signal that it cannot hear. */
async function unpackAndKill(milliseconds: number): Promise<void> {
  const code = `import { packagedBrowser } from "${ROOT}src/cli/browser/packaged-browser.ts"; await packagedBrowser();`;
  const env = { ...process.env, TSX_DISABLE_CACHE: "1" };
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { cwd: ROOT, env });
  const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
  await once(child, "close");
  clearTimeout(timer);
}

describe.runIf(isPackaged)("the packaged browser", () => {
  it("is known by the version that is installed", () => {
    expect(packageJson.dependencies["@sparticuz/chromium"]).toBe(PACKAGED_VERSION);
  });

  it("is unpacked whole by the run after one that was killed while it unpacked, at any moment", async () => {
    for (const milliseconds of [900, 1_800]) await unpackAndKill(milliseconds);
    const program = await packagedBrowser();
    expect(program).toBe(join(place, PACKAGED_PROGRAM));
    expect(execFileSync(program, ["--version"], { encoding: "utf8" })).toContain("143.");
    expect(readdirSync(join(cache, "waybill"))).toEqual([`chromium-${PACKAGED_VERSION}`]);
    expect(readdirSync(join(around, "tmp"))).toEqual([]);
  });

  it("is not unpacked again where it is whole", async () => {
    const { mtimeMs } = statSync(join(place, PACKAGED_PROGRAM));
    const { ino } = statSync(place);
    await packagedBrowser();
    expect([statSync(join(place, PACKAGED_PROGRAM)).mtimeMs, statSync(place).ino]).toEqual([mtimeMs, ino]);
  });

  it("lies in a folder that nobody else may enter, with files that nobody else may write", () => {
    expect(statSync(join(cache, "waybill")).mode & 0o777).toBe(0o700);
    for (const name of Object.keys(PACKAGED_FILES)) {
      const { uid, mode } = statSync(join(place, name));
      expect([name, uid, mode & 0o777]).toEqual([name, process.getuid?.(), 0o700]);
    }
  });

  it.each<[string, () => void]>([
    ["another program in its place", () => writeFileSync(join(place, PACKAGED_PROGRAM), "#!/bin/sh\ntouch planted\n")],
    ["half of it", () => truncateSync(join(place, PACKAGED_PROGRAM), 100_000_000)],
    ["a library more", () => writeFileSync(join(place, "libnss3.so"), "planted")],
    [
      "a link in the place of its folder",
      () => {
        cpSync(place, join(around, "elsewhere"), { recursive: true });
        rmSync(place, { recursive: true });
        symlinkSync(join(around, "elsewhere"), place);
      },
    ],
  ])("is unpacked anew where there is %s: nothing planted is run", async (_name, spoil) => {
    spoil();
    const program = await packagedBrowser();
    expect(execFileSync(program, ["--version"], { encoding: "utf8" })).toContain("143.");
    expect(existsSync("planted")).toBe(false);
    expect(statSync(place).isDirectory()).toBe(true);
    expect(readdirSync(join(cache, "waybill"))).toEqual([`chromium-${PACKAGED_VERSION}`]);
  });

  it("is one, of two that are unpacked at once", async () => {
    rmSync(place, { recursive: true });
    const programs = await Promise.all([packagedBrowser(), packagedBrowser()]);
    expect(new Set(programs)).toEqual(new Set([join(place, PACKAGED_PROGRAM)]));
    expect(readdirSync(join(cache, "waybill"))).toEqual([`chromium-${PACKAGED_VERSION}`]);
  });

  it("leaves no profile and nothing else when it ends", async () => {
    vi.stubEnv("WAYBILL_BROWSER", join(place, PACKAGED_PROGRAM));
    const browser = await startBrowser();
    await browser.newPage();
    const [run] = readdirSync(join(cache, "waybill")).filter((name) => name.startsWith("run-"));
    expect(readdirSync(join(cache, "waybill", run!)).length).toBeGreaterThan(0);
    await browser.close();
    await expect.poll(() => readdirSync(join(cache, "waybill"))).toEqual([`chromium-${PACKAGED_VERSION}`]);
    expect(readdirSync(join(around, "tmp"))).toEqual([]);
  });
});

describe("our own folder", () => {
  afterEach(() => vi.stubEnv("XDG_CACHE_HOME", cache));

  it("is another one where the first belongs to somebody else or cannot be made", async () => {
    const other = join(around, "other");
    mkdirSync(other);
    writeFileSync(join(other, "waybill"), "a file");
    vi.stubEnv("XDG_CACHE_HOME", other);
    vi.stubEnv("HOME", join(around, "home"));
    expect(await ownFolder()).toBe(
      process.platform === "darwin" ? join(around, "home/Library/Caches/waybill") : join(around, "home/.cache/waybill"),
    );
    writeFileSync(join(around, "no-home"), "");
    vi.stubEnv("HOME", join(around, "no-home"));
    expect(await ownFolder()).toBe(join(around, "tmp", `waybill-${process.getuid?.() ?? "cache"}`));
    rmSync(join(around, "tmp"), { recursive: true });
    mkdirSync(join(around, "tmp"));
    if (process.getuid?.() === 0) {
      mkdirSync(join(around, "theirs/waybill"), { recursive: true });
      execFileSync("chown", ["65534", join(around, "theirs/waybill")]);
      vi.stubEnv("XDG_CACHE_HOME", join(around, "theirs"));
      vi.stubEnv("HOME", join(around, "home"));
      expect(await ownFolder()).not.toContain("theirs");
    }
  });

  it("loses what killed runs left in it, and nothing of those that are at work", async () => {
    const own = await ownFolder();
    const ended = spawn(process.execPath, ["-e", ""]);
    await once(ended, "close");
    const current = await folderOfRun(own);
    const left = current.path.replace(`run-${process.pid}-`, `run-${ended.pid}-`);
    mkdirSync(left);
    writeFileSync(join(left, "profile"), "left");
    const next = await folderOfRun(own);
    expect([left, current.path, next.path].map((path) => existsSync(path))).toEqual([false, true, true]);
    await current.remove();
    await next.remove();
    expect([current.path, next.path].map((path) => existsSync(path))).toEqual([false, false]);
  });
});

describe("another folder for temporary files", () => {
  it("is set for one piece of work after another, and is then as it was", async () => {
    const before = process.env["TMPDIR"];
    const seen: (string | undefined)[] = [];
    const look = (folder: string) =>
      withTemporaryFolder(folder, async () => {
        await new Promise((done) => setImmediate(done));
        seen.push(process.env["TMPDIR"]);
      });
    const failing = withTemporaryFolder("/failing", () => Promise.reject(new Error("no")));
    await Promise.all([look("/one"), expect(failing).rejects.toThrow("no"), look("/two")]);
    expect(seen).toEqual(["/one", "/two"]);
    expect(process.env["TMPDIR"]).toBe(before);
  });
});
