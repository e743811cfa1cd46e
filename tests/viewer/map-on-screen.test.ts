// What a reader sees of the map is what the map drew, beside and around everything that lies over it.
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { COARSE, DESKTOP, goTo, mapAtRest, PHONE, pixelsOf, setStage, type Stage } from "../open-page.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const STEP_PIXELS = 12;
/** Of 255, per channel: the page's picture may round otherwise. */
const TOLERANCE = 12;

test.each([
  ["a phone", PHONE],
  ["a desktop", DESKTOP],
])("the map of %s is on screen as it was drawn, with its inset there", async (_, viewport) => {
  const { page } = await stage.open({ viewport, hash: "#at=rail" });
  await page.waitForSelector("figure:not([hidden]) canvas");
  await mapAtRest(page);
  const { drawn, points } = await page.evaluate(async (step) => {
    const map = window.waybill!.map!;
    const canvas = map.getCanvas();
    const url = new Promise<string>((done) => map.once("render", () => done(canvas.toDataURL())).triggerRepaint());
    const { left, top, right, bottom } = canvas.getBoundingClientRect();
    // The inset lets pointers through, so that it is not found below.
    const inset = document.querySelector("figure")!.getBoundingClientRect();
    const inInset = (x: number, y: number) =>
      x > inset.left - 4 && x < inset.right + 4 && y > inset.top - 4 && y < inset.bottom + 4;
    const seen: [x: number, y: number][] = [];
    for (let y = top + step; y < bottom - step; y += step)
      for (let x = left + step; x < right - step; x += step) {
        // Whole cells of the map: the edges of what lies over it are soft.
        const around = [-4, 0, 4].flatMap((dx) => [-4, 0, 4].map((dy) => document.elementFromPoint(x + dx, y + dy)));
        if (!inInset(x, y) && around.every((element) => element === canvas))
          seen.push([Math.round(x - left), Math.round(y - top)]);
      }
    return { drawn: (await url).replace(/^data:[^,]*,/, ""), points: seen };
  }, STEP_PIXELS);
  const canvas = PNG.sync.read(Buffer.from(drawn, "base64"));
  const box = (await page.locator(".map canvas").boundingBox())!;
  const screen = await pixelsOf(page);
  const colorAt = ({ width, data }: PNG, x: number, y: number) =>
    data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3);
  const otherwise = points.filter(([x, y]) => {
    const seen = colorAt(screen, Math.round(box.x) + x, Math.round(box.y) + y);
    return colorAt(canvas, x, y).some((channel, at) => Math.abs(channel - seen[at]!) > TOLERANCE);
  });
  expect(points.length).toBeGreaterThan(200);
  expect(otherwise).toEqual([]);
});

test("a map at rest names the countries it shows of, and keeps the names in place when a reader moves it a little", async () => {
  const { page } = await stage.open({ hash: "#at=sea" });
  /** Where names are on screen, once they are there. */
  const names = async () => {
    await page.waitForFunction(() => {
      const found = window.waybill!.map!.queryRenderedFeatures({ layers: ["base-label-country"] });
      return ["PRK", "CHN", "RUS"].every((iso) => found.some(({ properties }) => properties.iso === iso));
    });
    await mapAtRest(page);
    return page.evaluate(() => {
      const found = window.waybill!.map!.queryRenderedFeatures({ layers: ["base-label-country"] });
      return Object.fromEntries(
        found.map(({ properties, geometry }) => [
          properties.iso,
          (geometry as GeoJSON.Point).coordinates.map((each) => Number(each.toFixed(2))),
        ]),
      ) as Record<string, number[]>;
    });
  };
  const version = () =>
    page.evaluate(() =>
      Math.max(
        ...window
          .waybill!.map!.querySourceFeatures("base-country-names")
          .map(({ properties }) => properties.version as number),
      ),
    );
  const before = await names();
  const asked = await version();
  await page.evaluate(() => window.waybill!.map!.panBy([-24, -8], { duration: 0 }));
  await expect.poll(version, { timeout: 10_000 }).toBeGreaterThan(asked);
  const { PRK, CHN, RUS } = await names();
  expect({ PRK, CHN, RUS }).toEqual({ PRK: before.PRK, CHN: before.CHN, RUS: before.RUS });
});

test("a map of a small place, as near as a map comes, is drawn to the end", async () => {
  const near = await setStage("geo/starter");
  try {
    const { page } = await near.open({ viewport: { width: 1660, height: 1140 }, hash: "#at=sea" });
    expect(await page.evaluate(() => window.waybill!.map!.getZoom())).toBeGreaterThanOrEqual(10);
  } finally {
    await near.close();
  }
});

test("a map that was elsewhere shows a chapter as a map that begins there: no words are cut by its edge", async () => {
  const mapOf = async (hash: string, goOn?: (page: Page) => Promise<void>) => {
    const { page } = await stage.open({ viewport: PHONE, reducedMotion: "reduce", hash });
    await page.waitForSelector("figure:not([hidden]) canvas");
    await mapAtRest(page);
    await goOn?.(page);
    return PNG.sync.read(await page.locator(".map canvas").first().screenshot());
  };
  const fresh = await mapOf("#at=rail");
  const later = await mapOf("#at=southwest", async (page) => {
    const asked = () =>
      page.evaluate(
        () => window.waybill!.map!.querySourceFeatures("base-country-names")[0]?.properties.version as number,
      );
    const before = await asked();
    await goTo(page, "rail");
    await expect.poll(asked, { timeout: 10_000 }).toBeGreaterThan(before);
    await mapAtRest(page);
  });
  const differing = pixelmatch(fresh.data, later.data, undefined, fresh.width, fresh.height, { threshold: 0.1 });
  expect(differing / (fresh.width * fresh.height)).toBeLessThan(0.001);
});

test("who uses keys comes past the text to the controls at once", async () => {
  const { page } = await stage.open(COARSE);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("button", { name: "Skip to the controls" });
  expect(await skip.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Play");
});
