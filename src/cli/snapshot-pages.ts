import { availableParallelism } from "node:os";
import type { Browser, Page } from "playwright-core";
import { startBrowser } from "./browser.ts";
import { UsageError } from "./exit-codes.ts";
import { startServer } from "./server.ts";
import { buildIfNeeded } from "./site.ts";
import type { SnapshotJob } from "./snapshot-jobs.ts";

export interface DrawnPicture {
  job: SnapshotJob;
  png: Buffer;
  alt: string;
}

export interface FailedPicture {
  job: SnapshotJob;
  error: Error;
}

const READY_MILLISECONDS = 60_000;
/** What a page needs before its first picture takes the whole machine about as long as so many further pictures. */
const LEAST_PER_PAGE = 4;

/**
 * Draws pictures with the built page: one browser, and pages at a time, at most as many as the machine has cores and
 * fewer for a few pictures, each of which draws one picture after another. What is drawn and what fails is told as it comes; rejects where no browser starts,
 * the page does not open, or the browser ends.
 */
export async function drawInPages(
  storyFolder: string,
  jobs: readonly SnapshotJob[],
  told: { drawn: (picture: DrawnPicture) => Promise<void>; failed: (failure: FailedPicture) => void },
): Promise<void> {
  const server = await startServer(await buildIfNeeded(), storyFolder, 0);
  try {
    const browser = await startBrowser();
    try {
      const waiting = [...jobs];
      const work = async () => {
        const page = await openPage(browser, `${server.url}?picture`);
        for (let job = waiting.shift(); job; job = waiting.shift()) {
          const drawn = await drawInPage(page, job).catch((error: Error) => error);
          if (drawn instanceof Error && page.isClosed())
            throw new Error("The browser ended while it was drawing. Run the command again: what is made is kept.", {
              cause: drawn,
            });
          if (drawn instanceof Error) told.failed({ job, error: drawn });
          else await told.drawn({ job, ...drawn });
        }
      };
      const pages = Math.min(availableParallelism(), Math.ceil(jobs.length / LEAST_PER_PAGE));
      await Promise.all(Array.from({ length: pages }, work));
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

async function openPage(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction(() => document.documentElement.dataset.waybill !== "loading", undefined, {
    timeout: READY_MILLISECONDS,
  });
  return page;
}

async function drawInPage(page: Page, { options }: SnapshotJob): Promise<{ png: Buffer; alt: string }> {
  const drawn = await page.evaluate(async (wanted) => {
    if (!window.waybill)
      return { error: document.querySelector("[role=alert]")?.textContent ?? "The page shows no story." };
    return window.waybill
      .picture(wanted)
      .catch((error: Error) => ({ error: error.message, wrongCall: error.name === "RangeError" }));
  }, options);
  if (!("error" in drawn)) return { png: Buffer.from(drawn.base64, "base64"), alt: drawn.alt };
  throw "wrongCall" in drawn && drawn.wrongCall ? new UsageError(drawn.error) : new Error(drawn.error);
}
