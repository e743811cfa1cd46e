import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { Map as MapLibreMap } from "maplibre-gl";
import type { Browser, Page } from "playwright-core";
import { startBrowser } from "../../src/cli/browser.ts";
import { run } from "../../src/cli/run.ts";
import { startServer } from "../../src/cli/server.ts";
import { buildIfNeeded } from "../../src/cli/site.ts";
import type { HookOptions } from "../../src/export/page-hook.ts";
import { PRESETS, type PictureSize } from "../../src/story/picture/picture-sizes.ts";

/**
 * How long pictures take beside a bare MapLibre map of the same style and size, whether a page gives its memory back,
 * and what a batch saves. Prints a table, with what was counted and whether each target holds, and ends with 1 where one
 * does not: `npm run bench:export [-- rounds [pictures for memory]]`.
 */

const ROUNDS = Number(process.argv[2] ?? 5);
const MANY = Number(process.argv[3] ?? 100);
const STORY = "geo/najin-dunay";
const BATCH = 20;
/** Chapters of the story: as many pictures does a batch of them make. */
const CHAPTERS = 8;
const BATCH_ROUNDS = 5;
/** Until the browser has compiled what a picture runs, code that stays in the heap comes with each. */
const WARM_PICTURES = 12;

interface Row {
  what: string;
  /** Of what the median, the sum or the difference was taken. */
  counted: string;
  measured: string;
  wanted: string;
  holds: "yes" | "no" | "";
}

type Target = { kind: "at most" | "less than"; bound: number; written?: string };

const server = await startServer(await buildIfNeeded(), STORY, 0);
const rows: Row[] = [];
const browser = await startBrowser();
try {
  for (const [name, wanted] of [
    ["wide", 1.5],
    ["a4-landscape", 2],
  ] as const)
    keep(await besideBareMap(browser, name, PRESETS[name], wanted));
  keep(await memory(browser));
} finally {
  await browser.close();
  await server.close();
}
for (const name of ["wide", "a4-landscape"] as const) keep([await fromTheSecondOn(name)]);
keep([await batchOnCores()]);
console.table(rows);
const failed = rows.filter(({ holds }) => holds === "no");
console.log(failed.length === 0 ? "Every target holds." : `Not held: ${failed.map(({ what }) => what).join("; ")}.`);
if (failed.length > 0) process.exitCode = 1;

/** Told at once: a run that is stopped has said what it measured. */
function keep(measured: readonly Row[]): void {
  rows.push(...measured);
  for (const one of measured) process.stderr.write(`${one.what}: ${one.measured}\n`);
}

function row(what: string, counted: string, value: number, measured: string, target?: Target): Row {
  if (!target) return { what, counted, measured, wanted: "", holds: "" };
  const { kind, bound, written = bound.toFixed(2) } = target;
  const holds = kind === "at most" ? value <= bound : value < bound;
  return {
    what,
    counted,
    measured,
    wanted: `${kind === "at most" ? "<=" : "<"} ${written}`,
    holds: holds ? "yes" : "no",
  };
}

/** Each round in a page of its own: a bare map, then a first picture, then a second. */
async function besideBareMap(opened: Browser, name: string, size: PictureSize, wanted: number): Promise<Row[]> {
  const bare: number[] = [];
  const first: number[] = [];
  const second: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await openPage(opened, "", { width: 900, height: 700 });
    bare.push(await page.evaluate(timeBareMap, size));
    await page.close();
    const other = await openPage(opened, "", { width: 900, height: 700 });
    first.push(await timePicture(other, size));
    second.push(await timePicture(other, size));
    await other.close();
  }
  const [bareMs, firstMs, secondMs] = [bare, first, second].map(median) as [number, number, number];
  const counted = `medians of ${ROUNDS} rounds, each with pages of its own`;
  const times = `${seconds(firstMs)} beside ${seconds(bareMs)}`;
  const again = `${ratio(secondMs, firstMs)} (${seconds(secondMs)})`;
  return [
    row(`${name}: first full picture / bare map`, counted, firstMs / bareMs, `${ratio(firstMs, bareMs)} (${times})`, {
      kind: "at most",
      bound: wanted,
    }),
    row(`${name}: second full picture of the same page / first`, counted, secondMs / firstMs, again),
  ];
}

async function memory(opened: Browser): Promise<Row[]> {
  const page = await openPage(opened, "?picture");
  let lost = 0;
  page.on("console", (message) => {
    if (/context lost/i.test(message.text())) lost++;
  });
  await makeSmall(page, WARM_PICTURES);
  const before = await heap(page);
  await makeSmall(page, MANY);
  const after = await heap(page);
  await page.close();
  const growth = after / before - 1;
  const grown = `${(growth * 100).toFixed(1)} % (${megabytes(before)} to ${megabytes(after)})`;
  const counted = `${MANY} pictures of one page, after ${WARM_PICTURES} others`;
  return [
    row("heap after / before", counted, growth, grown, { kind: "at most", bound: 0.1, written: "10 %" }),
    row("lost contexts", counted, lost, String(lost), { kind: "at most", bound: 0, written: "0" }),
  ];
}

