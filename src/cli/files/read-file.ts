import type { Stats } from "node:fs";
import { constants, open, stat } from "node:fs/promises";

/** The result of reading a file: its bytes with its facts, or why there are none. */
export type Reading =
  | { kind: "read"; bytes: Buffer; stats: Stats }
  | { kind: "missing" }
  | { kind: "not-a-file"; what: string }
  | { kind: "too-large"; bytes: number }
  | { kind: "failed"; reason: string };

/**
 * Reads a file of at most so many bytes. Waits for nobody: a pipe or a device is not opened, or not read where it took the
 * place of a file meanwhile. A link that leads nowhere is missing. With `followLinks` false, no link is followed.
 */
export async function readFileWithin(path: string, mostBytes: number, followLinks = true): Promise<Reading> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return { kind: "not-a-file", what: kindInWords(found) };
    // Windows has neither flag, and no pipes in its folders.
    const flags = (constants.O_NONBLOCK ?? 0) | (followLinks ? 0 : (constants.O_NOFOLLOW ?? 0));
    const file = await open(path, constants.O_RDONLY | flags);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return { kind: "not-a-file", what: kindInWords(stats) };
      if (stats.size > mostBytes) return { kind: "too-large", bytes: stats.size };
      return { kind: "read", bytes: await file.readFile(), stats };
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return { kind: "missing" };
    return { kind: "failed", reason: message };
  }
}

/** The bytes of a file, or undefined where none is there. Throws Error, in a sentence, where it cannot be read. */
export async function readIfThere(path: string, mostBytes: number): Promise<Buffer | undefined> {
  const reading = await readFileWithin(path, mostBytes);
  if (reading.kind === "read") return reading.bytes;
  if (reading.kind === "missing") return undefined;
  throw new Error(`"${path}" ${faultInWords(reading, mostBytes)}.`);
}

/** `is a pipe, not a file`: what is said of a path that cannot be read. */
export function faultInWords(reading: Exclude<Reading, { kind: "read" }>, mostBytes: number): string {
  switch (reading.kind) {
    case "missing":
      return "is not there";
    case "not-a-file":
      return `is ${reading.what}, not a file`;
    case "too-large":
      return `has ${megabytes(reading.bytes)} MB; at most ${megabytes(mostBytes)} MB are read`;
    case "failed":
      return `cannot be read (${reading.reason})`;
  }
}

/** `a pipe`, `a folder`, `a device`: what stands in the place of a file. */
export function kindInWords(found: Stats): string {
  if (found.isFile()) return "a file";
  if (found.isDirectory()) return "a folder";
  if (found.isFIFO()) return "a pipe";
  return found.isSocket() ? "a socket" : "a device";
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}
