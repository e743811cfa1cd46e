import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { startServer, type RunningServer } from "../../src/cli/server/server.ts";
import { sceneOf } from "../../src/picture/scene/build-scene.ts";
import type { Scene, SceneItem, SceneMap, ScenePath } from "../../src/picture/scene/scene.ts";
import { buildSchedule } from "../../src/tour/schedule.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { NAJIN_DUNAY } from "../story/whole-story.ts";
import type { MapStandIn } from "./page/paint-on-page.ts";
import { plannedInstant } from "./planned-instant.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BUILT = `${ROOT}tests/output/painter-page/`;
const PAPER = "#ffffff";

let server: RunningServer;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  await build({
    root: `${ROOT}tests/picture/page`,
    configFile: `${ROOT}vite.config.ts`,
    publicDir: `${ROOT}static`,
    build: { outDir: BUILT, emptyOutDir: true },
    logLevel: "error",
  });
  server = await startServer(BUILT, NAJIN_DUNAY, 0);
  browser = await startBrowser();
  page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => window.paint);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

function sceneWith(...items: SceneItem[]): Scene {
  const paper: SceneItem = path({ shape: boxShape(0, 0, 100, 60), fill: PAPER });
  return { width: 100, height: 60, items: [paper, ...items], boxes: [] };
}

function path(drawn: Omit<ScenePath, "kind" | "part">): ScenePath {
  return { kind: "path", part: "legend", ...drawn };
}

function boxShape(x: number, y: number, width: number, height: number): ScenePath["shape"] {
  return { kind: "box", box: { x, y, width, height } };
}

interface Painted {
  /** `#rrggbb`. */
  at(x: number, y: number): string;
  /** Share of pixels in a box that are not paper. */
  ink(x: number, y: number, width: number, height: number): number;
}

async function paint(scene: Scene, scale = 1, maps: MapStandIn[] = []): Promise<Painted> {
  const base64 = await page.evaluate(([what, size, some]) => window.paint!(what, size, some), [
    scene,
    scale,
    maps,
  ] as const);
  const { data, width } = PNG.sync.read(Buffer.from(base64, "base64"));
  const at = (x: number, y: number) => {
    const from = (y * width + x) * 4;
    const levels = Array.from(data.subarray(from, from + 3), (level) => level.toString(16).padStart(2, "0"));
    return `#${levels.join("")}`;
  };
  return {
    at,
    ink(left, top, wide, high) {
      let found = 0;
      for (let y = top; y < top + high; y++) for (let x = left; x < left + wide; x++) if (at(x, y) !== PAPER) found++;
      return found / (wide * high);
    },
  };
}

