import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../story/read-folder.ts";

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface Surroundings {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** A line for `sh` to run instead, in which $WAYBILL starts the command: for pipes and the like. */
  shell?: string;
}

/** Starts a command as a person does, in the repository's root. PORT is not inherited. */
export function startWaybill(
  args: readonly string[],
  { env = {}, cwd = ROOT, shell }: Surroundings = {},
): ChildProcess {
  const inherited = { ...process.env };
  delete inherited["PORT"];
  const command = [process.execPath, join(ROOT, "bin/waybill.js")] as const;
  const options = { cwd, env: { ...inherited, ...env, WAYBILL: command.join(" ") } };
  return shell === undefined ? spawn(command[0], [command[1], ...args], options) : spawn("sh", ["-c", shell], options);
}

/** No command takes longer; one that does is ended, so that nothing is left running. */
const DEADLINE_MILLISECONDS = 110_000;

/** Runs a command to its end. */
export function runWaybill(args: readonly string[], surroundings?: Surroundings): Promise<Finished> {
  const child = startWaybill(args, surroundings);
  const deadline = setTimeout(() => child.kill(), DEADLINE_MILLISECONDS);
  let [stdout, stderr] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (code) => {
      clearTimeout(deadline);
      done({ code, stdout, stderr });
    });
  });
}

/** A new empty folder outside the repository. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "waybill-"));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Puts a story into a folder: the smallest good one, with the files of a broken case over it. */
export function writeStory(folder: string, brokenCase?: string): void {
  const overlays = ["valid/minimal", ...(brokenCase ? [`invalid/${brokenCase}`] : [])];
  for (const name of overlays) cpSync(join(ROOT, "tests/fixtures", name), folder, { recursive: true });
  rmSync(join(folder, "expected.json"), { force: true });
}
