import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ATTRIBUTION } from "../../src/basemap/attribution.ts";
import { legendOf } from "../../src/story/legend.ts";
import { readStory } from "../../src/format/read-story.ts";
import { COARSE, goTo, mapAtRest, setStage, type Stage } from "../open-page.ts";
import { en } from "../../src/words/en.ts";

const NAMES = ["story.json", "places.geojson", "legs.geojson", "claims.json", "sources.json"];
const FILES = new Map(NAMES.map((name) => [name, readFileSync(`geo/najin-dunay/${name}`, "utf8")]));
const result = readStory(FILES);
if (!result.ok) throw new Error("The real story does not read.");
const { story } = result;

const MONTH =
  "(January|February|March|April|May|June|July|August|September|October|November|December|Sept|Oct|Aug)\\.?";
const DAY = `(about |until |from |before )?(\\d{1,2}(–\\d{1,2})? )?(${MONTH} ?)?(\\d{4})?`;
const words = (texts: readonly string[]) =>
  new RegExp(`^(${texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})$`);

/** Texts of the interface that no story file holds: labels, words for the two axes, dates in words, counts. */
const INTERFACE = [
  new RegExp(`^(reported )?${DAY}( – ${DAY})?\\.?$`),
  words([
    ...Object.values(en.certainty.bases),
    ...legendOf(story).flatMap(({ mode, location }) => [
      en.certainty.line(mode, location),
      `${en.certainty.line(mode, location)}.`,
    ]),
  ]),
  words([
    "How well the way is known",
    ...Object.values(en.certainty.marks),
    "What is not known",
    "Show other possible ways",
    "Show places that are no stop of the route",
  ]),
  words([
    "Show what rests on",
    "everything",
    "How this map was made, line by line",
    "Sources",
    "The data",
    "Save image",
    "Skip to the controls",
    "Claims (CSV)",
  ]),
  words(["Lines and places with their sources (GeoJSON)", "Sources (CSL-JSON)", ATTRIBUTION]),
  /^Evidence: /,
  /^Compare with: /,
  /^In English: “/,
  /^What rests on it: /,
  /^The drawing of: /,
  /^Also reported: \d+ more claims and their context$/,
  /^By (sea|rail), another possible way: .*\.$/,
  /^\[?\d+\]?$/,
  /^Chapter \d of \d: /,
  /^Sources published up to /,
  words(["Use Ctrl + scroll to zoom the map", "Use two fingers to move the map"]),
];

/** True where a text, or each part of it, stands in the story's files or is one of the interface's words. */
function isKnown(text: string, files: string): boolean {
  if (text === "" || files.includes(text.replace(/^[“]|[”.]$/g, "")) || INTERFACE.some((pattern) => pattern.test(text)))
    return true;
  for (const between of [/ · /, /; /, /(?<=[.:?]) /, /, /]) {
    const parts = text.split(between);
    if (parts.length > 1) return parts.every((part) => isKnown(part.trim(), files));
  }
  return false;
}

/** The text nodes of the page's main part, each as a reader has it. */
function textsOfMain(): string[] {
  const walker = document.createTreeWalker(document.querySelector("main")!, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.textContent!.replace(/\s+/g, " ").trim());
  return texts;
}

let stage: Stage;
let page: Page;
// Opened once: each test goes to its moment, without a flight, and leaves the page as it found it.
beforeAll(async () => {
  stage = await setStage();
  ({ page } = await stage.open({ ...COARSE, hash: "#at=rail", reducedMotion: "reduce" }));
});
afterAll(() => stage.close());

const screenOf = (position: readonly number[]) =>
  page.evaluate((lonLat) => {
    const map = window.waybill!.map!;
    const { x, y } = map.project(lonLat as [number, number]);
    const box = map.getCanvas().getBoundingClientRect();
    return { x: box.x + x, y: box.y + y };
  }, position);

