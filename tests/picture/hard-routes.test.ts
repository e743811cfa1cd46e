// Routes that are hard to show: around the world, over a pole, and too short to be seen from where places are named.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Position } from "geojson";
import { PNG } from "pngjs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { hasColorNear, mapAtRest, setStage } from "../open-page.ts";
import { themes } from "../../src/map/style/theme.ts";
import { lineStyle } from "../../src/map/style/line-style.ts";
import { removeFolder, temporaryFolder } from "../cli/run-waybill.ts";
import { openVariant } from "./open-variant.ts";
import { ALL_ROUND, HALF_ROUND, lineOfMeters, OVER_THE_POLE, storyAlong } from "./route-stories.ts";

const WIDE = { width: 1200, height: 675, theme: "light", scale: 1 } as const;
const { color, aheadColor } = lineStyle(themes.light, "sea", "schematic");

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

async function pictureOf(positions: readonly Position[], at: string): Promise<PNG> {
  const page = await openVariant(browser, storyAlong(positions));
  try {
    return PNG.sync.read(await page.draw({ ...WIDE, at }));
  } finally {
    await page.close();
  }
}

/** Pixels of the route's colour in the middle third of a picture, where no legend stands. */
function routePixels({ width, height, data }: PNG): number {
  const wanted = [color, aheadColor].map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
  let count = 0;
  for (let row = 0; row < height; row++)
    for (let column = Math.ceil(width / 3); column < (width * 2) / 3; column++) {
      const at = (row * width + column) * 4;
      const isNear = (rgb: number[]) => rgb.every((channel, index) => Math.abs(data[at + index]! - channel) <= 16);
      if (wanted.some(isNear)) count += 1;
    }
  return count;
}

describe("a picture", () => {
  it.each([5, 20])("shows a leg of %s meters, in its chapter and where all is shown", async (meters) => {
    const [farther, nearer] = [
      await pictureOf(lineOfMeters(meters), "whole"),
      await pictureOf(lineOfMeters(meters), "sea"),
    ];
    for (const picture of [farther, nearer]) expect(routePixels(picture)).toBeGreaterThan(30);
  });

  it.each([
    ["242 degrees wide", HALF_ROUND],
    ["once around the world", ALL_ROUND],
  ])("shows a route %s", async (_name, positions) => {
    expect(routePixels(await pictureOf(positions, "whole"))).toBeGreaterThan(300);
  });

  it("of a route over a pole is refused at once, in words of its own", async () => {
    const page = await openVariant(browser, storyAlong(OVER_THE_POLE));
    const start = performance.now();
    await expect(page.draw({ ...WIDE, at: "whole" })).rejects.toThrow(/By sea, which reaches beyond 85\.05 degrees/);
    expect(performance.now() - start).toBeLessThan(10_000);
    await page.close();
  });
});

describe("the page", () => {
  it("shows a leg of 5 meters beside its places, and a route around the world with each place once", async () => {
    for (const positions of [lineOfMeters(5), ALL_ROUND]) {
      const folder = temporaryFolder();
      mkdirSync(folder, { recursive: true });
      for (const [name, text] of storyAlong(positions)) writeFileSync(join(folder, name), text);
      const stage = await setStage(folder);
      const { page, errors } = await stage.open({ hash: "#at=whole" });
      await mapAtRest(page);
      const [middle, worldPixels, width] = await page.evaluate((position) => {
        const map = window.waybill!.map!;
        const { left, top } = map.getContainer().getBoundingClientRect();
        const { x, y } = map.project(position);
        return [{ x: left + x, y: top + y }, 512 * 2 ** map.getZoom(), map.getContainer().clientWidth] as const;
      }, middleOf(positions));
      const image = PNG.sync.read(await page.screenshot());
      expect(hasColorNear(image, middle.x, middle.y, color, 14)).toBe(true);
      expect(worldPixels).toBeGreaterThan(width - 1);
      expect(errors).toEqual([]);
      await stage.close();
      removeFolder(folder);
    }
  });
});

function middleOf(positions: readonly Position[]): [number, number] {
  if (positions.length > 2) return positions[2] as [number, number];
  const [[lon, south], [, north]] = positions as [[number, number], [number, number]];
  return [lon, (south + north) / 2];
}