/** Pictures in one go: each question to a page leaves a compiled script in its heap. */
function makeSmall(page: Page, count: number): Promise<void> {
  return page.evaluate(async (pictures) => {
    for (let made = 0; made < pictures; made++)
      await window.waybill!.picture({ width: 640, height: 480, at: "end", theme: "light", scale: 1 });
  }, count);
}

/** A command that makes one picture, and what each further one costs a command that makes all chapters. */
async function fromTheSecondOn(name: "wide" | "a4-landscape"): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), "waybill-bench-"));
  try {
    const ones: number[] = [];
    const alls: number[] = [];
    for (let round = 0; round < BATCH_ROUNDS; round++) {
      const into = (what: string) => ["snapshot", STORY, "--preset", name, "-o", join(folder, `${what}${round}`)];
      ones.push(await timed(() => run([...into("one"), "--at", "end"])));
      alls.push(await timed(() => run([...into("all"), "--chapters"])));
    }
    const [one, all] = [median(ones), median(alls)];
    const further = (all - one) / (CHAPTERS - 1);
    return row(
      `${name}: each picture of a batch from the second on / the first`,
      `medians of ${BATCH_ROUNDS} rounds, each one command for 1 and one for ${CHAPTERS}`,
      further / one,
      `${ratio(further, one)} (${seconds(further)} beside ${seconds(one)})`,
      { kind: "at most", bound: 0.6 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One picture by a command of its own, and a batch of them by one command. */
async function batchOnCores(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), "waybill-bench-"));
  try {
    const ones: number[] = [];
    const alls: number[] = [];
    for (let round = 0; round < BATCH_ROUNDS; round++) {
      const into = (what: string) => ["snapshot", STORY, "--size", "960x640", "-o", join(folder, `${what}${round}`)];
      ones.push(await timed(() => run(into("one"))));
      alls.push(await timed(() => run([...into("all"), "--chapters", "--theme", "light,dark,print"])));
    }
    const [one, all] = [median(ones), median(alls)];
    const made = CHAPTERS * 3;
    const twenty = (all * BATCH) / made;
    return row(
      `${BATCH} pictures on ${availableParallelism()} cores / one`,
      `medians of ${BATCH_ROUNDS} rounds, each one command for 1 and one for ${made}, of which ${BATCH}/${made} is taken`,
      twenty / one,
      `${ratio(twenty, one)} (${seconds(twenty)} beside ${seconds(one)})`,
      { kind: "less than", bound: 12 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openPage(opened: Browser, query: string, viewport?: { width: number; height: number }): Promise<Page> {
  const page = await opened.newPage(viewport ? { viewport } : {});
  await page.goto(`${server.url}${query}`);
  await page.waitForSelector('html[data-waybill="ready"]', { state: "attached", timeout: 120_000 });
  return page;
}

async function timePicture(page: Page, size: PictureSize): Promise<number> {
  const options: HookOptions = { ...size, at: "end", theme: "light", scale: 1 };
  return page.evaluate(async (asked) => {
    const started = performance.now();
    await window.waybill!.picture(asked);
    return performance.now() - started;
  }, options);
}

/** A new map with the style of the page's, without route, to its first complete picture as a PNG. */
async function timeBareMap({ width, height }: PictureSize): Promise<number> {
  const shown = window.waybill!.map!;
  const container = document.createElement("div");
  Object.assign(container.style, { position: "fixed", left: "-99999px", width: `${width}px`, height: `${height}px` });
  document.body.append(container);
  const MapClass = shown.constructor as new (options: object) => MapLibreMap;
  const style = shown.getStyle();
  const started = performance.now();
  const map = new MapClass({
    ...{ container, style, center: shown.getCenter(), zoom: shown.getZoom() + 1, fadeDuration: 0, pixelRatio: 1 },
    canvasContextAttributes: { preserveDrawingBuffer: true },
    attributionControl: false,
  });
  await map.once("idle");
  await new Promise((resolve) => map.getCanvas().toBlob(resolve, "image/png"));
  const took = performance.now() - started;
  if (map.queryRenderedFeatures({ layers: ["base-land"] }).length === 0)
    throw new Error("The bare map drew no base map, so it measures nothing.");
  map.remove();
  container.remove();
  return took;
}

/** Bytes of live objects, after the garbage is collected. */
async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}

/** Milliseconds that a command takes. Throws Error where it fails: what was not done takes no time. */
async function timed(work: () => Promise<number>): Promise<number> {
  const started = performance.now();
  const code = await work();
  if (code !== 0) throw new Error(`A command of the bench ended with ${code}.`);
  return performance.now() - started;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
