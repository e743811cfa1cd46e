import { PNG } from "pngjs";
import type { Frame, Page } from "playwright-core";
import { themes } from "../../../src/map/style/theme.ts";
import { DESKTOP } from "../../open-page.ts";
import { startBadServer, type BadServerOptions } from "./bad-server.ts";
import { faultBrowser } from "./fault-browser.ts";

/** How a page with a fault ended. */
export interface Outcome {
  /** In a state that it does not leave by itself. */
  ended: boolean;
  /** From the asking for the page, or from the fault where it came later. */
  afterSeconds: number;
  /** `ready`, `error`, or `starting` where no script of the page ran. */
  state: string;
  /** What it tells the reader, if anything. */
  told: string;
  /** Title and sources, or a message that says what to do, are on screen. */
  textReadable: boolean;
  /** Lines of the route are on screen. */
  mapDrawn: boolean;
}

export interface Fault {
  name: string;
  run(): Promise<Outcome>;
}

export interface FaultOptions extends BadServerOptions {
  /** Before the page is opened. */
  prepare?: (page: Page) => Promise<unknown>;
  /** After the page is ready: the fault comes now. Resolves when it has ended, to when the last of several came. */
  later?: (page: Page) => Promise<unknown>;
}

const LONGEST_MILLISECONDS = 25_000;
/** Pixels of the routes' colours that are more than chance. */
const LEAST_PIXELS = 40;

/** A fault of a page, which is opened with it. */
export function pageFault(name: string, options: FaultOptions): Fault {
  return {
    name,
    async run() {
      const server = await startBadServer(options);
      const context = await (await faultBrowser()).newContext({ viewport: DESKTOP });
      try {
        const page = await context.newPage();
        await options.prepare?.(page);
        let since = performance.now();
        await page.goto(server.url, { waitUntil: "commit" });
        const ended = await endOf(page);
        if (options.later && ended) {
          since = performance.now();
          const last = await options.later(page);
          if (typeof last === "number") since = last;
        }
        return await outcome(page, { ended, since });
      } finally {
        await context.close();
        await server.close();
      }
    },
  };
}

/** Whether the page came to an end within the longest time; a page without a script of its own says so in its text. */
export async function endOf(page: Page | Frame): Promise<boolean> {
  const hasEnded = () => {
    if (/^(?:ready|error)$/.test(document.documentElement?.dataset.waybill ?? "")) return true;
    const starting = document.querySelector(".starting");
    // Before its style sheet is there, the text is visible for a moment.
    const style = starting && getComputedStyle(starting);
    return style?.animationName === "tell-reader" && style.visibility === "visible";
  };
  return page.waitForFunction(hasEnded, undefined, { timeout: LONGEST_MILLISECONDS, polling: 100 }).then(
    () => true,
    () => false,
  );
}

export async function outcome(
  page: Page,
  { ended, since, frame = page.mainFrame() }: { ended: boolean; since: number; frame?: Frame },
): Promise<Outcome> {
  const afterSeconds = (performance.now() - since) / 1000;
  const { state, told, text } = await frame.evaluate(() => {
    const words = [...document.querySelectorAll('[role="alert"], .map-note [role="status"], .starting')];
    return {
      state: document.querySelector(".starting") ? "starting" : (document.documentElement.dataset.waybill ?? "none"),
      told: words.map((element) => element.textContent?.trim() ?? "").find(Boolean) ?? "",
      text: (document.querySelector("main") ?? document.body).innerText,
    };
  });
  const hasStory = text.includes("White House says") && text.includes("RUSI");
  return {
    ended,
    afterSeconds,
    state,
    told,
    textReadable: hasStory || told.length > 40,
    mapDrawn: await hasRoute(page, frame),
  };
}

/** What is on screen now; a screenshot of Playwright's waits for fonts, which may never come. */
async function screenOf(page: Page): Promise<PNG> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot");
  return PNG.sync.read(Buffer.from(data, "base64"));
}

/** Lines in the colours of the route are on screen, on the map. */
async function hasRoute(page: Page, frame: Frame): Promise<boolean> {
  if ((await frame.locator(".map canvas").count()) === 0) return false;
  const { data } = await screenOf(page);
  const { bySea, byRail, bySeaAhead, byRailAhead } = themes.light;
  const colors = [bySea, byRail, bySeaAhead, byRailAhead].map((hex) =>
    [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)),
  );
  let count = 0;
  for (let at = 0; at < data.length; at += 4)
    if (colors.some((color) => color.every((level, channel) => Math.abs(data[at + channel]! - level) < 12))) count++;
  return count >= LEAST_PIXELS;
}
