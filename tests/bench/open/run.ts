// `npm run bench:open`: how long the page takes to open stories of 10^4, 10^5 and 10^6 positions, until their text is on
// the page and until their route is drawn; the longest task of the page's thread while the story is read and its text put on
// the page, and until the route is drawn, with and without waiting for graphics; the memory of the process at its highest. `-- --runs 3` sets how often; medians are printed, and how the time grows.
// Into docs/performance-open.md. Beside each the bare MapLibre page of bench:ready, with the same base map and data: what no page with a map goes below.
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { startBrowser } from "../../../src/cli/browser/browser.ts";
import { startServer } from "../../../src/cli/server/server.ts";
import { buildIfNeeded } from "../../../src/cli/server/site.ts";
import { writeBigStory } from "../big-story.ts";
import { buildBarePage } from "../ready/bare-page.ts";
import { settingOf } from "../route/setting.ts";
import { percentile } from "../route/statistics.ts";
import { markdownTable } from "../route/table.ts";
import { verdict } from "../route/targets.ts";
import { tasksBetween, TRACE_CATEGORIES, type TraceEvent } from "../route/trace.ts";
import { writeDocument } from "../write-document.ts";

const SIZES = [10_000, 100_000, 1_000_000];
const LEGS = 100;
const CLAIMS = 1_000;
const SOURCES = 50;
const VIEWPORT = { width: 920, height: 480 };
/** About the view of the page's own map. */
const BARE_VIEW = "?size=520x400&center=80,55&zoom=3.2";
const READY_MILLISECONDS = 120_000;
const MARK = "waybill-bench-page";
const TEXT_MARK = "waybill-bench-text";
const WANTED = { slope: 1.1, textSeconds: 3, longestTask: 50, megabytes: 600 };

interface BuiltPage {
  site: string;
  query?: string;
}

interface Opened {
  /** NaN where a page has no text. */
  textSeconds: number;
  readySeconds: number;
  /** Milliseconds of the longest task of the page's thread until the text is there, that one too; NaN where there is none. */
  longestReading: number;
  /** Milliseconds of the longest task of the page's thread until ready. */
  longestTask: number;
  /** The same without the time in which it waited for the graphics or for a processor. */
  longestWork: number;
  /** Of the page's process at its highest; NaN where the system does not say. */
  megabytes: number;
}

async function open(browser: Browser, { site, query = "" }: BuiltPage, folder: string): Promise<Opened> {
  const server = await startServer(site, folder, 0);
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await page.addInitScript(
      ({ mark, textMark }) => {
        const times: { text?: number; ready?: number } = {};
        Object.assign(window, { times });
        performance.mark(mark);
        new MutationObserver(() => {
          if (document.querySelector("h1")) times.text ??= performance.mark(textMark).startTime;
          if (document.documentElement.dataset.waybill === "ready") times.ready ??= performance.now();
        }).observe(document, { subtree: true, childList: true, attributes: true });
      },
      { mark: MARK, textMark: TEXT_MARK },
    );
    await browser.startTracing(page, { categories: TRACE_CATEGORIES });
    await page.goto(`${server.url}${query}`);
    await page.waitForSelector("html[data-waybill=ready]", { state: "attached", timeout: READY_MILLISECONDS });
    const times = await page.evaluate(() => (window as unknown as { times: { text?: number; ready: number } }).times);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    const tasks = tasksBetween(traceEvents, MARK);
    const reading = times.text === undefined ? [] : tasksBetween(traceEvents, MARK, TEXT_MARK);
    return {
      textSeconds: (times.text ?? NaN) / 1000,
      readySeconds: times.ready / 1000,
      longestReading: reading.length > 0 ? Math.max(...reading.map(({ dur = 0 }) => dur)) / 1000 : NaN,
      longestTask: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000,
      longestWork: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000,
      megabytes: await peakMegabytes(tasks[0]!.pid),
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
const runs = Number(values.runs);
const barePage = await buildBarePage();
const pages: Record<string, BuiltPage> = {
  Waybill: { site: await buildIfNeeded() },
  "bare MapLibre": { site: barePage, query: BARE_VIEW },
};
const folder = await mkdtemp(join(tmpdir(), "waybill-open-"));
const browser = await startBrowser();
const setting = await settingOf(browser);
const rows: (Opened & { positions: number; page: string })[] = [];
try {
  for (const positions of SIZES) {
    const path = join(folder, String(positions));
    await mkdir(path);
    // With the two places it runs between, a leg has as many as asked for.
    writeBigStory(path, { legs: LEGS, positionsPerLeg: positions / LEGS - 2, claims: CLAIMS, sources: SOURCES });
    const opened = new Map(Object.keys(pages).map((page) => [page, [] as Opened[]]));
    for (let run = 0; run < runs; run++)
      for (const [page, built] of Object.entries(pages)) opened.get(page)!.push(await open(browser, built, path));
    for (const [page, all] of opened) {
      const middle = (of: (run: Opened) => number) => percentile(all.map(of), 0.5);
      rows.push({
        positions,
        page,
        textSeconds: middle((run) => run.textSeconds),
        readySeconds: middle((run) => run.readySeconds),
        longestReading: middle((run) => run.longestReading),
        longestTask: middle((run) => run.longestTask),
        longestWork: middle((run) => run.longestWork),
        megabytes: middle((run) => run.megabytes),
      });
    }
  }
} finally {
  await browser.close();
  for (const made of [folder, barePage]) await rm(made, { recursive: true, force: true });
}
const own = rows.filter(({ page }) => page === "Waybill");
const largest = own.at(-1)!;
const growth = slope(own.map(({ positions, textSeconds }) => [positions, textSeconds]));
const figure = (value: number, digits = 0) => (Number.isNaN(value) ? "-" : value.toFixed(digits));
await writeDocument(
  "performance-open.md",
  {
    title: "How long stories open",
    command: "npm run bench:open",
    tables: markdownTable(
      [
        ...["page", "positions", "text on the page, s", "longest task until then, ms", "route drawn, s"],
        ...["longest task until then, ms", "of it work, ms", "process at most, MB"],
      ],
      rows.map(({ positions, page, ...opened }) => [
        ...[page, positions.toLocaleString("en"), figure(opened.textSeconds, 2), figure(opened.longestReading)],
        ...[figure(opened.readySeconds, 2), figure(opened.longestTask), figure(opened.longestWork)],
        figure(opened.megabytes),
      ]),
    ),
    verdicts: [
      verdict("growth of the time until the text, as a power of the positions", growth, WANTED.slope, ""),
      verdict("text on the page, at 1,000,000 positions", largest.textSeconds, WANTED.textSeconds, "s"),
      verdict("longest task until then, at 1,000,000 positions", largest.longestReading, WANTED.longestTask, "ms"),
      verdict("memory of the process, at 1,000,000 positions", largest.megabytes, WANTED.megabytes, "MB"),
    ],
    method: `- Medians of ${runs} runs each, in turns. A story has ${LEGS} legs, ${CLAIMS.toLocaleString("en")} claims and ${SOURCES} sources; the window is
  ${VIEWPORT.width} x ${VIEWPORT.height} pixels. The bare MapLibre page has the same base map and draws the same data as a plain line.
- _Task_: of the page's own thread, from the browser's trace. The task that puts the text on the page counts for the first
  column. After it the map is made and drawn: there a frame waits for graphics, which software makes slow on both pages;
  _work_ is the time without that, in which the thread had a processor.
- _Process_: the most memory that the page's process had, its worker included, as Linux counts it.`,
  },
  setting,
);