describe("a scene on a canvas has", () => {
  it("later items over earlier ones, filled and then stroked", async () => {
    const painted = await paint(
      sceneWith(
        path({ shape: boxShape(10, 10, 40, 40), fill: "#ff0000", stroke: { color: "#0000ff", width: 4 } }),
        path({ shape: { kind: "circle", center: [50, 30], radius: 10 }, fill: "#00ff00" }),
      ),
    );
    expect(painted.at(20, 20)).toBe("#ff0000");
    expect([painted.at(9, 30), painted.at(11, 30)]).toEqual(["#0000ff", "#0000ff"]);
    expect([painted.at(45, 30), painted.at(58, 30)]).toEqual(["#00ff00", "#00ff00"]);
    expect(painted.at(59, 38)).toBe(PAPER);
  });

  it("dashes and ends of lines as they are told, which do not reach the next line", async () => {
    const line = (y: number, stroke: Omit<NonNullable<ScenePath["stroke"]>, "color" | "width">) =>
      path({
        shape: {
          kind: "lines",
          lines: [
            [
              [20, y],
              [80, y],
            ],
          ],
        },
        stroke: { color: "#000000", width: 6, ...stroke },
      });
    const painted = await paint(sceneWith(line(10, { dash: [10, 10] }), line(30, { cap: "round" }), line(50, {})));
    expect([painted.at(25, 10), painted.at(35, 10), painted.at(45, 10)]).toEqual(["#000000", PAPER, "#000000"]);
    expect([painted.at(18, 30), painted.at(18, 50)]).toEqual(["#000000", PAPER]);
    expect(painted.at(35, 50)).toBe("#000000");
  });

  it("several lines of one shape, each from its own first point", async () => {
    const bar = (x: number) => [
      [x, 10],
      [x, 50],
    ];
    const shape: ScenePath["shape"] = { kind: "lines", lines: [bar(20), bar(60)] };
    const painted = await paint(sceneWith(path({ shape, stroke: { color: "#000000", width: 4 } })));
    expect([painted.at(20, 30), painted.at(60, 30), painted.at(40, 30)]).toEqual(["#000000", "#000000", PAPER]);
  });

  it("colours that change from top to bottom", async () => {
    const stops = [
      [0, "#000000"],
      [0.5, "#ff0000"],
      [1, "#000000"],
    ] as const;
    const painted = await paint(
      sceneWith(path({ shape: boxShape(0, 0, 100, 60), fill: { fromY: 0, toY: 60, stops } })),
    );
    expect(parseInt(painted.at(50, 30).slice(1, 3), 16)).toBeGreaterThan(240);
    expect(parseInt(painted.at(50, 1).slice(1, 3), 16)).toBeLessThan(20);
    expect(parseInt(painted.at(50, 58).slice(1, 3), 16)).toBeLessThan(20);
  });

  it("nothing of an item off its clip, and the next item whole", async () => {
    const all = boxShape(0, 0, 100, 60);
    const inside = await paint(
      sceneWith(
        path({ shape: all, fill: "#ff0000", clip: { kind: "inside", box: { x: 40, y: 20, width: 20, height: 20 } } }),
        path({ shape: boxShape(0, 0, 10, 10), fill: "#0000ff" }),
      ),
    );
    expect([inside.at(50, 30), inside.at(30, 30), inside.at(5, 5)]).toEqual(["#ff0000", PAPER, "#0000ff"]);
    const discs = [
      { center: [20, 30], radius: 8 },
      { center: [80, 30], radius: 8 },
    ];
    const outside = await paint(sceneWith(path({ shape: all, fill: "#ff0000", clip: { kind: "outside", discs } })));
    expect([outside.at(20, 30), outside.at(80, 30), outside.at(50, 30)]).toEqual([PAPER, PAPER, "#ff0000"]);
  });

  it("text from its left or around its middle, on its baselines", async () => {
    const text = (align: "left" | "center", lines: readonly { text: string; y: number }[]): SceneItem => ({
      kind: "text",
      part: "text",
      role: "heading",
      size: 16,
      color: "#000000",
      x: 50,
      align,
      lines,
    });
    const left = await paint(
      sceneWith(
        text("left", [
          { text: "HHHH", y: 20 },
          { text: "HH", y: 50 },
        ]),
      ),
    );
    expect(left.ink(0, 0, 50, 60)).toBe(0);
    expect(left.ink(50, 8, 40, 12)).toBeGreaterThan(0.2);
    expect(left.ink(50, 21, 40, 16)).toBe(0);
    expect(left.ink(50, 38, 22, 12)).toBeGreaterThan(0.2);
    const center = await paint(sceneWith(text("center", [{ text: "HHHH", y: 20 }])));
    expect(center.ink(30, 8, 20, 12)).toBeGreaterThan(0.2);
    expect(Math.abs(center.ink(25, 8, 25, 12) - center.ink(50, 8, 25, 12))).toBeLessThan(0.1);
  });

  it("the middle of a map's picture, pixel for pixel, and a word for one that has none", async () => {
    const frame = plannedFrame();
    const map: SceneMap = {
      kind: "map",
      part: "map",
      box: { x: 10, y: 10, width: 40, height: 20 },
      viewport: { width: 24, height: 16 },
      pixelRatio: 2,
      frame,
      theme: "light",
      bounds: {},
    };
    const standIn = { width: 48, height: 32, color: "#ff0000", middle: { width: 40, height: 20, color: "#0000ff" } };
    const painted = await paint(sceneWith(map), 1, [standIn]);
    for (const [x, y] of [
      [10, 10],
      [49, 29],
    ] as const)
      expect(painted.at(x, y)).toBe("#0000ff");
    expect([painted.at(9, 20), painted.at(50, 20), painted.at(20, 9), painted.at(20, 30)]).toEqual(
      Array(4).fill(PAPER),
    );
    await expect(paint(sceneWith(map))).rejects.toThrow(/The map of the scene has no picture/);
  });
});

function plannedFrame(): SceneMap["frame"] {
  const model = modelOfFolder(NAJIN_DUNAY);
  const schedule = buildSchedule(model);
  const size = { width: 640, height: 480 };
  return plannedInstant(model, { seconds: 0, size, layout: "map", attribution: "©", schedule }).main.frame;
}

describe("a picture's own scene", () => {
  const model = modelOfFolder(NAJIN_DUNAY);
  const schedule = buildSchedule(model);
  const size = { width: 640, height: 480 };
  const scene = sceneOf(
    plannedInstant(model, { seconds: schedule.durationSeconds, size, layout: "full", attribution: "©", schedule }),
    "light",
  );
  const standIns = scene.items
    .filter((item): item is SceneMap => item.kind === "map")
    .map(({ box }) => ({
      width: box.width,
      height: box.height,
      color: "#00ff00",
      middle: { width: box.width, height: box.height, color: "#00ff00" },
    }));

  it("is painted with ink in every box of words, at any scale, and comes over from Node as plain data", async () => {
    for (const scale of [1, 2]) {
      const painted = await paint(scene, scale, standIns);
      const words = scene.boxes.filter(({ what }) => !["map", "inset", "legend"].includes(what));
      expect(words.length).toBeGreaterThan(5);
      for (const { what, box } of words) {
        const [x, y, width, height] = [box.x, box.y, box.width, box.height].map((side) => Math.floor(side * scale));
        const paper = painted.at(Math.round(2 * scale), Math.round(2 * scale));
        let ink = 0;
        for (let row = y!; row < y! + height!; row++)
          for (let column = x!; column < x! + width!; column++) if (painted.at(column, row) !== paper) ink++;
        expect(ink / (width! * height!), `${what} at ${scale}`).toBeGreaterThan(0.01);
      }
      const inset = scene.boxes.find(({ what }) => what === "inset")!.box;
      expect(painted.at(Math.round((inset.x + inset.width / 2) * scale), Math.round((inset.y + 20) * scale))).toBe(
        "#00ff00",
      );
    }
  });
});
