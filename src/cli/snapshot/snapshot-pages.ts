import { availableParallelism } from "node:os";
import type { Browser, Page } from "playwright-core";
import { startBrowser } from "../browser/browser.ts";
import { UsageError } from "../exit-codes.ts";
import { startServer } from "../server/server.ts";
import { buildIfNeeded } from "../server/site.ts";
import { isOfRequest, PictureRefusal } from "../../picture/request/refusal.ts";
import type { SnapshotJob } from "./snapshot-jobs.ts";
import { BrowserEnded, drawQueue, PageCrashed, type DrawingPage, type Listener } from "./snapshot-queue.ts";

const READY_MILLISECONDS = 60_000;
/** Starting a page keeps the machine as busy as drawing so many pictures. */
const LEAST_PER_PAGE = 4;

/**
 * Draws pictures with the built page: one browser, and pages at a time, at most as many as the machine has cores and
 * fewer for a few pictures. The listener is told of each picture and each failure as it comes; rejects where no browser starts, the page does
 * not open, or the browser ends.
 */
export async function drawInPages(
  storyFolder: string,
  jobs: readonly SnapshotJob[],
  listener: Listener,
): Promise<void> {
  const server = await startServer(await buildIfNeeded(), storyFolder, 0);
  try {
    const browser = await startBrowser();
    try {
      const pages = Math.min(availableParallelism(), Math.ceil(jobs.length / LEAST_PER_PAGE));
      await drawQueue(jobs, pages, () => openDrawingPage(browser, server.url), listener).catch((cause: unknown) => {
        throw browser.isConnected() ? cause : browserEnded(cause);
      });
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

/** A page of the built site at an address, ready to draw. Rejects where it does not open. */
export async function openDrawingPage(browser: Browser, address: string): Promise<DrawingPage> {
  const page = await browser.newPage();
  const crashed = new Promise<never>((_, fail) =>
    page.once("crash", () => fail(new PageCrashed("A page crashed. Free memory, and run the command again."))),
  );
  await Promise.race([open(page, `${address}?picture`), crashed]);
  return {
    draw: (job) =>
      Promise.race([drawInPage(page, job), crashed]).catch((cause: Error) => {
        if (!page.isClosed()) throw cause;
        throw browserEnded(cause);
      }),
    close: () => page.close(),
  };
}

function browserEnded(cause: unknown): BrowserEnded {
  if (cause instanceof BrowserEnded) return cause;
  return new BrowserEnded("The browser ended while it was drawing. Run the command again: what is made is kept.", {
    cause,
  });
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => document.documentElement.dataset.waybill !== "loading", undefined, {
    timeout: READY_MILLISECONDS,
  });
}

async function drawInPage(page: Page, { options }: SnapshotJob): Promise<{ png: Buffer; alt: string }> {
  const drawn = await page.evaluate(async (wanted) => {
    if (!window.waybill)
      return { crash: document.querySelector("[role=alert]")?.textContent ?? "The page shows no story." };
    return window.waybill.picture(wanted).catch((error: Error) => ({ crash: error.message }));
  }, options);
  if ("crash" in drawn) throw new Error(drawn.crash);
  if (drawn.ok) return { png: Buffer.from(drawn.base64, "base64"), alt: drawn.alt };
  // The words are those of the refusal; the code says whether another call may help.
  throw isOfRequest(drawn.code) ? new UsageError(drawn.message) : new PictureRefusal(drawn);
}
