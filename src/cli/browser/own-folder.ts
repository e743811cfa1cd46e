import { rmSync } from "node:fs";
import { chmod, lstat, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { homedir, hostname, tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { isRunning } from "../snapshot/run-lock.ts";

/** A folder of a run that was killed, on another machine perhaps, is nobody's after so long. */
const LONGEST_RUN_MILLISECONDS = 7 * 24 * 3_600_000;

/**
 * The folder of ours on this machine, which nobody but this user may write: the user's cache, or else one in the folder for
 * temporary files. Throws Error where none can be had.
 */
export async function ownFolder(): Promise<string> {
  const faults: string[] = [];
  for (const folder of candidates()) {
    const fault = await faultOf(folder);
    if (fault === undefined) return folder;
    faults.push(fault);
  }
  throw new Error(`No folder can be had for the browser's files: ${faults.join("; ")}. Set XDG_CACHE_HOME to one.`);
}

/** In the order in which they are tried. */
function candidates(): string[] {
  const caches = [
    process.env["XDG_CACHE_HOME"],
    process.platform === "win32" ? process.env["LOCALAPPDATA"] : undefined,
    process.platform === "darwin" ? join(homedir(), "Library/Caches") : join(homedir(), ".cache"),
  ];
  const absolute = caches.filter((path): path is string => path !== undefined && isAbsolute(path));
  const mine = `waybill-${process.getuid?.() ?? "cache"}`;
  return [...absolute.map((path) => join(path, "waybill")), join(tmpdir(), mine)];
}

/** Why a folder cannot be ours; undefined where it is, made where it was not there. */
async function faultOf(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const found = await lstat(folder);
    if (!found.isDirectory()) return `"${folder}" is no folder`;
    const uid = process.getuid?.();
    if (uid !== undefined && found.uid !== uid) return `"${folder}" belongs to another user`;
    // Windows has no such modes.
    if (uid !== undefined && (found.mode & 0o077) !== 0) await chmod(folder, 0o700);
    await rm(await mkdtemp(join(folder, prefixOfRun())), { recursive: true });
    return undefined;
  } catch (error) {
    return `"${folder}" cannot be written (${(error as NodeJS.ErrnoException).code})`;
  }
}

/** Removed once more at the end: what still unpacks after an error writes into a folder that was removed already. */
const ofThisProcess = new Set<string>();

function removeAll(): void {
  for (const path of ofThisProcess) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

/** A new folder in ours for this run alone, and what removes it. It goes with the process; after a kill, with the next run. */
export async function folderOfRun(own: string): Promise<{ path: string; remove: () => Promise<void> }> {
  await removeLeftFolders(own);
  const path = await mkdtemp(join(own, prefixOfRun()));
  if (ofThisProcess.size === 0) process.once("exit", removeAll);
  ofThisProcess.add(path);
  // A browser that has just ended may still be writing.
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

function prefixOfRun(): string {
  return `run-${process.pid}-${hostname()}-`;
}

async function removeLeftFolders(own: string): Promise<void> {
  for (const name of await readdir(own)) {
    const [, pid, host] = /^run-(\d+)-(.+)-[^-]{6}$/.exec(name) ?? [];
    if (pid === undefined) continue;
    const path = join(own, name);
    // Another run may be removing it too.
    const found = await lstat(path).catch(() => undefined);
    if (found === undefined) continue;
    const isOld = Date.now() - found.mtimeMs > LONGEST_RUN_MILLISECONDS;
    const isLeft = host === hostname() && !isRunning(Number(pid));
    if (isOld || isLeft) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
