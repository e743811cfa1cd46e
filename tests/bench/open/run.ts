// `npm run bench:open`: how long the page takes to open stories of 10^4, 10^5 and 10^6 positions, until their text is on
// the page and until their route is drawn; the longest task of the page's thread, with and without waiting for graphics;
// the memory of the process at its highest. `-- --runs 3` sets how often; medians are printed, and how the time grows.
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { startBrowser } from "../../../src/cli/browser.ts";
import { startServer } from "../../../src/cli/server.ts";
import { buildIfNeeded } from "../../../src/cli/site.ts";
import { writeBigStory } from "../big-story.ts";
import { percentile } from "../route/statistics.ts";
import { TASK, TRACE_CATEGORIES, type TraceEvent } from "../route/trace.ts";

const SIZES = [10_000, 100_000, 1_000_000];
const LEGS = 100;
const CLAIMS = 1_000;
const SOURCES = 50;
const VIEWPORT = { width: 920, height: 480 };
const READY_MILLISECONDS = 120_000;
const MARK = "waybill-bench-page";
const WANTED = { slope: 1.1, textSeconds: 3, megabytes: 600 };

interface Opened {
  textSeconds: number;
  readySeconds: number;
  /** Milliseconds of the longest task of the page's thread until ready. */
  longestTask: number;
  /** The same without the time in which it waited for the graphics or for a processor. */
  longestWork: number;
  /** Of the page's process at its highest; NaN where the system does not say. */
  megabytes: number;
}

async function open(browser: Browser, site: string, folder: string): Promise<Opened> {
  const server = await startServer(site, folder, 0);
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await page.addInitScript((mark) => {
      const times: { text?: number; ready?: number } = {};
      Object.assign(window, { times });
      performance.mark(mark);
      new MutationObserver(() => {
        if (document.querySelector("h1")) times.text ??= performance.now();
        if (document.documentElement.dataset.waybill === "ready") times.ready ??= performance.now();
      }).observe(document, { subtree: true, childList: true, attributes: true });
    }, MARK);
    await browser.startTracing(page, { categories: TRACE_CATEGORIES });
    await page.goto(server.url);
    await page.waitForSelector("html[data-waybill=ready]", { state: "attached", timeout: READY_MILLISECONDS });
    const times = await page.evaluate(() => (window as unknown as { times: { text: number; ready: number } }).times);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    const mark = traceEvents.find(({ name }) => name === MARK);
    if (!mark) throw new Error("The trace does not hold the mark of the page.");
    const tasks = traceEvents.filter(
      ({ name, pid, tid, ts }) => name === TASK && pid === mark.pid && tid === mark.tid && ts >= mark.ts,
    );
    return {
      textSeconds: times.text / 1000,
      readySeconds: times.ready / 1000,
      longestTask: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000,
      longestWork: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000,
      megabytes: await peakMegabytes(mark.pid),
    };
  } finally {
    await context.close();
    await server.close();
  }
}

/** The most memory that a process had, on Linux. */
async function peakMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? NaN) / 1024;
}

/** The exponent of the power that fits best through points, both axes taken as logarithms. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log10(x), Math.log10(y)] as const);
  const mean = (at: 0 | 1) => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const across = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return across / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

const { values } = parseArgs({ options: { runs: { type: "string", default: "3" } } });
const site = await buildIfNeeded();
const folder = await mkdtemp(join(tmpdir(), "waybill-open-"));
const browser = await startBrowser();
const rows: (Opened & { positions: number })[] = [];
try {
  for (const positions of SIZES) {
    const path = join(folder, String(positions));
    await mkdir(path);
    // With the two places it runs between, a leg has as many as asked for.
    writeBigStory(path, { legs: LEGS, positionsPerLeg: positions / LEGS - 2, claims: CLAIMS, sources: SOURCES });
    const runs: Opened[] = [];
    for (let run = 0; run < Number(values.runs); run++) runs.push(await open(browser, site, path));
    const middle = (of: (run: Opened) => number) => percentile(runs.map(of), 0.5);
    rows.push({
      positions,
      textSeconds: middle((run) => run.textSeconds),
      readySeconds: middle((run) => run.readySeconds),
      longestTask: middle((run) => run.longestTask),
      longestWork: middle((run) => run.longestWork),
      megabytes: middle((run) => run.megabytes),
    });
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
console.table(
  rows.map(({ positions, textSeconds, readySeconds, longestTask, longestWork, megabytes }) => ({
    positions,
    "text on the page, s": textSeconds.toFixed(2),
    "route drawn, s": readySeconds.toFixed(2),
    "longest task, ms": longestTask.toFixed(0),
    "of it work, ms": longestWork.toFixed(0),
    "process at most, MB": megabytes.toFixed(0),
  })),
);
const growth = slope(rows.map(({ positions, textSeconds }) => [positions, textSeconds]));
process.stdout.write(
  `The time until the text grows as positions^${growth.toFixed(2)} (wanted: at most ${WANTED.slope}; 1 is in step).\n` +
    `Wanted of 10^6 positions: ${WANTED.textSeconds} s until the text, ${WANTED.megabytes} MB.\n`,
);
