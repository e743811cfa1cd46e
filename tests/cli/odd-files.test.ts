import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { STORY_FILES } from "../../src/format/draft.ts";
import { ROOT } from "../story/read-folder.ts";
import { answerTo } from "./answer-to.ts";
import { removeFolder, runWaybill, temporaryFolder, writeStory } from "./run-waybill.ts";

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  writeStory(folder);
});
afterEach(() => removeFolder(folder));

/** Puts something else in the place of a file. */
function inPlaceOf(name: string, put: (path: string) => void): void {
  rmSync(join(folder, name));
  put(join(folder, name));
}

const pipe = (path: string) => void execFileSync("mkfifo", [path]);
const sparse = (bytes: number) => (path: string) => {
  writeFileSync(path, "");
  truncateSync(path, bytes);
};
const device = (path: string) => symlinkSync("/dev/zero", path);
const loop = (path: string) => symlinkSync(path, path);
const nowhere = (path: string) => symlinkSync("nowhere.json", path);
const inside = (path: string) => mkdirSync(path);

describe("in the place of a file of a story", () => {
  it.each(STORY_FILES.map((name) => [name] as const))("a pipe at %s is told at once, in one line", async (name) => {
    inPlaceOf(name, pipe);
    const { code, stdout } = await answerTo("check", folder);
    expect(code).toBe(1);
    expect(stdout).toContain(`/${name}:1:1 error not-a-file The name ${name} is a pipe, not a file.`);
  });

  it.each([
    ["a folder", inside, "not-a-file"],
    ["a device", device, "not-a-file"],
    ["a link to itself", loop, "unreadable-file"],
    ["a link that leads nowhere", nowhere, "missing-file"],
    ["a file of 3 GB", sparse(3_000_000_000), "file-too-large"],
    ["a file one byte too long", sparse(50_000_001), "file-too-large"],
    ["a file of UTF-16", (path: string) => writeFileSync(path, "\uFEFF{}", "utf16le"), "wrong-encoding"],
  ])("%s is told in one line, by every command that reads a story", async (_name, put, code) => {
    inPlaceOf("claims.json", put);
    const { stdout, stderr } = await answerTo("check", folder);
    expect(stdout.match(/^.*claims\.json.*$/gm)?.[0]).toContain(`/claims.json:1:1 error ${code} `);
    expect(stderr).toMatch(/: \d+ errors?, \d+ warnings?\.\n$/);
    for (const args of [
      ["sources", folder],
      ["export", folder],
      ["snapshot", folder],
    ]) {
      const answer = await answerTo(...args);
      expect([answer.code, answer.stdout]).toEqual([1, ""]);
      expect(answer.stderr).toContain(`/claims.json:1:1 error ${code} `);
    }
  });

  it("a file that may not be read is told, for a user who is not root", async () => {
    const asNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
    if (process.getuid?.() !== 0) return void expect(await unreadable([])).toContain("error unreadable-file");
    expect(await unreadable(asNobody)).toContain("error unreadable-file");
  });
});

/** What check says of a file without any right to read it. */
async function unreadable(prefix: readonly string[]): Promise<string> {
  execFileSync("chmod", ["000", join(folder, "legs.geojson")]);
  execFileSync("chmod", ["755", folder]);
  const [program, ...args] = [...prefix, process.execPath, join(ROOT, "bin/waybill.js"), "check", folder];
  try {
    return execFileSync(program!, args, { encoding: "utf8", stdio: "pipe", env: { PATH: process.env["PATH"] } });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

describe("beside the five files", () => {
  it("a pipe, a folder, a link that leads nowhere and 600 MB are none of our business", async () => {
    const before = await answerTo("check", folder);
    pipe(join(folder, "pipe.json"));
    mkdirSync(join(folder, "sub.json"));
    symlinkSync("/nowhere", join(folder, "nowhere.geojson"));
    sparse(600_000_000)(join(folder, "video.mp4"));
    sparse(600_000_000)(join(folder, "README.md"));
    expect(await answerTo("check", folder)).toEqual(before);
    expect(before.code).toBe(0);
  });

  it("a file that has the name of one, 600 MB long, is named without being opened", async () => {
    sparse(600_000_000)(join(folder, "raw.geojson"));
    const { code, stdout } = await answerTo("check", folder);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^.*raw\.geojson:1:1 warning unknown-file .*$/m);
  });
});

describe("in an archive and in the place of a picture", () => {
  it("a pipe is passed over, or told in one line", async () => {
    const archive = join(folder, "archive");
    mkdirSync(archive);
    pipe(join(archive, "paper.txt"));
    expect((await answerTo("check", folder, "--archive", archive)).code).toBe(0);
    pipe(join(folder, "a.png"));
    const { code, stderr } = await answerTo("inspect", join(folder, "a.png"));
    expect([code, stderr]).toEqual([2, `waybill: "${join(folder, "a.png")}" is a pipe, not a file. Name a PNG.\n`]);
  });

  it("a pipe under the name of a manifest ends a batch in one line", async () => {
    const pictures = join(folder, "pictures");
    mkdirSync(pictures);
    pipe(join(pictures, "manifest.json"));
    const { code, stderr } = await answerTo("snapshot", folder, "-o", pictures, "--chapters");
    expect(code).toBe(1);
    expect(stderr).toMatch(/manifest\.json" is a pipe, not a file\.\n$/);
  });
});

describe("a working directory that was removed", () => {
  it("is told in one line, with exit code 2", async () => {
    const gone = join(folder, "gone");
    mkdirSync(gone);
    const script = `cd "${gone}" && rmdir "${gone}" && exec $WAYBILL check`;
    const { code, stdout, stderr } = await runWaybill([], { shell: script });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      "waybill: The folder that this was started in is gone. Go to another folder, and start again.\n",
    );
  });
});
