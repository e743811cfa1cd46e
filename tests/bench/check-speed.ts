// Prints how long `waybill check` takes and how much memory for stories of 10^4, 10^5 and 10^6 positions.
// `npm run bench:check`; with `--assert` it exits with 1 where the largest takes more than 10 s or 1.5 GB.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { writeBigStory } from "./big-story.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SIZES = [10_000, 100_000, 1_000_000];
/** With the two places it runs between, a leg has this many. */
const POSITIONS_PER_LEG = 10_000;
const MOST_CLAIMS = 10_000;
const MOST_SECONDS = 10;
const MOST_BYTES = 1.5e9;

interface Measured {
  positions: number;
  claims: number;
  seconds: number;
  bytes: number;
}

function measure(positions: number): Measured {
  const folder = mkdtempSync(join(tmpdir(), "waybill-bench-"));
  try {
    const claims = Math.min(MOST_CLAIMS, positions / 100);
    const legs = positions / POSITIONS_PER_LEG;
    writeBigStory(folder, { legs, positionsPerLeg: POSITIONS_PER_LEG - 2, claims, sources: 1 });
    const code = `import { register } from "tsx/esm/api"; register();
      const { run } = await import(${JSON.stringify(pathToFileURL(join(ROOT, "src/cli/run.ts")).href)});
      process.exitCode = await run(["check", ${JSON.stringify(folder)}]);
      process.stdout.write(String(process.resourceUsage().maxRSS * 1024) + "\\n");`;
    const started = performance.now();
    const child = spawnSync(process.execPath, ["--input-type=module", "-e", code], { cwd: ROOT, encoding: "utf8" });
    const seconds = (performance.now() - started) / 1000;
    if (child.status !== 0) throw new Error(`waybill check failed: ${child.stdout.slice(0, 2000)}${child.stderr}`);
    return { positions, claims, seconds, bytes: Number(child.stdout.trimEnd().split("\n").at(-1)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const rows = SIZES.map(measure);
process.stdout.write("positions   claims  seconds  peak MB\n");
for (const { positions, claims, seconds, bytes } of rows)
  process.stdout.write(
    `${String(positions).padStart(9)} ${String(claims).padStart(8)} ${seconds.toFixed(2).padStart(8)} ${(bytes / 1e6).toFixed(0).padStart(8)}\n`,
  );
const [, middle, last] = rows as [Measured, Measured, Measured];
const slope = Math.log10(last.seconds / middle.seconds) / Math.log10(last.positions / middle.positions);
process.stdout.write(`Growth from 10^5 to 10^6: seconds ~ positions^${slope.toFixed(2)} (1 is in step).\n`);
if (process.argv.includes("--assert") && (last.seconds > MOST_SECONDS || last.bytes > MOST_BYTES)) {
  process.stderr.write(`The largest story took more than ${MOST_SECONDS} s or ${MOST_BYTES / 1e9} GB.\n`);
  process.exitCode = 1;
}
