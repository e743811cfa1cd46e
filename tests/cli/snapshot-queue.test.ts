import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { startServer, type RunningServer } from "../../src/cli/server/server.ts";
import { buildIfNeeded } from "../../src/cli/server/site.ts";
import type { SnapshotJob } from "../../src/cli/snapshot/snapshot-jobs.ts";
import { openDrawingPage } from "../../src/cli/snapshot/snapshot-pages.ts";
import { BrowserEnded, drawQueue, PageCrashed, type DrawingPage } from "../../src/cli/snapshot/snapshot-queue.ts";
import { NAJIN_DUNAY } from "../story/whole-story.ts";

const OPTIONS = { width: 320, height: 320, at: "sea", theme: "light", layout: "map", scale: 1 } as const;
const JOBS = ["a", "b", "c", "d", "e"].map((name): SnapshotJob => ({ name, moment: "end", options: OPTIONS }));

/** Hears what is made and what fails, by name. */
function listening(onDrawn: (name: string) => Promise<void> | void = () => undefined) {
  const [made, failures] = [[] as string[], new Map<string, string>()];
  return {
    made,
    failures,
    listener: {
      async drawn({ job: { name } }: { job: SnapshotJob }) {
        made.push(name);
        await onDrawn(name);
      },
      failed: ({ job, error }: { job: SnapshotJob; error: Error }) => void failures.set(job.name, error.message),
    },
  };
}

/** Pages that crash, or fail, as often as told at the pictures of these names; a page that crashed draws no more. */
function fakePages(faults: Record<string, Error[]>) {
  const opened: { isClosed: boolean; isCrashed: boolean }[] = [];
  const openPage = async (): Promise<DrawingPage> => {
    const page = { isClosed: false, isCrashed: false };
    opened.push(page);
    return {
      async draw({ name }) {
        await Promise.resolve();
        const fault = page.isCrashed ? new PageCrashed("again") : faults[name]?.shift();
        page.isCrashed ||= fault instanceof PageCrashed;
        if (fault) throw fault;
        return { png: Buffer.alloc(0), alt: name };
      },
      close: async () => void (page.isClosed = true),
    };
  };
  return { opened, openPage };
}

describe("pictures that wait for a page", () => {
  it.each([1, 2])("are all made by %d pages, though a page crashes once at one of them", async (pages) => {
    const { made, failures, listener } = listening();
    const { opened, openPage } = fakePages({ b: [new PageCrashed("out of memory")] });
    await drawQueue(JOBS, pages, openPage, listener);
    expect([...made].sort()).toEqual(["a", "b", "c", "d", "e"]);
    expect(made.at(-1)).toBe("b");
    expect(failures.size).toBe(0);
    expect(opened).toHaveLength(pages + 1);
    for (const { isClosed, isCrashed } of opened) expect(isClosed).toBe(isCrashed);
  });

  it("are made but for that at which two pages crash, which is told with what to do", async () => {
    const { made, failures, listener } = listening();
    const { openPage } = fakePages({ b: [new PageCrashed("one"), new PageCrashed("two")] });
    await drawQueue(JOBS, 1, openPage, listener);
    expect(made).toEqual(["a", "c", "d", "e"]);
    expect([...failures]).toEqual([["b", "The page crashed twice while it drew this picture. Ask for a smaller one."]]);
  });

  it("are made in the same page after one that fails for itself", async () => {
    const { made, failures, listener } = listening();
    const { opened, openPage } = fakePages({ b: [new Error("too high")] });
    await drawQueue(JOBS, 1, openPage, listener);
    expect([made, [...failures], opened.length]).toEqual([["a", "c", "d", "e"], [["b", "too high"]], 1]);
  });

  it("are let be once the browser has ended or a picture cannot be kept, after what is under way", async () => {
    const ended = listening();
    const { openPage } = fakePages({ a: [new BrowserEnded("ended")] });
    await expect(drawQueue(JOBS, 2, openPage, ended.listener)).rejects.toThrow("ended");
    expect([ended.made, ended.failures.size]).toEqual([["b"], 0]);
    let isKept = false;
    const full = listening(async (name) => {
      if (name === "a") throw new Error("no space");
      await new Promise((done) => setImmediate(done));
      isKept = true;
    });
    await expect(drawQueue(JOBS, 2, fakePages({}).openPage, full.listener)).rejects.toThrow("no space");
    expect([full.made, isKept]).toEqual([["a", "b"], true]);
  });
});

describe("pictures of a real browser", () => {
  let browser: Browser;
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer(await buildIfNeeded(), NAJIN_DUNAY, 0);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const openPage = () => openDrawingPage(browser, server.url);
  const crash = async () => {
    const page = browser.contexts().at(-1)!.pages()[0]!;
    const crashed = page.waitForEvent("crash");
    await page.goto("chrome://crash").catch(() => undefined);
    await crashed;
  };

  it("are all made, though the page that draws crashes between two of them", async () => {
    const { made, failures, listener } = listening((name) => (name === "a" ? crash() : undefined));
    await drawQueue(JOBS.slice(0, 3), 1, openPage, listener);
    expect([made, failures.size]).toEqual([["a", "c", "b"], 0]);
    expect(browser.contexts()).toHaveLength(1);
  });

  it("end with what to do when the browser ends", async () => {
    const { made, listener } = listening(() => browser.close());
    await expect(drawQueue(JOBS.slice(0, 2), 1, openPage, listener)).rejects.toThrow(
      "The browser ended while it was drawing. Run the command again: what is made is kept.",
    );
    expect(made).toEqual(["a"]);
  });
});
