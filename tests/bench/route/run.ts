// How drawing a growing line costs, in six ways, side by side: `npm run bench` writes docs/performance.md, .json and the
// chart; `npm run bench -- --quick` looks at ratios and counts of our layer only, and exits with 1 where one is broken.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { format } from "prettier";
import { startBrowser } from "../../../src/cli/browser/browser.ts";
import { servePage } from "./build-page.ts";
import { chart } from "./chart.ts";
import { drawsDashes, measure } from "./measure.ts";
import type { Measurement, Results } from "./measurement.ts";
import { SIZES, TECHNIQUES, TOO_LONG_MILLISECONDS, type TechniqueName } from "./plan.ts";
import { report, verdictTable } from "./report.ts";
import { settingOf } from "./setting.ts";
import { calmer, gate, targets } from "./targets.ts";

const DOCS = fileURLToPath(new URL("../../../docs/", import.meta.url));
const QUICK_SIZES = [Math.min(...SIZES), Math.max(...SIZES)];
const QUICK_ROUNDS = 3;
/** No further round where it would end after this. */
const QUICK_MILLISECONDS = 50_000;
const page = await servePage();
const browser = await startBrowser();
try {
  if (process.argv.includes("--quick")) process.exitCode = (await quick(browser)) ? 0 : 1;
  else await full(browser);
} finally {
  await browser.close();
  await page.close();
}

/** True where everything holds, in one round or in what two or three have shown together. */
async function quick(opened: Browser): Promise<boolean> {
  let measurements: Measurement[] = [];
  for (let round = 1; round <= QUICK_ROUNDS; round++) {
    const now: Measurement[] = [];
    for (const vertices of QUICK_SIZES) now.push(await measure(opened, page.url, "ours", vertices, { look: false }));
    measurements = calmer(measurements, now);
    const nextEnds = (performance.now() * (round + 1)) / round;
    if (gate(measurements).every(({ holds }) => holds) || nextEnds > QUICK_MILLISECONDS) break;
  }
  const verdicts = gate(measurements);
  process.stdout.write(`${verdictTable(verdicts)}\n`);
  return verdicts.every(({ holds }) => holds);
}

async function full(opened: Browser): Promise<void> {
  const setting = await settingOf(opened);
  const measurements: Measurement[] = [];
  for (const vertices of SIZES)
    for (const technique of TECHNIQUES) {
      const smaller = measurements.findLast((one) => one.technique === technique);
      if (smaller && smaller.interval.p50 > TOO_LONG_MILLISECONDS) continue;
      const measured = await measure(opened, page.url, technique, vertices, { look: true });
      process.stderr.write(`${technique} at ${vertices}: ${measured.task.p50.toFixed(1)} ms a step\n`);
      measurements.push(measured);
    }
  const dashes: Partial<Record<TechniqueName, boolean>> = {};
  for (const technique of TECHNIQUES)
    if (technique !== "bare-repaint") dashes[technique] = await drawsDashes(opened, page.url, technique);
  await write({ setting, measurements, dashes });
}

async function write(results: Results): Promise<void> {
  const verdicts = targets(results.measurements);
  const text = await format(report(results, verdicts), { parser: "markdown", printWidth: 120 });
  await writeFile(`${DOCS}performance.md`, text);
  await writeFile(
    `${DOCS}performance.json`,
    await format(JSON.stringify({ ...results, targets: verdicts }), { parser: "json", printWidth: 120 }),
  );
  await writeFile(`${DOCS}images/performance.svg`, chart(results.measurements));
  process.stdout.write(text);
}