describe("the evidence", () => {
  test("of a leg comes up under the pointer, and whole on a click, with quotes, dates and how it was drawn", async () => {
    await goTo(page, "rail");
    const krasnoyarsk = [92.86717, 56.01839];
    const { x, y } = await screenOf(krasnoyarsk);
    await page.mouse.move(x - 3, y - 3);
    await page.mouse.move(x, y);
    const card = page.locator(".hover");
    await card.waitFor();
    expect(await card.textContent()).toContain("By rail, Dunay to southwestern Russia");
    await page.mouse.click(x, y);
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const text = (await dialog.textContent()) ?? "";
    for (const words of [
      "way unknown",
      "Inference",
      "reported 13 October 2023",
      "via train to southwestern Russia",
      "How it is drawn",
    ])
      expect(text).toContain(words);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });

    await page.getByRole("button", { name: /^Evidence: By rail/ }).press("Enter");
    await dialog.waitFor();
    await page.keyboard.press("Escape");
  });

  test("of one basis alone is drawn alone, and what disappears is said", async () => {
    await goTo(page, "unknown");
    const places = () =>
      page.evaluate(() => window.waybill!.map!.queryRenderedFeatures({ layers: ["story-area-fill"] }).length);
    expect(await places()).toBeGreaterThan(0);
    await page.getByLabel("Show what rests on").selectOption({ label: en.certainty.bases["independent-imagery"] });
    const said = page.getByText(/^Not drawn:/);
    await said.waitFor();
    expect(await said.textContent()).toMatch(
      /By rail, Dunay to southwestern Russia; Southwestern Russia\. \d+ of 88 claims are left out/,
    );
    await mapAtRest(page);
    expect(await places()).toBe(0);
    await page.getByLabel("Show what rests on").selectOption({ label: "everything" });
    await mapAtRest(page);
    expect(await places()).toBeGreaterThan(0);
  });

  test("can be had as data: lines with sources, claims, a bibliography, and schema.org claims in the page", async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /GeoJSON/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("najin-dunay.geojson");
    const data = await page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.stringify(JSON.parse(data!))).toContain('"Claim"');
  });
});

describe("the evidence in the page's text", () => {
  let text = "";
  const pieces = new Set<string>();

  beforeAll(async () => {
    for (const { id, title } of story.chapters) {
      await page.goto(`${stage.url}#at=${id}`);
      await page.waitForFunction(
        (wanted) => document.querySelector("#chapter-title")?.textContent?.includes(wanted),
        title,
      );
      text += (await page.locator("main").textContent()) ?? "";
      for (const piece of await page.evaluate(textsOfMain)) pieces.add(piece);
    }
  });

  test("is whole: every claim, every source, every certainty that is drawn, and no other", async () => {
    const seen = new Set<string>();
    for (const claim of story.claims) if (text.includes(claim.text)) seen.add(claim.id);
    expect(story.claims.filter(({ id }) => !seen.has(id)).map(({ id }) => id)).toEqual([]);
    for (const source of story.sources) expect(text).toContain(source.title);
    for (const unknown of story.unknowns) expect(text).toContain(unknown.text);
    for (const basis of new Set(story.claims.map((claim) => claim.basis)))
      expect(text).toContain(en.certainty.bases[basis]);

    const legend = await page.locator(".legend li").allTextContents();
    const drawn = legendOf(story).map(({ mode, location }) => en.certainty.line(mode, location));
    expect(legend.map((words) => words.trim()).slice(0, drawn.length)).toEqual(drawn);
    for (const words of drawn) expect(text).toContain(words);
  });

  test("is all there is: every text on the page is the story's, or one of the words of the interface", () => {
    const known = JSON.stringify([...FILES.values()].map((file) => JSON.parse(file) as unknown)).replaceAll('\\"', '"');
    expect(pieces.size).toBeGreaterThan(story.claims.length);
    expect([...pieces].filter((piece) => !isKnown(piece, known))).toEqual([]);
  });
});
