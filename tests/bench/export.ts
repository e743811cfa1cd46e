import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { Map as MapLibreMap } from "maplibre-gl";
import type { Browser, Page } from "playwright-core";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { run } from "../../src/cli/run.ts";
import { startServer } from "../../src/cli/server/server.ts";
import { buildIfNeeded } from "../../src/cli/server/site.ts";
import type { PictureRequest } from "../../src/picture/request/picture-request.ts";
import { PRESETS, type PictureSize } from "../../src/picture/request/picture-sizes.ts";
import { settingOf } from "./route/setting.ts";
import { percentile } from "./route/statistics.ts";
import { markdownTable } from "./route/table.ts";
import { verdict, type Verdict } from "./route/targets.ts";
import { writeDocument } from "./write-document.ts";

// `npm run bench:export [-- ROUNDS PICTURES]`: how long pictures take beside a bare MapLibre map of the same style and size,
// whether a page gives its memory back, and what a batch saves. Into docs/performance-export.md; ends with 1 where a target does
// not hold.
const ROUNDS = Number(process.argv[2] ?? 5);
const MANY = Number(process.argv[3] ?? 100);
const STORY = "geo/najin-dunay";
const BATCH = 20;
/** Chapters of the story: as many pictures does a batch of them make. */
const CHAPTERS = 8;
/** Until the browser has compiled what a picture runs, code that stays in the heap comes with each. */
const WARM_PICTURES = 12;

/** Times in turns: what is asked for, and what it stands beside. */
interface Beside {
  what: string;
  milliseconds: readonly number[];
  beside: string;
  besideMilliseconds: readonly number[];
  ratio: number;
}

const server = await startServer(await buildIfNeeded(), STORY, 0);
const browser = await startBrowser();
const setting = await settingOf(browser);
const rows: Beside[] = [];
const verdicts: Verdict[] = [];
try {
  for (const [name, pixelRatio, most] of [
    ["wide", 1.375, 1.5],
    ["a4-landscape", 3.625, 2],
  ] as const) {
    const { first, second } = await besideBareMap(browser, name, { ...PRESETS[name], pixelRatio });
    keep(first, most);
    rows.push(second);
  }
  for (const one of await memory(browser)) keepVerdict(one);
} finally {
  await browser.close();
  await server.close();
}
for (const name of ["wide", "a4-landscape"] as const) keep(await fromTheSecondOn(name), 0.6);
keep(await batchOnCores(), 12);
await writeDocument(
  "performance-export.md",
  {
    title: "How long pictures take",
    command: "npm run bench:export",
    tables: markdownTable(
      ["what", "median, s", "beside", "median, s", "ratio", "each, s"],
      rows.map(({ what, milliseconds, beside, besideMilliseconds, ratio }) => [
        ...[what, seconds(median(milliseconds)), beside, seconds(median(besideMilliseconds)), `${ratio.toFixed(2)} x`],
        `${milliseconds.map(seconds).join(", ")} beside ${besideMilliseconds.map(seconds).join(", ")}`,
      ]),
    ),
    verdicts,
    method: `- Medians of ${ROUNDS} rounds, in turns. The bare map is a new MapLibre map with the page's style, without the route and without an
  inset, which shows as much of the world at the same pixel ratio as the picture's own map, from its making until \`toBlob\`
  gave a PNG of the picture's size; the picture is a full one of the end of the story, the first of a new page.
- A batch is one command for every chapter, ${CHAPTERS} pictures, beside one command for one; what a further picture costs is their
  difference over ${CHAPTERS - 1}. Commands start a browser of their own.
- Of ${CHAPTERS * 3} pictures of 960 x 640 by one command, ${BATCH}/${CHAPTERS * 3} of the time is taken; ${availableParallelism()} cores.
- The heap is that of live objects, after ${WARM_PICTURES} pictures and after ${MANY} more of one page.`,
  },
  setting,
);
const failed = verdicts.filter(({ holds }) => !holds);
if (failed.length > 0) {
  process.stderr.write(`Not held: ${failed.map(({ what }) => what).join("; ")}.\n`);
  process.exitCode = 1;
}

function keep(row: Beside, most: number): void {
  rows.push(row);
  keepVerdict(verdict(`${row.what} / ${row.beside}`, row.ratio, most, "x"));
}

/** Told at once: a run that is stopped has said what it measured. */
function keepVerdict(one: Verdict): void {
  verdicts.push(one);
  process.stderr.write(`${one.what}: ${one.measured.toFixed(2)} ${one.unit}, at most ${one.most}\n`);
}

