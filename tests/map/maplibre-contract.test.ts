// Of the installed MapLibre: each private member that we use is there, and does what src/map/maplibre/private-members.ts says.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GeoJSONSource } from "maplibre-gl";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { startServer, type RunningServer } from "../../src/cli/server/server.ts";
import * as members from "../../src/map/maplibre/private-members.ts";
import { ROOT } from "../story/read-folder.ts";

let folder: string;
let server: RunningServer;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "waybill-contract-"));
  await build({
    root: join(ROOT, "tests/map/contract-page"),
    base: "./",
    configFile: false,
    logLevel: "error",
    worker: { format: "es" },
    build: { outDir: folder, emptyOutDir: true, target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
  });
  server = await startServer(folder, join(ROOT, "geo/najin-dunay"), 0);
  browser = await startBrowser();
  page = await browser.newPage({ viewport: { width: 400, height: 300 } });
  await page.goto(server.url);
  await page.waitForFunction(() => window.contract);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Names of the functions that a test below is about; each has to be here. */
const TESTED = [
  ...["graphicsOf", "interceptPaint", "tiledSourceIds", "requestTiles", "releaseFadingLabels", "hasFadingLabels"],
  ...["forgetLabelSides", "cancelFrame", "keepSourceUrl", "sourceAnswer", "askWorker", "restartWorker", "reserveDash"],
  ...["failedFonts", "releaseFonts"],
];

test("every function that reaches into MapLibre is tried here", () => {
  expect(Object.keys(members).toSorted()).toEqual(TESTED.toSorted());
});

test("the graphics are those of the map's canvas", async () => {
  const isSame = await page.evaluate(() => {
    const { map, members: own } = window.contract!;
    return own.graphicsOf(map) === map.getCanvas().getContext("webgl2");
  });
  expect(isSame).toBe(true);
});

test("a painting is intercepted, left out or done, and given back", async () => {
  const seen = await page.evaluate(async () => {
    const { map, members: own } = window.contract!;
    const canvas = document.createElement("canvas");
    const drawing = canvas.getContext("2d", { willReadFrequently: true })!;
    const colorAfter = async (color: string) => {
      map.setPaintProperty("ground", "background-color", color);
      await map.once("idle");
      drawing.drawImage(map.getCanvas(), 0, 0);
      return [...drawing.getImageData(2, 2, 1, 1).data].join();
    };
    let [asked, isPainted] = [0, false];
    const restore = own.interceptPaint(map, (paint) => {
      asked++;
      if (isPainted) paint();
    });
    const leftOut = await colorAfter("#ff0000");
    isPainted = true;
    const painted = await colorAfter("#0000ff");
    restore();
    const before = asked;
    const restored = await colorAfter("#00ff00");
    return { leftOut, painted, restored, wasAsked: before > 1, isAskedAfter: asked > before };
  });
  expect(seen).toEqual({
    leftOut: "0,255,0,255",
    painted: "0,0,255,255",
    restored: "0,255,0,255",
    wasAsked: true,
    isAskedAfter: false,
  });
});

test("sources with tiles are named, and their tiles asked for without a frame", async () => {
  const seen = await page.evaluate(async () => {
    const { map, members: own } = window.contract!;
    let [tiles, frames] = [0, 0];
    const countTile = ({ tile }: { tile?: unknown }) => void (tile && tiles++);
    const countFrame = () => void frames++;
    map.on("sourcedataloading", countTile);
    map.on("render", countFrame);
    map.jumpTo({ center: [60, 10], zoom: 4 });
    const before = tiles;
    own.requestTiles(map, "points");
    const asked = tiles - before;
    const framesMeanwhile = frames;
    map.off("sourcedataloading", countTile);
    map.off("render", countFrame);
    await map.once("idle");
    return { ids: own.tiledSourceIds(map), before, hasAsked: asked > 0, framesMeanwhile };
  });
  expect(seen).toEqual({ ids: ["points"], before: 0, hasAsked: true, framesMeanwhile: 0 });
});

test("tiles that are kept for names that fade are found, and let go of", async () => {
  const seen = await page.evaluate(() => {
    const { map, members: own } = window.contract!;
    const before = own.hasFadingLabels(map);
    for (const tile of map.style.tileManagers["points"]!._inViewTiles.getAllTiles()) tile.setSymbolHoldDuration(60_000);
    const held = own.hasFadingLabels(map);
    own.releaseFadingLabels(map);
    return { before, held, after: own.hasFadingLabels(map) };
  });
  expect(seen).toEqual({ before: false, held: true, after: false });
});

test("sides of names are forgotten", async () => {
  const seen = await page.evaluate(async () => {
    const { map, members: own } = window.contract!;
    map.jumpTo({ center: [0, 10], zoom: 1 });
    await map.once("idle");
    const kept = Object.keys(map.style.placement.variableOffsets).length;
    own.forgetLabelSides(map);
    return { isKept: kept > 0, after: Object.keys(map.style.placement.variableOffsets).length };
  });
  expect(seen).toEqual({ isKept: true, after: 0 });
});

test("a frame that is asked for is taken back", async () => {
  const seen = await page.evaluate(async () => {
    const { map, members: own } = window.contract!;
    let frames = 0;
    const count = () => void frames++;
    map.on("render", count);
    map.triggerRepaint();
    const taken = [own.cancelFrame(map), own.cancelFrame(map)];
    for (let turn = 0; turn < 3; turn++) await new Promise(requestAnimationFrame);
    const none = frames;
    map.triggerRepaint();
    await map.once("render");
    map.off("render", count);
    return { taken, none, isAskedAgain: frames > 0 };
  });
  expect(seen).toEqual({ taken: [true, false], none: 0, isAskedAgain: true });
});

test("what a worker answered of a source is read, and its address kept", async () => {
  const seen = await page.evaluate(() => {
    const { map, members: own, pointsUrl } = window.contract!;
    const source = map.getSource<GeoJSONSource>("points")!;
    const answer = own.sourceAnswer(source) as { features: unknown[] };
    own.keepSourceUrl(source, pointsUrl);
    return { count: answer.features.length, isKept: source.serialize().data === pointsUrl };
  });
  expect(seen).toEqual({ count: 5, isKept: true });
});

test("dashes have their rows in the order in which they are reserved", async () => {
  const rows = await page.evaluate(() => {
    const { map, members: own } = window.contract!;
    const dashes = [[5, 1], [3, 2], [7, 7]]; // prettier-ignore
    for (const dash of dashes) own.reserveDash(map, dash, false);
    return dashes.toReversed().map((dash) => map.style.lineAtlas.getDash(dash, false).y);
  });
  expect(rows).toEqual(rows.toSorted((a, b) => b - a));
  expect(new Set(rows).size).toBe(3);
});

test("fonts that could not be loaded are named", async () => {
  const fonts = await page.evaluate(() => window.contract!.members.failedFonts(window.contract!.map));
  expect(fonts).toEqual([`${server.url}lost.woff2`]);
});

test("fonts of a map are in the page until they are released", async () => {
  await page.route("**/own.woff2", (route) =>
    route.fulfill({ path: join(ROOT, "static/fonts/source-sans-3-medium-latin.woff2") }),
  );
  const seen = await page.evaluate(async () => {
    const { map, members: own } = window.contract!;
    map.setFontFaces({ Lost: new URL("./own.woff2", location.href).href });
    await map.once("idle");
    const before = document.fonts.size;
    own.releaseFonts(map);
    return { before, after: document.fonts.size };
  });
  expect(seen).toEqual({ before: 1, after: 0 });
});

test("a worker answers, and a new one makes the style anew", async () => {
  const count = await page.evaluate(async () => {
    const { map, members: own } = window.contract!;
    await own.askWorker(map);
    own.restartWorker(map);
    await map.once("style.load");
    await map.once("idle");
    await own.askWorker(map);
    return map.querySourceFeatures("points").length;
  });
  expect(count).toBeGreaterThan(0);
});
