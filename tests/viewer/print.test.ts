// The page on paper, and what is left of things that come and go.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COARSE, mapAtRest, PHONE, setStage, type Stage } from "../open-page.ts";
import { NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const story = wholeStory(NAJIN_DUNAY);

/** What stands on the paper, blanks aside, and how wide the map is there. */
async function printed(page: Page) {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
  const map = await page.locator("canvas.paper").evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    const colors = new Set<number>();
    for (let at = 0; at < data.length; at += 4 * 97)
      colors.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
    return { colors: colors.size, shape: canvas.width / canvas.height, right: canvas.getBoundingClientRect().right };
  });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: null });
  return { text, map };
}

describe("the page on paper", () => {
  test.each([
    ["a desktop", { width: 920, height: 600 }],
    ["a phone", PHONE],
  ])("has every chapter, claim, unknown and source, with the map fitted to it, from %s", async (_, viewport) => {
    const { page, errors } = await stage.open({ ...COARSE, viewport });
    const { text, map } = await printed(page);
    const flat = (words: string) => words.replace(/\s+/g, " ").trim();
    const wanted = [
      ...story.chapters.map(({ title }) => title),
      ...story.claims.map((claim) => claim.text),
      ...story.unknowns.map((unknown) => unknown.text),
      ...story.sources.map(({ title }) => title),
      ...story.legs.flatMap(({ stretches }) => stretches.map(({ provenance }) => provenance)),
    ].map(flat);
    expect(wanted.filter((words) => !text.includes(words))).toEqual([]);
    expect(map.shape).toBeCloseTo(680 / 440, 2);
    expect(map.right).toBeLessThanOrEqual(viewport.width);
    expect(map.colors).toBeGreaterThan(20);

    const pages = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g)!.length;
    expect(pages).toBeGreaterThan(3);
    expect(pages).toBeLessThan(40);
    expect(await page.locator("details[open].legend").count()).toBe(viewport === PHONE ? 0 : 1);
    expect(errors).toEqual([]);
  });
});

describe("a picture dialog opened and closed", () => {
  const TIMES = 10;

  test(`leaves no nodes and no listeners behind, ${TIMES} times, drawn to its end or not`, async () => {
    const { page } = await stage.open(COARSE);
    const session = await page.context().newCDPSession(page);
    const count = async () => {
      await session.send("HeapProfiler.collectGarbage");
      const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
      return { nodes, jsEventListeners };
    };
    const openAndClose = async (isDrawn: boolean) => {
      await page.getByRole("button", { name: "Save image" }).click();
      await page.getByRole("dialog").waitFor();
      if (isDrawn) await page.waitForFunction(() => document.querySelector("dialog .message")?.textContent === "");
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    };
    for (const isDrawn of [true, false]) await openAndClose(isDrawn);
    await mapAtRest(page);
    const before = await count();
    for (let time = 0; time < TIMES; time++) await openAndClose(time % 5 === 4);
    await openAndClose(true);
    await expect.poll(async () => (await count()).nodes - before.nodes, { timeout: 20_000 }).toBeLessThan(60);
    expect((await count()).jsEventListeners - before.jsEventListeners).toBeLessThan(10);
  });
});

describe("a map that is resized two hundred times", () => {
  test("is drawn for the last size, and not for each", async () => {
    const { page } = await stage.open(COARSE);
    const resized = await page.evaluate(async () => {
      const map = window.waybill!.map!;
      let times = 0;
      map.on("resize", () => times++);
      const stage = document.querySelector<HTMLElement>(".stage")!;
      for (let step = 0; step < 200; step++) {
        stage.style.width = `${500 - step}px`;
        await new Promise((done) => requestAnimationFrame(done));
      }
      await new Promise((done) => map.once("idle", done));
      return { times, width: map.getCanvas().clientWidth, wanted: stage.clientWidth };
    });
    expect(resized.width).toBe(resized.wanted);
    expect(resized.times).toBeGreaterThan(0);
    expect(resized.times).toBeLessThan(20);
  });
});
