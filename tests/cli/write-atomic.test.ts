import type * as FileSystem from "node:fs/promises";
import { link, rename } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { writeAtomic } from "../../src/cli/files/write-atomic.ts";
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
    await writeAtomic(file, "data");
    expect([readdirSync(folder), readFileSync(file, "utf8")]).toEqual([["a.csv"], "data"]);
  });

  it("is not written over one that is there", async () => {
    writeFileSync(file, "mine");
    await expect(writeAtomic(file, "data")).rejects.toThrow(`"${file}" is already there.`);
    expect([readdirSync(folder), readFileSync(file, "utf8")]).toEqual([["a.csv"], "mine"]);
  });

  it("leaves nothing under its name where it cannot be moved there", async () => {
    vi.mocked(rename).mockRejectedValueOnce(failure("EIO"));
    await expect(writeAtomic(file, "data")).rejects.toThrow("EIO");
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a file", () => {
  it("is written whole, and over one that is there with force alone", async () => {
    await writeAtomic(file, "one");
    await expect(writeAtomic(file, "two")).rejects.toThrow("Give another name, or --force to overwrite it.");
    expect(readFileSync(file, "utf8")).toBe("one");
    await writeAtomic(file, "two", true);
    expect([readdirSync(folder), readFileSync(file, "utf8")]).toEqual([["a.csv"], "two"]);
  });

  it("is written through a link, which stays, as deep as links lead", async () => {
    const [real, first, second] = [join(folder, "real.csv"), join(folder, "first.csv"), join(folder, "second.csv")];
    writeFileSync(real, "old");
    symlinkSync("real.csv", first);
    symlinkSync(first, second);
    await expect(writeAtomic(second, "new")).rejects.toThrow("is already there");
    await writeAtomic(second, "new", true);
    expect([lstatSync(second).isSymbolicLink(), lstatSync(first).isSymbolicLink()]).toEqual([true, true]);
    expect([lstatSync(real).isFile(), readFileSync(real, "utf8")]).toEqual([true, "new"]);
  });

  it("is not written through a link that leads nowhere, and not in the place of a pipe or a device", async () => {
    symlinkSync("nowhere.csv", file);
    for (const force of [false, true])
      await expect(writeAtomic(file, "data", force)).rejects.toThrow(`"${file}" is a link that leads nowhere.`);
    rmSync(file);
    execFileSync("mkfifo", [file]);
    await expect(writeAtomic(file, "data", true)).rejects.toThrow(`"${file}" is a pipe, not a file.`);
    await expect(writeAtomic("/dev/null", "data", true)).rejects.toThrow('"/dev/null" is a device, not a file.');
    expect([lstatSync(file).isFIFO(), lstatSync("/dev/null").isCharacterDevice()]).toEqual([true, true]);
    expect(readdirSync(folder)).toEqual(["a.csv"]);
  });

  it("that cannot be written says why, and what to do", async () => {
    vi.mocked(rename).mockRejectedValueOnce(failure("ENOSPC"));
    await expect(writeAtomic(file, "data", true)).rejects.toThrow(`"${file}" cannot be written. The disk is full.`);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is not written where a folder has its name", async () => {
    mkdirSync(file);
    for (const force of [false, true]) await expect(writeAtomic(file, "data", force)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(["a.csv"]);
  });
});
