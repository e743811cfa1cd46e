import type { Page } from "playwright-core";
import { goTo } from "../open-page.ts";

/** Longest play between two seeks. */
const LONGEST_SECONDS = 4;

/** Plays the story of a page for so long, with seeks by chance: on the timeline, by chapter and by address. Returns how many. */
export async function playWithSeeks(page: Page, seconds: number, random: () => number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  const chapters = page.getByRole("navigation", { name: "Chapters" }).getByRole("button");
  const chapterCount = await chapters.count();
  let seeks = 0;
  for (; performance.now() < end; seeks++) {
    const way = random();
    if (way < 0.7) await scrub(page, random());
    else if (way < 0.9) await chapters.nth(Math.floor(random() * chapterCount)).click();
    else await page.evaluate((at) => (location.hash = `#at=${at}`), random() < 0.5 ? "end" : "sea");
    await page.getByRole("button", { name: "Play" }).click();
    await page.waitForTimeout(Math.min(random() * LONGEST_SECONDS * 1000, Math.max(end - performance.now(), 0)));
    const pause = page.getByRole("button", { name: "Pause" });
    // The end may have been reached meanwhile.
    if ((await pause.count()) > 0) await pause.click().catch(() => undefined);
  }
  return seeks;
}

/**
 * Puts the page where it is weighed: all chapters were shown, and the map rests at the end. Nothing is flown to on the way, and
 * the map rests but once: software graphics takes longer for that than for all that is played.
 */
export async function bringToRest(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const chapters = page.getByRole("navigation", { name: "Chapters" }).getByRole("button");
  for (let index = 0; index < (await chapters.count()); index++) await chapters.nth(index).click();
  await goTo(page, "end");
  await page.emulateMedia({ reducedMotion: null });
}

async function scrub(page: Page, share: number): Promise<void> {
  await page.getByRole("slider", { name: "Timeline" }).evaluate((slider: HTMLInputElement, at) => {
    slider.value = String(Number(slider.max) * at);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    slider.dispatchEvent(new Event("change", { bubbles: true }));
  }, share);
}
