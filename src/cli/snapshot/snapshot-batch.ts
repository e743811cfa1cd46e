import { join } from "node:path";
import { counted } from "../../story/counted.ts";
import { shown } from "../../format/shown.ts";
import { EXIT, UsageError, type ExitCode } from "../exit-codes.ts";
import { print, printJson, tell, tellProgress } from "../print.ts";
import { holdFile } from "./run-lock.ts";
import { jobsOfShard, type Shard, type SnapshotJob } from "./snapshot-jobs.ts";
import { BatchManifest, pictureEntry, type Found, type ManifestPicture } from "./snapshot-manifest.ts";
import { drawInPages } from "./snapshot-pages.ts";
import { makeFolder, removePartsOf, writeAtomic } from "../files/write-atomic.ts";

export interface BatchOptions {
  storyFolder: string;
  story: { story: string; dataHash: string };
  /** Made where it is not there; the folder around it must be. */
  folder: string;
  shard?: Shard;
  force: boolean;
  json: boolean;
}

/**
 * Makes many pictures into a folder with a manifest. Those that are there as they are asked for are not made again, so that
 * a run that was ended goes on where it was. Throws UsageError, before any is made, for a file in the way that a person may
 * have put there or changed, and where another run is at work on the same manifest. A picture that fails is told, and the
 * others are made.
 */
export async function snapshotBatch(all: readonly SnapshotJob[], options: BatchOptions): Promise<ExitCode> {
  const { folder, shard } = options;
  await makeFolder(folder);
  const name = shard ? `manifest-${shard.index}-of-${shard.count}.json` : "manifest.json";
  const letGo = await holdFile(join(folder, name));
  try {
    return await makeBatch(all, name, options);
  } finally {
    await letGo();
  }
}

async function makeBatch(
  all: readonly SnapshotJob[],
  name: string,
  { storyFolder, story, folder, shard, force, json }: BatchOptions,
): Promise<ExitCode> {
  const manifest = await BatchManifest.open(folder, name, story, force);
  const jobs = shard ? jobsOfShard(all, shard) : [...all];
  await removePartsOf([name, ...jobs.map((job) => job.name)], folder);
  const waiting: SnapshotJob[] = [];
  const left: ManifestPicture[] = [];
  for (const job of jobs) {
    const found: Found = force ? { kind: "free" } : await manifest.find(job);
    if (found.kind === "taken") throw taken(join(folder, job.name), manifest.path, found.isListed);
    if (found.kind === "free") waiting.push(job);
    if (found.kind === "left") left.push(found.entry);
  }
  // Also where there is nothing to add: who joins the shares of a batch finds a manifest of each.
  await manifest.add(...left);
  const skipped = jobs.length - waiting.length;
  if (skipped > 0)
    tell(`${skipped} of ${counted(jobs.length, "picture")} ${skipped === 1 ? "is" : "are"} there already.\n`);
  const failures: { file: string; error: string }[] = [];
  let done = skipped;
  const count = (file: string) => progress(++done, jobs.length, file);
  if (waiting.length > 0)
    await drawInPages(storyFolder, waiting, {
      async drawn({ job, png, alt }) {
        await writeAtomic(join(folder, job.name), png, true);
        await manifest.add(pictureEntry(job.name, png, alt, job.options));
        count(job.name);
      },
      failed({ job, error }) {
        failures.push({ file: job.name, error: error.message });
        count(`${job.name} failed`);
      },
    });
  for (const { file, error } of failures) tell(`waybill: ${shown(`${join(folder, file)}: ${error}`)}\n`);
  const made = waiting.length - failures.length;
  if (json) printJson({ manifest: manifest.path, made, skipped, failures, ...manifest.manifest });
  else print(`${shown(manifest.path)}\n`);
  return failures.length > 0 ? EXIT.problems : EXIT.good;
}

function taken(file: string, manifest: string, isListed: boolean): UsageError {
  const found = isListed
    ? `is not as "${manifest}" lists it: it was changed since`
    : `is there, but not in "${manifest}"`;
  return new UsageError(`"${file}" ${found}. Move it, name another folder, or --force to overwrite it.`);
}

const BAR_WIDTH = 24;

function progress(done: number, all: number, file: string): void {
  const count = `${String(done).padStart(String(all).length)}/${all}`;
  if (!process.stderr.isTTY) return tellProgress(`${count} ${shown(file)}`, done === all);
  const filled = Math.round((BAR_WIDTH * done) / all);
  const bar = "=".repeat(filled).padEnd(BAR_WIDTH, ".");
  tellProgress(`[${bar}] ${count} ${shown(file)}`, done === all);
}
