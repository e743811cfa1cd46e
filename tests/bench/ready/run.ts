// `npm run bench:ready`: how long a page takes from navigation to `ready`, beside a bare MapLibre page with the same base
// map, the same size and view, and the route as a plain line. In turns, in one browser, with empty caches each time. Into docs/performance-ready.md.
// `-- FOLDER ...` measures built pages other than the project's own beside them; `--runs 5` sets how often.
import type { Browser, Page } from "playwright-core";
import { rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { startBrowser } from "../../../src/cli/browser/browser.ts";
import { startServer } from "../../../src/cli/server/server.ts";
import { buildIfNeeded } from "../../../src/cli/server/site.ts";
import { settingOf } from "../route/setting.ts";
import { percentile } from "../route/statistics.ts";
import { markdownTable } from "../route/table.ts";
import { verdict } from "../route/targets.ts";
import { writeDocument } from "../write-document.ts";
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
const setting = await settingOf(browser);
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
const readyOf = (site: string) => results.get(site)!.map(({ readyMilliseconds }) => Math.round(readyMilliseconds));
const bare = median(readyOf(barePage));
const names = new Map([
  [barePage, "bare MapLibre"],
  [own, "Waybill"],
]);
await writeDocument(
  "performance-ready.md",
  {
    title: "How soon the page is ready",
    command: "npm run bench:ready",
    tables: markdownTable(
      ["page", "ready, ms", "of the bare page", "longest task, ms", "tasks over 50 ms together, ms", "each run, ms"],
      [...results].map(([site, runs]) => {
        const longest = runs.map(({ longTasks }) => Math.max(0, ...longTasks.map(({ duration }) => duration)));
        const together = runs.map(({ longTasks }) => longTasks.reduce((sum, { duration }) => sum + duration, 0));
        const ready = median(readyOf(site));
        return [
          ...[names.get(site) ?? site, ready.toFixed(0), `${(ready / bare).toFixed(2)} x`, median(longest).toFixed(0)],
          ...[median(together).toFixed(0), readyOf(site).join(", ")],
        ];
      }),
    ),
    verdicts: [verdict("ready, beside the bare page", median(readyOf(own)) / bare, TARGET, "x")],
    method: `- The story of Najin and Dunay, from navigation until the route is on screen: medians of ${values.runs} runs each, in turns, with
  empty caches, in a window of ${VIEWPORT.width} x ${VIEWPORT.height} pixels.
- The bare page has the same base map, size and view, and the route as a plain line of MapLibre; no text, no dashes, no
  inset. It is ready with its first whole frame.`,
  },
  setting,
);
