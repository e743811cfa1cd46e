import { rmSync } from "node:fs";
import { rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { resolve } from "node:path";
import { UsageError } from "../exit-codes.ts";
import { readIfThere } from "../files/read-file.ts";

/** Paths of the locks that this process holds. */
const held = new Set<string>();
/** A run writes into its lock at once; one that is empty and older was killed as it began. */
const MAX_LOCK_BYTES = 10_000;
const LONGEST_WRITING_MILLISECONDS = 10_000;

/**
 * Holds a file for this run, by another beside it that names the process: `manifest.json.lock`. Returns what lets it go; the
 * end of the process does too. After a kill, the next run takes the lock away. Throws UsageError where another run holds it,
 * or may: whether a process of another machine runs cannot be known.
 */
export async function holdFile(file: string): Promise<() => Promise<void>> {
  const path = resolve(lockOf(file));
  const own = `${process.pid} ${hostname()}\n`;
  if (held.has(path)) throw heldByOther(file, own);
  held.add(path);
  const other = await take(path, own).catch((error: Error) => error);
  if (other !== undefined) held.delete(path);
  if (other instanceof Error) throw other;
  if (other !== undefined) throw heldByOther(file, other);
  const letGoAtExit = () => rmSync(path, { force: true });
  process.once("exit", letGoAtExit);
  return async () => {
    await rm(path, { force: true });
    process.off("exit", letGoAtExit);
    held.delete(path);
  };
}

function lockOf(file: string): string {
  return `${file}.lock`;
}

/** Undefined once the lock is there with our text; the text of another where a running process may have it. */
async function take(path: string, own: string): Promise<string | undefined> {
  while (!(await isCreated(path, own))) {
    const found = await textOf(path);
    if (found === undefined) continue;
    if (await mayRun(path, found)) return found;
    // A lock that was left is taken away under a lock of its own. Without that, two runs may both find the old lock: the first
    // takes it away and makes its own, then the second takes away that one. No call of a file system compares and removes.
    const other = await take(lockOf(path), own);
    if (other !== undefined) return other;
    if ((await textOf(path)) === found) await rm(path, { force: true });
    await rm(lockOf(path), { force: true });
  }
  return undefined;
}

async function isCreated(path: string, text: string): Promise<boolean> {
  return writeFile(path, text, { flag: "wx" }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );
}

async function textOf(path: string): Promise<string | undefined> {
  return (await readIfThere(path, MAX_LOCK_BYTES))?.toString("utf8");
}

/** True where the process that wrote a lock runs, or that cannot be known. */
async function mayRun(path: string, text: string): Promise<boolean> {
  const [, digits, host] = /^([1-9]\d*) (.+)\n$/.exec(text) ?? [];
  if (digits === undefined) {
    const found = await stat(path).catch(undefinedWhereNone);
    return found !== undefined && Date.now() - found.mtimeMs < LONGEST_WRITING_MILLISECONDS;
  }
  if (host !== hostname()) return true;
  // A machine that was restarted counts its processes from the start: then the number may be ours.
  return Number(digits) !== process.pid && isRunning(Number(digits));
}

/** True where a process of this machine has the number. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function undefinedWhereNone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

function heldByOther(file: string, text: string): UsageError {
  const [pid, host] = text.trim().split(" ");
  const who = pid && host ? ` (process ${pid} on ${host})` : "";
  return new UsageError(
    `Another run${who} is at work on "${file}". Wait until it ends, or name another folder. If it does not run any more, ` +
      `remove "${lockOf(file)}".`,
  );
}
