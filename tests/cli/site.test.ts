import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Plugin } from "vite";
import { putInPlace } from "../../src/cli/server/site.ts";
import { STORY_FILES } from "../../src/format/draft.ts";
import config from "../../vite.config.ts";
import { removeFolder, temporaryFolder } from "./run-waybill.ts";

let around: string;
let place: string;
beforeEach(() => {
  around = temporaryFolder();
  place = join(around, "dist");
});
afterEach(() => removeFolder(around));

/** A folder of a build, in which each file names it. */
function build(name: string): string {
  const folder = join(around, name);
  mkdirSync(folder);
  for (const file of ["index.html", `${name}.js`]) writeFileSync(join(folder, file), name);
  return folder;
}

const put = (name: string) => putInPlace(build(name), place, join(around, `${name}-old`));

describe("a page that is built", () => {
  it("finds its story in whatever folder the command is run", () => {
    const files: string[] = [];
    const plugin = (config.plugins as Plugin[]).find((one) => one.name === "story-beside-page")!;
    const generate = plugin.generateBundle as unknown as (this: { emitFile(file: { fileName: string }): void }) => void;
    const before = process.cwd();
    process.chdir(around);
    try {
      generate.call({ emitFile: ({ fileName }) => void files.push(fileName) });
    } finally {
      process.chdir(before);
    }
    expect(files).toEqual(expect.arrayContaining(STORY_FILES.map((name) => `story/${name}`)));
  });
});

describe("a page that was built", () => {
  it("goes where none is, and takes the place of another whole: no file of that stays", async () => {
    await put("one");
    expect(readdirSync(place)).toEqual(["index.html", "one.js"]);
    await put("two");
    expect(readdirSync(place)).toEqual(["index.html", "two.js"]);
    expect(readFileSync(join(place, "index.html"), "utf8")).toBe("two");
  });

  it("is that of one process, and whole, where several build at once", async () => {
    const names = ["one", "two", "three", "four"];
    for (const start of [0, 1]) {
      const waiting = names.map((name) => put(`${name}-${start}`));
      await Promise.all(waiting);
      const winner = readFileSync(join(place, "index.html"), "utf8");
      expect(readdirSync(place).sort()).toEqual(["index.html", `${winner}.js`].sort());
    }
  });
});
