import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holdFile } from "../../src/cli/snapshot/run-lock.ts";
import { ROOT } from "../story/read-folder.ts";
import { removeFolder, temporaryFolder } from "./run-waybill.ts";

let folder: string;
let file: string;
let lock: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder, "manifest.json");
  lock = `${file}.lock`;
});
afterEach(() => removeFolder(folder));

/** The number of a process that has ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid!;
}

describe("a file that a run holds", () => {
  it("is named beside it with the process, is held by nobody else, and is free again when it is let go", async () => {
    const letGo = await holdFile(file);
    expect(readFileSync(lock, "utf8")).toBe(`${process.pid} ${hostname()}\n`);
    await expect(holdFile(file)).rejects.toThrow(
      `Another run (process ${process.pid} on ${hostname()}) is at work on "${file}". Wait until it ends, or name ` +
        `another folder. If it does not run any more, remove "${lock}".`,
    );
    await letGo();
    expect(readdirSync(folder)).toEqual([]);
    await (
      await holdFile(file)
    )();
  });

  it("is that of one alone, of many that want it at once, also where a killed run left it", async () => {
    const code = `
      import { once } from "node:events";
      import { holdFile } from ${JSON.stringify(join(ROOT, "src/cli/snapshot/run-lock.ts"))};
      process.stdout.write("ready\\n");
      await once(process.stdin, "data");
      const letGo = await holdFile(${JSON.stringify(file)}).catch(() => undefined);
      process.stdout.write(letGo ? "held\\n" : "refused\\n");
      await once(process.stdin, "data");
      await letGo?.();
      process.exit();
    `;
    for (const left of [undefined, `${await endedProcess()} ${hostname()}\n`]) {
      if (left !== undefined) writeFileSync(lock, left);
      const runs = Array.from({ length: 4 }, () =>
        spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { cwd: ROOT }),
      );
      const next = () => Promise.all(runs.map(async ({ stdout }) => String((await once(stdout, "data"))[0])));
      await next();
      const answers = next();
      for (const { stdin } of runs) stdin.write("hold\n");
      expect((await answers).sort()).toEqual(["held\n", "refused\n", "refused\n", "refused\n"]);
      expect(readdirSync(folder)).toEqual(["manifest.json.lock"]);
      const ends = Promise.all(runs.map((run) => once(run, "exit")));
      for (const { stdin } of runs) stdin.write("let go\n");
      await ends;
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it("is free where the process has ended, is this one's number of an earlier start, or ended before it wrote", async () => {
    for (const left of [`${await endedProcess()} ${hostname()}\n`, `${process.pid} ${hostname()}\n`, ""]) {
      writeFileSync(lock, left);
      utimesSync(lock, 0, 0);
      await (
        await holdFile(file)
      )();
      expect(existsSync(lock)).toBe(false);
    }
  });

  it("is held where its process runs, is one of another machine, or is just about to write", async () => {
    for (const left of [`${process.ppid} ${hostname()}\n`, `${await endedProcess()} another.example\n`, ""]) {
      writeFileSync(lock, left);
      await expect(holdFile(file), left).rejects.toThrow("is at work on");
      expect(readFileSync(lock, "utf8")).toBe(left);
    }
  });
});
