import { once } from "node:events";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startWaybill } from "../../cli/run-waybill.ts";
import { randomFrom } from "../../random-from.ts";
import { tryFaults, type RunFaults } from "../fault-table.ts";
import { environmentOf, mustHold, onBench, type Bench } from "./command.ts";

/** About as long as a first run takes: it unpacks the browser, draws and writes. */
const LONGEST_MILLISECONDS = 9_000;
const PICTURE = "a.png";

/** Starts a picture, and ends the command with a signal that it cannot hear; false where it had ended by then. */
async function killAfter(bench: Bench, milliseconds: number): Promise<boolean> {
  const args = ["snapshot", "-o", join(bench.work, PICTURE), "--size", "400x400", "--force"];
  // Without a browser of this machine, so that the packaged one is unpacked.
  const child = startWaybill(args, { env: { ...environmentOf(bench), WAYBILL_BROWSER: "", PATH: "/usr/bin:/bin" } });
  child.stderr?.resume();
  const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
  await once(child, "exit");
  clearTimeout(timer);
  return child.signalCode === "SIGKILL";
}

async function killOften(count: number, bare: number, seed: number): Promise<string> {
  return onBench(async (bench) => {
    const random = randomFrom(seed);
    let killed = 0;
    for (let at = 0; at < count; at++) {
      // The first ones find a machine on which nothing was ever unpacked, as a first run does.
      if (at < bare) rmSync(join(bench.cache, "waybill"), { recursive: true, force: true });
      if (await killAfter(bench, Math.round(random() * LONGEST_MILLISECONDS))) killed++;
      const picture = join(bench.work, PICTURE);
      if (existsSync(picture) && (await bench.run(["inspect", picture])).code !== 0)
        throw new Error(`After kill ${at + 1} (seed ${seed}) half a picture lay under its name.`);
    }
    const env = { WAYBILL_BROWSER: "", PATH: "/usr/bin:/bin" };
    const last = await bench.run(["snapshot", "-o", join(bench.work, PICTURE), "--size", "400x400", "--force"], {
      env,
    });
    if (last.code !== 0) throw new Error(`The run after the kills (seed ${seed}) failed: ${last.stderr.trim()}`);
    mustHold(bench.work, [PICTURE]);
    const left = bench.leftovers();
    if (left !== "") throw new Error(`The run after the kills (seed ${seed}) left ${left}.`);
    mustHold(bench.cache, ["waybill"]);
    const kept = readdirSync(join(bench.cache, "waybill"));
    return `${killed} of ${count} runs killed (seed ${seed}), ${bare} of them first runs; no half picture; the next run drew; left: ${kept.join(", ")}`;
  });
}

/** Runs that are killed at random moments. */
export const runFaults: RunFaults = ({ short, named }) =>
  tryFaults(
    [
      [
        "the command is killed at random moments, first runs among them",
        () => (short ? killOften(3, 2, 20_231_013) : killOften(20, 8, 20_231_013)),
      ],
    ],
    named,
  );
