import AxeBuilder from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COARSE, DESKTOP, PHONE, setStage, type OpenedPage, type Stage } from "../open-page.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Rules of axe that a page breaks, with the elements. */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AxeBuilder.source);
  return page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: typeof AxeBuilder };
    const { violations: found } = await axe.run(document, { runOnly: tags });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  }, TAGS);
}

const seconds = (page: Page) =>
  page.getByRole("slider", { name: "Timeline" }).evaluate((input: HTMLInputElement) => input.valueAsNumber);
const currentStep = (page: Page) => page.locator("nav [aria-current=step]").textContent();

describe("a reader's page", () => {
  let opened: OpenedPage;
  // Opened once: the first test looks at it as it opens, the others go on from wherever it is.
  beforeAll(async () => {
    opened = await stage.open(COARSE);
  });

  test("opens at rest, says who claims it, and breaks no rule of axe at the start, playing, and with a source open", async () => {
    const { page, errors, requests } = opened;
    await expect(page.getByRole("heading", { level: 1 }).textContent()).resolves.toMatch(/White House says/);
    expect(await seconds(page)).toBe(0);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await seconds(page)).toBe(0);
    expect(await violations(page)).toEqual([]);

    await page.getByRole("button", { name: "Play", exact: true }).press("Enter");
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>("input[type=range]")!.valueAsNumber > 0.3,
    );
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Play", exact: true }).waitFor();
    const paused = await seconds(page);
    expect(paused).toBeGreaterThan(0.3);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await seconds(page)).toBe(paused);

    await page.getByRole("button", { name: "Source 1", exact: true }).first().press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const text = await dialog.textContent();
    expect(text).toContain("Ukraine: North Korea supplied weapons to Moscow, says US");
    expect(text).toContain("DW, 13 October 2023");
    expect(text).toContain("North Korea has supplied Russia with weapons");
    expect(await dialog.getByRole("link").first().getAttribute("href")).toBe("https://p.dw.com/p/4XWQH");
    expect(await dialog.getByRole("link").first().getAttribute("rel")).toBe("noopener noreferrer");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("[1]");

    expect(errors).toEqual([]);
    const hosts = new Set(requests.map((address) => new URL(address).origin));
    expect([...hosts]).toEqual([new URL(stage.url).origin]);
  });

  test("keeps the moment in the address, and goes back and forward through chapters", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "By sea", exact: true }).click();
    expect(new URL(page.url()).hash).toBe("#at=sea");
    await page.getByRole("button", { name: "Next chapter" }).click();
    expect(new URL(page.url()).hash).toBe("#at=dunay");
    await page.goBack();
    await page.waitForFunction(() => document.querySelector("nav [aria-current=step]")?.textContent === "By sea");
    await page.goForward();
    await page.waitForFunction(() => document.querySelector("nav [aria-current=step]")?.textContent === "Dunay");

    const slider = page.getByRole("slider", { name: "Timeline" });
    await slider.press("ArrowRight");
    const moment = new URL(page.url()).hash;
    const again = await page.context().newPage();
    await again.goto(page.url());
    expect(await seconds(again)).toBeCloseTo(Number(moment.replace("#at=", "")), 2);
    expect(await currentStep(again)).toBe("Dunay");
    await again.close();
  });

  test("shows chapters as stills where less motion is asked for, with the same text", async () => {
    const { page } = opened;
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.getByRole("button", { name: "By sea", exact: true }).click();
    const moving = await page.evaluate(() => window.waybill!.map!.isMoving());
    expect(moving).toBe(false);
    await expect(page.getByRole("region", { name: "By sea to Dunay" }).textContent()).resolves.toContain(
      "7–12 September 2023",
    );
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await page.getByRole("button", { name: "By rail", exact: true }).click();
    await page.waitForFunction(() => window.waybill!.map!.isMoving());
  });
});

describe("a reader's page, opened anew", () => {
  test("tells every claim of a chapter with basis, date and source, and the whole list of sources", async () => {
    const { page } = await stage.open({ ...COARSE, hash: "#at=dunay", state: "loading" });
    await page.getByRole("navigation", { name: "Chapters" }).waitFor();
    expect(await currentStep(page)).toBe("Dunay");
    const chapter = await page.getByRole("region", { name: "At Dunay" }).textContent();
    expect(chapter).toContain("12 September 2023");
    expect(chapter).toContain("Image released by officials");
    expect(chapter).toContain("Independent satellite imagery");
    const sources = page.getByRole("region", { name: "Sources" }).getByRole("listitem");
    expect(await sources.count()).toBe(41);
    await expect(page.getByRole("region", { name: "What is not known" }).textContent()).resolves.toMatch(
      /Which railway the train took/,
    );
    await expect(page.locator(".attribution").textContent()).resolves.toContain("Made with Natural Earth");
  });

  test("can be played, stepped, scrubbed, read and left by keyboard alone", async () => {
    const { page } = await stage.open(COARSE);
    const reached = new Set<string>();
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute("aria-label") ?? element?.textContent?.trim().slice(0, 30) ?? "";
      });
      reached.add(name);
    }
    for (const name of ["Zoom in", "The claim", "By rail", "Source 1", "Map"]) expect([...reached]).toContain(name);

    const slider = page.getByRole("slider", { name: "Timeline" });
    await slider.focus();
    await page.keyboard.press("PageUp");
    expect(await currentStep(page)).toBe("Najin");
    await page.keyboard.press("End");
    expect(await currentStep(page)).toBe("Not known");
    expect(await slider.getAttribute("aria-valuetext")).toBe("What is not known");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    expect(await seconds(page)).toBeCloseTo(0.5, 3);
  });

  test("fits a phone: the map takes 45 % of the height or more, nothing scrolls sideways, controls are large", async () => {
    const { page, errors } = await stage.open({
      viewport: PHONE,
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
    });
    const map = (await page.locator(".stage").boundingBox())!;
    expect(map.height / PHONE.height).toBeGreaterThanOrEqual(0.45);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    for (const name of ["Play", "Next chapter", "Save image"]) {
      const box = (await page.getByRole("button", { name, exact: true }).boundingBox())!;
      expect(Math.min(box.width, box.height), name).toBeGreaterThanOrEqual(44);
    }
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.setViewportSize(DESKTOP);
    expect(errors).toEqual([]);
  });
});
