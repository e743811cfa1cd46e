import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { startBrowser } from "../src/cli/browser/browser.ts";
import { startServer, type RunningServer } from "../src/cli/server/server.ts";
import { SITE } from "../src/cli/server/site.ts";

/** The smallest desktop, with the text beside the map: software graphics pays for every pixel. */
export const DESKTOP = { width: 920, height: 600 };
export const PHONE = { width: 390, height: 844 };
/**
 * For tests that look at boxes and words alone: layout is as ever, and software graphics has a sixteenth to draw. Not where a page
 * opens on a short leg: it has too few pixels to be found in the picture, and the page waits for it.
 */
export const COARSE = { deviceScaleFactor: 0.25 };
export const REAL_STORY = "geo/najin-dunay";

/** A served story and a browser, for one test file. */
export interface Stage {
  url: string;
  browser: Browser;
  /** Opens the page, closes the one before, and waits until it is in the state asked for. */
  open(options?: OpenOptions): Promise<OpenedPage>;
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  hash?: string;
  /** Before the page is opened: routes to block, scripts to add. */
  prepare?: (page: Page) => Promise<unknown>;
  /** Wait for this state; `ready` where absent. */
  state?: "loading" | "ready" | "error";
}

export interface OpenedPage {
  page: Page;
  /** Messages of uncaught errors and of the console's errors. */
  errors: string[];
  /** Every address that was asked for. */
  requests: string[];
}

const STATE_MILLISECONDS = 50_000;

export async function setStage(story: string = REAL_STORY): Promise<Stage> {
  const server: RunningServer = await startServer(SITE, story, 0);
  const browser = await startBrowser();
  let last: Page | undefined;
  return {
    url: server.url,
    browser,
    async open({ hash = "", prepare, state = "ready", ...context }: OpenOptions = {}) {
      await last?.context().close();
      const page = await (await browser.newContext({ viewport: DESKTOP, ...context })).newPage();
      last = page;
      const opened: OpenedPage = { page, errors: [], requests: [] };
      page.on("pageerror", (error) => opened.errors.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") opened.errors.push(message.text());
      });
      page.on("request", (request) => opened.requests.push(request.url()));
      await prepare?.(page);
      await page.goto(`${server.url}${hash}`);
      await page.waitForSelector(`html[data-waybill="${state}"]`, { timeout: STATE_MILLISECONDS, state: "attached" });
      return opened;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Goes to a moment by the address, as a link on the page would, and waits until the map rests there. */
export async function goTo(page: Page, moment: string): Promise<void> {
  await page.evaluate(async (hash) => {
    if (location.hash === hash) return;
    const changed = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = hash;
    await changed;
  }, `#at=${moment}`);
  await mapAtRest(page);
}

/** Resolves when nothing moves on the map, and all of it is drawn. */
export async function mapAtRest(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => window.waybill!.map!.once("idle", done).triggerRepaint()));
}

/** A screenshot as pixels. */
export async function pixelsOf(page: Page): Promise<PNG> {
  return PNG.sync.read(await page.screenshot());
}

/** True where a pixel within `reach` of a point is near a colour `#rrggbb`. */
export function hasColorNear(image: PNG, x: number, y: number, hex: string, reach = 8, tolerance = 24): boolean {
  const wanted = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  for (let row = Math.max(0, Math.round(y - reach)); row <= Math.min(image.height - 1, y + reach); row++)
    for (let column = Math.max(0, Math.round(x - reach)); column <= Math.min(image.width - 1, x + reach); column++) {
      const at = (row * image.width + column) * 4;
      if (wanted.every((channel, index) => Math.abs(image.data[at + index]! - channel) <= tolerance)) return true;
    }
  return false;
}

/** A folder that is gone when the work is done. */
export async function inTemporaryFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "waybill-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
