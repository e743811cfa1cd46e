import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { COARSE, setStage, type Stage } from "../open-page.ts";

/** What is asked for does not depend on the size: a small map is drawn sooner. */
const VIEWPORT = { width: 600, height: 600 };
/** Software graphics draws a globe slowly. */
const TOUR_MILLISECONDS = 300_000;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const settled = (page: Page) =>
  page.waitForFunction(() => {
    const map = window.waybill!.map!;
    return map.loaded() && map.areTilesLoaded() && !map.isMoving();
  });

test(
  "a full tour asks no other host for anything: all chapters, down to the quay, both themes, the globe",
  async () => {
    const { page, errors, requests } = await stage.open({ ...COARSE, viewport: VIEWPORT, reducedMotion: "reduce" });
    const steps = page.getByRole("navigation", { name: "Chapters" }).getByRole("button");
    const count = await steps.count();
    expect(count).toBeGreaterThan(4);
    for (let step = 0; step < count; step++) {
      await steps.nth(step).click();
      await settled(page);
    }
    for (const [center, zoom] of [
      [[130.3, 42.2], 11],
      [[132.36, 42.89], 11],
      [[35.5, 46], 6],
      [[178, -17], 5],
    ] as [[number, number], number][]) {
      await page.evaluate(([to, level]) => window.waybill!.map!.jumpTo({ center: to, zoom: level }), [
        center,
        zoom,
      ] as const);
      await settled(page);
      expect(
        await page.evaluate(() => window.waybill!.map!.queryRenderedFeatures({ layers: ["base-land-detail"] }).length),
      ).toBeGreaterThan(0);
    }
    await page.getByRole("button", { name: "Dark colours" }).click();
    await settled(page);
    await page.evaluate(() =>
      window.waybill!.map!.setProjection({ type: "globe" }).jumpTo({ center: [180, 60], zoom: 1.5 }),
    );
    await settled(page);

    const { host } = new URL(stage.url);
    expect(requests.filter((address) => !/^(data|blob):/.test(address) && new URL(address).host !== host)).toEqual([]);
    const read = ["basemap/world.topo.json", "basemap/rivers.topo.json", "basemap/detail/index.json"];
    for (const file of [...read, "story/basemap/index.json"])
      expect(requests.filter((address) => address.endsWith(file)).length, file).toBeGreaterThan(0);
    for (const cell of [
      /basemap\/detail\/[246]\/\d+-\d+\.topo\.json\.gz$/,
      /story\/basemap\/8\/\d+-\d+\.topo\.json\.gz$/,
    ])
      expect(requests.filter((address) => cell.test(address)).length, String(cell)).toBeGreaterThan(0);
    expect(errors).toEqual([]);
  },
  TOUR_MILLISECONDS,
);