/** Each round in a page of its own: a bare map, then a first picture, then a second. */
async function besideBareMap(opened: Browser, name: string, size: PictureSize & { pixelRatio: number }) {
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
  return {
    first: beside(`${name}: first full picture of a page`, first, "bare map", bare),
    second: beside(`${name}: second full picture of a page`, second, "first", first),
  };
}

function beside(what: string, some: readonly number[], other: string, others: readonly number[]): Beside {
  const ratio = median(some) / median(others);
  return { what, milliseconds: some, beside: other, besideMilliseconds: others, ratio };
}

async function memory(opened: Browser): Promise<Verdict[]> {
  const page = await openPage(opened, "?picture");
  await page.evaluate(countLostContexts);
  await makeSmall(page, WARM_PICTURES);
  const before = await heap(page);
  await makeSmall(page, MANY);
  const after = await heap(page);
  const lost = await page.evaluate(() => (window as unknown as { lostContexts: number }).lostContexts);
  await page.close();
  const sizes = `${megabytes(before)} to ${megabytes(after)}`;
  return [
    verdict(`heap after ${MANY} pictures, ${sizes}: growth`, (after / before - 1) * 100, 10, "%"),
    verdict(`lost contexts of ${MANY} pictures`, lost, 0, ""),
  ];
}

/** In the page: counts the contexts that a browser takes from canvases of the document. */
function countLostContexts(): void {
  const counting = Object.assign(window, { lostContexts: 0 });
  addEventListener("webglcontextlost", () => counting.lostContexts++, true);
}

/** Pictures in one go: each question to a page leaves a compiled script in its heap. */
function makeSmall(page: Page, count: number): Promise<void> {
  return page.evaluate(async (pictures) => {
    for (let made = 0; made < pictures; made++) {
      const answer = await window.waybill!.picture({ width: 640, height: 480, at: "end", theme: "light", scale: 1 });
      if (!answer.ok) throw new Error(answer.message);
    }
  }, count);
}

/** A command that makes one picture, and what each further one costs a command that makes all chapters. */
async function fromTheSecondOn(name: "wide" | "a4-landscape"): Promise<Beside> {
  const folder = mkdtempSync(join(tmpdir(), "waybill-bench-"));
  try {
    const ones: number[] = [];
    const alls: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const into = (what: string) => ["snapshot", STORY, "--preset", name, "-o", join(folder, `${what}${round}`)];
      ones.push(await timed(() => run([...into("one"), "--at", "end"])));
      alls.push(await timed(() => run([...into("all"), "--chapters"])));
    }
    const further = alls.map((all, round) => (all - ones[round]!) / (CHAPTERS - 1));
    return beside(`${name}: each further picture of a batch`, further, "a command for one", ones);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One picture by a command of its own, and a batch of them by one command. */
async function batchOnCores(): Promise<Beside> {
  const folder = mkdtempSync(join(tmpdir(), "waybill-bench-"));
  try {
    const ones: number[] = [];
    const alls: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const into = (what: string) => ["snapshot", STORY, "--size", "960x640", "-o", join(folder, `${what}${round}`)];
      ones.push(await timed(() => run(into("one"))));
      alls.push(await timed(() => run([...into("all"), "--chapters", "--theme", "light,dark,print"])));
    }
    const twenty = alls.map((all) => (all * BATCH) / (CHAPTERS * 3));
    return beside(`${BATCH} pictures of 960 x 640 by one command`, twenty, "a command for one", ones);
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
  const options: PictureRequest = { ...size, at: "end", theme: "light", scale: 1 };
  return page.evaluate(async (asked) => {
    const started = performance.now();
    const answer = await window.waybill!.picture(asked);
    if (!answer.ok) throw new Error(answer.message);
    return performance.now() - started;
  }, options);
}

/** A new map with the style of the page's, without route, to its first complete picture as a PNG. */
async function timeBareMap({ width, height, pixelRatio }: PictureSize & { pixelRatio: number }): Promise<number> {
  const shown = window.waybill!.map!;
  const container = document.createElement("div");
  const [wide, high] = [width / pixelRatio, height / pixelRatio];
  Object.assign(container.style, { position: "fixed", left: "-99999px", width: `${wide}px`, height: `${high}px` });
  document.body.append(container);
  const MapClass = shown.constructor as new (options: object) => MapLibreMap;
  const style = shown.getStyle();
  const zoom = shown.getZoom() + Math.log2(wide / shown.getContainer().clientWidth);
  const started = performance.now();
  const map = new MapClass({
    container,
    style,
    center: shown.getCenter(),
    zoom,
    fadeDuration: 0,
    pixelRatio,
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
  return percentile(numbers, 0.5);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
