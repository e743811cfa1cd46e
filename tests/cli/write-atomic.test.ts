import type * as FileSystem from "node:fs/promises";
import { link, rename } from "node:fs/promises";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { writeWhole } from "../../src/cli/files/write-atomic.ts";
import { removeFolder, temporaryFolder } from "./run-waybill.ts";

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof FileSystem>();
  return { ...real, link: vi.fn(real.link), rename: vi.fn(real.rename) };
});

let folder: string;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder, "a.csv");
});
afterEach(() => {
  vi.mocked(link).mockReset();
  vi.mocked(rename).mockReset();
  removeFolder(folder);
});

function failure(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: it does not go`), { code });
}

describe.each(["EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP"])("a file where hard links fail with %s", (code) => {
  beforeEach(() => void vi.mocked(link).mockRejectedValue(failure(code)));

  it("is written whole, with nothing beside it", async () => {
    await writeWhole(file, "data");
    expect([readdirSync(folder), readFileSync(file, "utf8")]).toEqual([["a.csv"], "data"]);
  });

  it("is not written over one that is there", async () => {
    writeFileSync(file, "mine");
    await expect(writeWhole(file, "data")).rejects.toThrow(`"${file}" is already there.`);
    expect([readdirSync(folder), readFileSync(file, "utf8")]).toEqual([["a.csv"], "mine"]);
  });

  it("leaves nothing under its name where it cannot be moved there", async () => {
    vi.mocked(rename).mockRejectedValueOnce(failure("EIO"));
    await expect(writeWhole(file, "data")).rejects.toThrow("EIO");
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a file", () => {
  it("is written whole, and over one that is there with force alone", async () => {
    await writeWhole(file, "one");
    await expect(writeWhole(file, "two")).rejects.toThrow("Give another name, or --force to overwrite it.");
    expect(readFileSync(file, "utf8")).toBe("one");
    await writeWhole(file, "two", true);
    expect([readdirSync(folder), readFileSync(file, "utf8")]).toEqual([["a.csv"], "two"]);
  });

  it("is not written where a folder has its name", async () => {
    mkdirSync(file);
    for (const force of [false, true]) await expect(writeWhole(file, "data", force)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(["a.csv"]);
  });
});
