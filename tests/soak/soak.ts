import { fileURLToPath } from "node:url";
import type { Browser, Page, ViewportSize } from "playwright-core";
import { build } from "vite";
import { startServer } from "../../src/cli/server/server.ts";
import { SITE } from "../../src/cli/server/site.ts";
import { COARSE, DESKTOP, REAL_STORY } from "../open-page.ts";
import { randomFrom } from "../random-from.ts";
import { bringToRest, playWithSeeks } from "./play.ts";
import { watchContexts, weigh, type Weight } from "./weigh.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BUILT = `${ROOT}tests/output/soak-page/`;
const READY_MILLISECONDS = 100_000;

/** What a page held before and after, and what was done between. */
export interface Soaked {
  done: string;
  /** How often: seeks, or maps. */
  rounds: number;
  before: Weight;
  after: Weight;
  /** Graphics contexts that were lost without being asked to. */
  lost: number;
}

/** Plays the first story with seeks by chance, on a screen of some size. */
export async function soakPlay(
  browser: Browser,
  seconds: number,
  seed: number,
  viewport: ViewportSize = DESKTOP,
): Promise<Soaked> {
  const server = await startServer(SITE, REAL_STORY, 0);
  const context = await browser.newContext({ ...COARSE, viewport });
  try {
    const page = await context.newPage();
    const lost = countLost(page);
    await watchContexts(page);
    await page.goto(server.url);
    await page.waitForSelector('html[data-waybill="ready"]', { timeout: READY_MILLISECONDS, state: "attached" });
    const session = await context.newCDPSession(page);
    const random = randomFrom(seed);
    // What a first play makes once is there by then.
    await playWithSeeks(page, Math.min(seconds / 4, 60), random);
    await bringToRest(page);
    const before = await weigh(page, session);
    const seeks = await playWithSeeks(page, seconds, random);
    await bringToRest(page);
    const after = await weigh(page, session);
    return { done: `${inWords(seconds)} of play, ${seeks} seeks`, rounds: seeks, before, after, lost: lost() };
  } finally {
    await context.close();
    await server.close();
  }
}

/**
 * Makes maps and removes them, one after another, for readers and for pictures in turn. Before it weighs it makes some: what is
 * made once for all is there by then, and the browser has compiled most of what runs for each.
 */
export async function soakMaps(browser: Browser, count: number, firstCount = 10): Promise<Soaked> {
  await build({
    root: `${ROOT}tests/soak/page`,
    configFile: `${ROOT}vite.config.ts`,
    publicDir: `${ROOT}static`,
    build: { outDir: BUILT, emptyOutDir: true },
    logLevel: "error",
  });
  const server = await startServer(BUILT, REAL_STORY, 0);
  const context = await browser.newContext({ ...COARSE, viewport: DESKTOP });
  try {
    const page = await context.newPage();
    const tooMany = countLost(page);
    await watchContexts(page);
    await page.goto(server.url);
    await page.waitForFunction(() => window.makeMap ?? window.makeMapError, undefined, { timeout: READY_MILLISECONDS });
    const error = await page.evaluate(() => window.makeMapError);
    if (error !== undefined) throw new Error(error);
    const session = await context.newCDPSession(page);
    await makeMaps(page, firstCount);
    const before = await weigh(page, session);
    const lost = await makeMaps(page, count);
    const after = await weigh(page, session);
    return { done: `${count} maps made and removed`, rounds: count, before, after, lost: Math.max(lost, tooMany()) };
  } finally {
    await context.close();
    await server.close();
  }
}

/** Returns how many of them lost their graphics. */
async function makeMaps(page: Page, count: number): Promise<number> {
  let lost = 0;
  for (let index = 0; index < count; index++)
    if (await page.evaluate((interactive) => window.makeMap!({ interactive }), index % 2 === 0)) lost++;
  return lost;
}

/** Counts what a browser says of contexts that it took away: it lets a page have 16. */
function countLost(page: Page): () => number {
  let count = 0;
  page.on("console", (message) => {
    if (/Too many active WebGL contexts|CONTEXT_LOST/.test(message.text())) count++;
  });
  return () => count;
}

function inWords(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds} seconds`;
}
