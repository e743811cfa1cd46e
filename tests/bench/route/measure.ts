import type { Browser, CDPSession, Page } from "playwright-core";
import type { Measurement } from "./measurement.ts";
import { NEAR_ZOOM, TOO_LONG_MILLISECONDS, VIEWPORT, ZOOM, type TechniqueName } from "./plan.ts";
import { spreadOf } from "./statistics.ts";
import { taskTimes, TRACE_CATEGORIES, type ThreadTimes, type TraceEvent } from "./trace.ts";

/** Chromium's answer; `backingStorageSize`, of array buffers, is newer than playwright's types. */
interface HeapUsage {
  usedSize: number;
  backingStorageSize?: number;
}

/** A technique that takes longer in all is broken. */
const DEADLINE_MILLISECONDS = 90_000;

/**
 * Measures a technique at a size, in a page of its own. `look` also measures the error of the head, from pixels.
 * Rejects with Error where that is not done in 90 seconds; the browser is of no more use then.
 */
export async function measure(
  browser: Browser,
  url: string,
  technique: TechniqueName,
  vertices: number,
  { look }: { look: boolean },
): Promise<Measurement> {
  const page = await openPage(browser, url);
  const late = setTimeout(() => void page.close(), DEADLINE_MILLISECONDS);
  try {
    await setUp(page, technique, vertices, false);
    await browser.startTracing(page, { categories: TRACE_CATEGORIES });
    const run = await page.evaluate(() => window.bench.run());
    const trace = JSON.parse((await browser.stopTracing()).toString("utf8")) as { traceEvents: TraceEvent[] };
    const times = taskTimes(trace.traceEvents);
    const session = await page.context().newCDPSession(page);
    const heapBytes = await heap(session);
    await session.send("HeapProfiler.collectGarbage");
    const measured: Measurement = {
      technique,
      vertices,
      steps: run.steps,
      ...spreads(times.steps),
      ...(times.floor.taskMilliseconds.length > 0 && { floor: spreads(times.floor) }),
      ...(run.ownMilliseconds.length > 0 && {
        own: spreadOf(run.ownMilliseconds),
        ownProcessor: spreadOf(times.ownProcessorMilliseconds),
      }),
      interval: spreadOf(run.intervalMilliseconds),
      workerMilliseconds: times.workerMilliseconds / run.steps,
      messages: run.messages / run.steps,
      backlogMilliseconds: run.backlogMilliseconds,
      heapBytes,
      liveBytes: await heap(session),
      graphicsBytes: await page.evaluate(() => window.bench.graphicsBytes()),
    };
    const isQuick = measured.interval.p50 <= TOO_LONG_MILLISECONDS;
    if (look && isQuick && technique !== "bare-repaint") measured.headErrorPixels = await headErrors(page);
    return measured;
  } catch (cause) {
    const seconds = DEADLINE_MILLISECONDS / 1000;
    const why = page.isClosed() ? `is not done in ${seconds} s` : "cannot be measured";
    throw new Error(`The technique "${technique}" at ${vertices} vertices ${why}.`, { cause });
  } finally {
    clearTimeout(late);
    await page.close();
  }
}

/** True where the technique can draw the travelled part dashed. */
export async function drawsDashes(browser: Browser, url: string, technique: TechniqueName): Promise<boolean> {
  const page = await openPage(browser, url);
  try {
    await setUp(page, technique, DASHED_VERTICES, true);
    return await page.evaluate(() => window.bench.isDashed());
  } finally {
    await page.close();
  }
}

function spreads({ taskMilliseconds, processorMilliseconds }: ThreadTimes) {
  return { task: spreadOf(taskMilliseconds), processor: spreadOf(processorMilliseconds) };
}

const DASHED_VERTICES = 2000;

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.goto(url);
  return page;
}

async function setUp(page: Page, technique: TechniqueName, vertices: number, dashed: boolean): Promise<void> {
  await page.evaluate((asked) => window.bench.setUp(asked.technique, asked.vertices, asked.dashed), {
    technique,
    vertices,
    dashed,
  });
}

async function headErrors(page: Page): Promise<Record<string, number | null>> {
  const errors: Record<string, number | null> = {};
  for (const zoom of [ZOOM, NEAR_ZOOM])
    errors[zoom] = await page.evaluate((near) => window.bench.headErrorPixels(near), zoom);
  return errors;
}

async function heap(session: CDPSession): Promise<number> {
  const { usedSize, backingStorageSize = 0 } = (await session.send("Runtime.getHeapUsage")) as HeapUsage;
  return usedSize + backingStorageSize;
}
