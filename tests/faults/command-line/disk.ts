import { execFileSync } from "node:child_process";
import { chmodSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tryFaults, type Fault, type RunFaults } from "../fault-table.ts";
import { mustEnd, mustHold, onBench, type Bench } from "./command.ts";

const NOT_TRIED = "not tried: this machine lets nobody mount a disk here (it takes root)";
const SMALL_BYTES = 2_000_000;
const LEFT_BYTES = 8_192;

/** Does work with a small disk mounted on the bench's folder for work; `undefined` where that is not allowed. */
async function onSmallDisk<Result>(
  bench: Bench,
  options: string,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SMALL_BYTES}${options}`, "tmpfs", bench.work], {
      stdio: "pipe",
    });
  } catch {
    // Only root may, and not in every container.
    return undefined;
  }
  try {
    return await work();
  } finally {
    execFileSync("umount", [bench.work]);
  }
}

function fill(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, "filler"), Buffer.alloc(bavail * bsize - LEFT_BYTES));
}

function fullDisk(args: (bench: Bench) => string[]): () => Promise<string> {
  return () =>
    onBench(async (bench) => {
      const seen = await onSmallDisk(bench, "", async () => {
        fill(bench.work);
        const finished = await bench.run(args(bench));
        mustHold(bench.work, ["filler"]);
        return mustEnd(finished, 1, /cannot be written\. The disk is full\. Free some space/);
      });
      return seen ?? NOT_TRIED;
    });
}

const fullCache: Fault = [
  "the disk is full where the browser is unpacked",
  () =>
    onBench(async (bench) => {
      const seen = await onSmallDisk(bench, "", async () => {
        const env = { PATH: "/usr/bin:/bin", WAYBILL_BROWSER: "", XDG_CACHE_HOME: bench.work };
        const finished = await bench.run(["snapshot", "-o", join(bench.temporary, "a.png")], { env });
        mustHold(join(bench.work, "waybill"), []);
        return mustEnd(finished, 1, /does not unpack here \(ENOSPC/);
      });
      return seen ?? NOT_TRIED;
    }),
];

const readOnly: Fault = [
  "the folder to write into can only be read",
  () =>
    onBench(async (bench) => {
      const attempt = async () => {
        const finished = await bench.run(["export", "-o", join(bench.work, "a.json")]);
        mustHold(bench.work, []);
        return mustEnd(finished, 1, /cannot be written\. (?:Its folder can only be read|You may not write)/);
      };
      if (process.getuid?.() === 0) return (await onSmallDisk(bench, ",ro", attempt)) ?? NOT_TRIED;
      chmodSync(bench.work, 0o555);
      return attempt();
    }),
];

/** Disks that are full, and folders that can only be read. */
export const runFaults: RunFaults = ({ short, named }) =>
  tryFaults(
    [
      ["the disk is full while data is written", fullDisk(({ work }) => ["export", "-o", join(work, "a.json")])],
      readOnly,
      fullCache,
      ...(short
        ? []
        : ([
            ["the disk is full while a page is written", fullDisk(({ work }) => ["audit", "-o", join(work, "a.html")])],
            [
              "the disk is full while a picture is written",
              fullDisk(({ work }) => ["snapshot", "-o", join(work, "a.png"), "--size", "400x400"]),
            ],
          ] satisfies Fault[])),
    ],
    named,
  );
