// Prints the time from navigation to `ready`, and the page's long tasks until then, for one or more built pages, in turns:
// `npm run bench:ready -- [folder of a built page ...]`; the project's own build where none is named.
// `--runs 5` sets how often. Caches are empty in each run.
import type { Browser } from "playwright-core";
import { startBrowser } from "../../src/cli/browser.ts";
import { startServer } from "../../src/cli/server.ts";
import { buildIfNeeded } from "../../src/cli/site.ts";

const STORY = "geo/najin-dunay";
const VIEWPORT = { width: 1280, height: 720 };
const LONG_TASK_MILLISECONDS = 50;
const DEFAULT_RUNS = 5;
const READY_MILLISECONDS = 120_000;

interface Run {
  readyMilliseconds: number;
  longTasks: { start: number; duration: number }[];
}

interface Marked {
  longTasks: Run["longTasks"];
  readyMilliseconds?: number;
}

async function run(browser: Browser, site: string): Promise<Run> {
  const server = await startServer(site, STORY, 0);
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const marked: Marked = { longTasks: [] };
      (window as unknown as { marked: Marked }).marked = marked;
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries())
          marked.longTasks.push({ start: Math.round(startTime), duration: Math.round(duration) });
      }).observe({ type: "longtask", buffered: true });
      new MutationObserver(() => {
        if (document.documentElement.dataset.waybill === "ready") marked.readyMilliseconds ??= performance.now();
      }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-waybill"] });
    });
    await page.goto(server.url);
    await page.waitForFunction(
      () => (window as unknown as { marked: Marked }).marked.readyMilliseconds !== undefined,
      undefined,
      { timeout: READY_MILLISECONDS },
    );
    const { longTasks, readyMilliseconds = NaN } = await page.evaluate(
      () => (window as unknown as { marked: Marked }).marked,
    );
    return { readyMilliseconds, longTasks: longTasks.filter(({ start }) => start < readyMilliseconds) };
  } finally {
    await context.close();
    await server.close();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

const given = process.argv.slice(2);
const runsAt = given.indexOf("--runs");
const runs = runsAt < 0 ? DEFAULT_RUNS : Number(given.splice(runsAt, 2)[1]);
const sites = given.length > 0 ? given : [await buildIfNeeded()];
const results = new Map<string, Run[]>(sites.map((site) => [site, []]));
const browser = await startBrowser();
try {
  for (let turn = 0; turn < runs; turn++) for (const site of sites) results.get(site)!.push(await run(browser, site));
} finally {
  await browser.close();
}
for (const [site, measured] of results) {
  const ready = measured.map(({ readyMilliseconds }) => Math.round(readyMilliseconds));
  const longest = measured.map(({ longTasks }) => Math.max(0, ...longTasks.map(({ duration }) => duration)));
  const blocked = measured.map(({ longTasks }) => longTasks.reduce((sum, { duration }) => sum + duration, 0));
  process.stdout.write(
    `${site}\n  ready after ${median(ready)} ms (median of ${ready.join(", ")})\n` +
      `  tasks over ${LONG_TASK_MILLISECONDS} ms: longest ${median(longest)} ms, together ${median(blocked)} ms (medians)\n`,
  );
  const [{ longTasks } = { longTasks: [] }] = measured;
  process.stdout.write(
    `  of the first run, start+length: ${longTasks.map(({ start, duration }) => `${start}+${duration}`).join(" ")}\n`,
  );
}
