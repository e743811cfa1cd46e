// `npm run bench:ready`: how long a page takes from navigation to `ready`, beside a bare MapLibre page with the same base
// map, the same size and view, and the route as a plain line. In turns, in one browser, with empty caches each time.
// `-- FOLDER ...` measures built pages other than the project's own beside them; `--runs 5` sets how often.
import type { Browser, Page } from "playwright-core";
import { rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { startBrowser } from "../../../src/cli/browser.ts";
import { startServer } from "../../../src/cli/server.ts";
import { buildIfNeeded } from "../../../src/cli/site.ts";
import { percentile } from "../route/statistics.ts";
import { buildBarePage } from "./bare-page.ts";

const STORY = "geo/najin-dunay";
const VIEWPORT = { width: 1280, height: 720 };
const READY_MILLISECONDS = 120_000;
/** As the demand on the page says: it must not take longer than this times the bare one. */
const TARGET = 1.15;

interface Run {
  readyMilliseconds: number;
  /** Of the page's own thread until then, over 50 ms each. */
  longTasks: { start: number; duration: number }[];
}

interface Marked extends Partial<Run> {
  longTasks: Run["longTasks"];
}

/** Opens a built page with empty caches; `look` may ask it something once it is ready. */
async function open<Answer>(
  browser: Browser,
  { site, query = "" }: { site: string; query?: string },
  look: (page: Page) => Promise<Answer>,
): Promise<Answer> {
  const server = await startServer(site, STORY, 0);
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const marked: Marked = { longTasks: [] };
      Object.assign(window, { marked });
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries())
          marked.longTasks.push({ start: Math.round(startTime), duration: Math.round(duration) });
      }).observe({ type: "longtask", buffered: true });
      new MutationObserver(() => {
        if (document.documentElement.dataset.waybill === "ready") marked.readyMilliseconds ??= performance.now();
      }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-waybill"] });
    });
    await page.goto(`${server.url}${query}`);
    const isReady = () => (window as unknown as { marked: Marked }).marked.readyMilliseconds !== undefined;
    await page.waitForFunction(isReady, undefined, { timeout: READY_MILLISECONDS });
    return await look(page);
  } finally {
    await context.close();
    await server.close();
  }
}

async function timesOf(page: Page): Promise<Run> {
  const { longTasks, readyMilliseconds = NaN } = await page.evaluate(
    () => (window as unknown as { marked: Marked }).marked,
  );
  return { readyMilliseconds, longTasks: longTasks.filter(({ start }) => start < readyMilliseconds) };
}

/** The size and view of the page's map, for the bare page to show the same. */
function viewOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const map = window.waybill!.map!;
    const { clientWidth, clientHeight } = map.getContainer();
    const { lng, lat } = map.getCenter();
    return `?size=${clientWidth}x${clientHeight}&center=${lng},${lat}&zoom=${map.getZoom()}`;
  });
}

const median = (values: readonly number[]) => percentile(values, 0.5);

const { values, positionals } = parseArgs({
  options: { runs: { type: "string", default: "7" } },
  allowPositionals: true,
});
const own = await buildIfNeeded();
const barePage = await buildBarePage();
const browser = await startBrowser();
const results = new Map<string, Run[]>();
try {
  const query = await open(browser, { site: own }, viewOf);
  const pages = [{ site: barePage, query }, { site: own }, ...positionals.map((site) => ({ site }))];
  for (const { site } of pages) results.set(site, []);
  for (let turn = 0; turn < Number(values.runs); turn++)
    for (const page of pages) results.get(page.site)!.push(await open(browser, page, timesOf));
} finally {
  await browser.close();
  await rm(barePage, { recursive: true, force: true });
}
const bare = median(results.get(barePage)!.map(({ readyMilliseconds }) => readyMilliseconds));
for (const [site, runs] of results) {
  const ready = runs.map(({ readyMilliseconds }) => Math.round(readyMilliseconds));
  const longest = runs.map(({ longTasks }) => Math.max(0, ...longTasks.map(({ duration }) => duration)));
  const together = runs.map(({ longTasks }) => longTasks.reduce((sum, { duration }) => sum + duration, 0));
  const beside =
    site === barePage ? "the measure" : `${(median(ready) / bare).toFixed(2)} x the bare page; target ${TARGET}`;
  process.stdout.write(
    `${site === barePage ? "Bare MapLibre page" : site}\n` +
      `  ready after ${median(ready)} ms (median of ${ready.join(", ")}): ${beside}\n` +
      `  tasks over 50 ms: longest ${median(longest)} ms, together ${median(together)} ms (medians); of the first run, ` +
      `start+length: ${runs[0]!.longTasks.map(({ start, duration }) => `${start}+${duration}`).join(" ")}\n`,
  );
}
