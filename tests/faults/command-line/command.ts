import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { removeFolder, runWaybill, temporaryFolder, type Finished } from "../../cli/run-waybill.ts";

/** A machine of its own for a fault: folders for temporary files, for the cache and for what is written. */
export interface Bench {
  temporary: string;
  cache: string;
  work: string;
  /** Runs a command there. `shell` as for `runWaybill`. */
  run(args: readonly string[], more?: { env?: NodeJS.ProcessEnv; shell?: string }): Promise<Finished>;
  /** Files of the browser that are left, in words; empty where there are none. */
  leftovers(): string;
}

/** Does work on a bench that is gone after it. */
export async function onBench<Result>(work: (bench: Bench) => Promise<Result>): Promise<Result> {
  const around = temporaryFolder();
  const bench: Bench = {
    temporary: join(around, "tmp"),
    cache: join(around, "cache"),
    work: join(around, "work"),
    run: (args, { env = {}, ...more } = {}) => runWaybill(args, { env: { ...environmentOf(bench), ...env }, ...more }),
    leftovers: () =>
      [
        ...readdirSync(bench.temporary),
        ...readdirSync(join(bench.cache, "waybill")).filter((name) => /^run-/.test(name)),
      ]
        .sort()
        .join(", "),
  };
  for (const folder of [bench.temporary, bench.cache, bench.work]) mkdirSync(folder);
  try {
    return await work(bench);
  } finally {
    removeFolder(around);
  }
}

/** The surroundings of a command on a bench. */
export function environmentOf({ temporary, cache }: Bench): NodeJS.ProcessEnv {
  return { TMPDIR: temporary, XDG_CACHE_HOME: cache };
}

/** Fails where a command did not end with a code and one line, without a stack, that matches. */
export function mustEnd({ code, stderr }: Finished, wanted: number, line: RegExp): string {
  const lines = stderr
    .trimEnd()
    .split("\n")
    .filter((text) => !/^(?:Drawing|Building)/.test(text));
  const isOneLine = lines.length === 1 && line.test(lines[0]!) && !/^\s+at /m.test(stderr);
  if (code !== wanted || !isOneLine)
    throw new Error(`Wanted exit code ${wanted} and one line like ${String(line)}; found ${code}: ${stderr.trim()}`);
  return `exit code ${code}: ${lines[0]!.replace(/^waybill: /, "").replace(/"[^"]*\//g, '"')}`;
}

/** Fails where a folder holds anything else. */
export function mustHold(folder: string, names: readonly string[]): void {
  const found = readdirSync(folder).sort();
  if (found.join() !== [...names].sort().join())
    throw new Error(`Wanted ${names.join(", ") || "nothing"} in the folder; found ${found.join(", ")}.`);
}
