// Places at one position: what a reader sees of them, and how each is reached.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PLACE_LABEL_LAYER } from "../../src/map/style/layer-ids.ts";
import { DESKTOP, goTo, setStage, type Stage } from "../open-page.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage("tests/fixtures/valid/stacked-places");
});
afterAll(() => stage.close());

/** The point that three places share. */
const SHARED = [10.45, 54.62] as const;

async function onScreen(page: Page, position: readonly [number, number], offset: readonly number[] = [0, 0]) {
  const { x, y } = await page.evaluate((at) => window.waybill!.map!.project([at[0], at[1]]), position);
  const box = (await page.locator(".map canvas").boundingBox())!;
  return { x: box.x + x + offset[0]!, y: box.y + y + offset[1]! };
}

/** What is drawn of numbered places, from the map itself. */
function drawn(page: Page): Promise<{ number: number; offset: [number, number]; label: string }[]> {
  return page.evaluate((layer) => {
    const found = window.waybill!.map!.queryRenderedFeatures({ layers: [layer] });
    return found.map(({ properties }) => ({
      number: Number(properties["number"]),
      offset: properties["discOffset"] as [number, number],
      label: String(properties["label"]),
    }));
  }, PLACE_LABEL_LAYER);
}

describe("three places at one position", () => {
  test("are drawn beside each other, each with its own name", async () => {
    const { page, errors } = await stage.open();
    await goTo(page, "shed");
    const discs = (await drawn(page)).filter(({ number }) => number <= 3).toSorted((a, b) => a.number - b.number);
    expect(discs.map(({ label }) => label)).toEqual(["Old quay", "Customs shed", "Harbour office"]);
    for (const [index, { offset: a }] of discs.entries())
      for (const { offset: b } of discs.slice(index + 1))
        expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThan(22);
    expect(errors).toEqual([]);
  });

  test("are all offered by a click on their point, by pointer and by keys, and one by a click on its number", async () => {
    const { page } = await stage.open();
    await goTo(page, "shed");
    const point = await onScreen(page, SHARED);
    await page.mouse.click(point.x, point.y);
    const choice = page.getByRole("dialog");
    await choice.getByRole("heading", { name: "3 places are here" }).waitFor();
    expect(await choice.getByRole("listitem").allInnerTexts()).toEqual([
      expect.stringMatching(/^1\s+Old quay$/),
      expect.stringMatching(/^2\s+Customs shed$/),
      expect.stringMatching(/^3\s+Harbour office$/),
    ]);
    for (const key of ["Tab", "Tab", "Enter"]) await page.keyboard.press(key);
    await page.getByRole("dialog").getByRole("heading", { level: 2, name: "Customs shed" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);

    const third = (await drawn(page)).find(({ number }) => number === 3)!;
    const disc = await onScreen(page, SHARED, third.offset);
    await page.mouse.click(disc.x, disc.y);
    await page.getByRole("dialog").getByRole("heading", { level: 2, name: "Harbour office" }).waitFor();
  });

  test("give the first room to those of the chapter", async () => {
    const { page } = await stage.open({ viewport: DESKTOP });
    const order = () =>
      page.evaluate(
        (layer) => JSON.stringify(window.waybill!.map!.getLayoutProperty(layer, "symbol-sort-key")),
        PLACE_LABEL_LAYER,
      );
    await goTo(page, "shed");
    expect(await order()).toContain('["shed"]');
    await goTo(page, "back");
    expect(await order()).toContain('["back"]');
    await page.reload();
    await page.waitForSelector('html[data-waybill="ready"]', { state: "attached" });
    expect(await order()).toContain('["back"]');
  });
});
