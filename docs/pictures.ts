import { readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { startBrowser } from "../src/cli/browser/browser.ts";
import { EXIT } from "../src/cli/exit-codes.ts";
import { readWholeStory } from "../src/cli/files/read-whole-story.ts";
import { run } from "../src/cli/run.ts";
import { startServer } from "../src/cli/server/server.ts";
import { buildIfNeeded } from "../src/cli/server/site.ts";
import type { Manifest } from "../src/cli/snapshot/snapshot-manifest.ts";
import { galleryCommands, galleryPage } from "./gallery-page.ts";

/** Makes every picture that the documentation shows, with the product itself: `npm run pictures`. */

const IMAGES = fileURLToPath(new URL("./images/", import.meta.url));
const GALLERY = fileURLToPath(new URL("./gallery/", import.meta.url));
const STORY = fileURLToPath(new URL("../geo/najin-dunay", import.meta.url));
const SCREENS = [
  { file: "page.png", at: "rail", viewport: { width: 1440, height: 900 }, dark: false },
  { file: "page-dark.png", at: "sea", viewport: { width: 1440, height: 900 }, dark: true },
  { file: "phone.png", at: "dunay", viewport: { width: 390, height: 844 }, dark: false },
];

const server = await startServer(await buildIfNeeded(), STORY, 0);
const browser = await startBrowser();
for (const screen of SCREENS) await takeScreen(browser, screen);
const browserVersion = browser.version();
await browser.close();
await server.close();
process.exitCode =
  (await run(["snapshot", STORY, "-o", `${IMAGES}najin-dunay.png`, "--force"])) || (await fillGallery());

async function takeScreen(opened: Browser, { file, at, viewport, dark }: (typeof SCREENS)[number]): Promise<void> {
  const page = await opened.newPage({ viewport, colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
  await page.goto(`${server.url}#at=${at}`);
  await page.waitForSelector('html[data-waybill="ready"]', { state: "attached", timeout: 90_000 });
  await page.waitForFunction(() => !document.querySelector("figure[hidden]"), undefined, { timeout: 60_000 });
  await writeFile(`${IMAGES}${file}`, await page.screenshot());
  await page.close();
}

/** Pictures in every size and theme, and a page that shows them with their descriptions. */
async function fillGallery(): Promise<number> {
  await rm(GALLERY, { recursive: true, force: true });
  const story = await readWholeStory(STORY);
  if (!story) return EXIT.problems;
  for (const args of galleryCommands()) {
    const code = await run(["snapshot", STORY, "-o", GALLERY, ...args]);
    if (code !== 0) return code;
  }
  // A test draws them again, and is strict where the browser is the same.
  await writeFile(`${GALLERY}browser.txt`, `${browserVersion}\n`);
  const { pictures } = JSON.parse(await readFile(`${GALLERY}manifest.json`, "utf8")) as Manifest;
  await writeFile(fileURLToPath(new URL("./gallery.md", import.meta.url)), galleryPage(story, pictures));
  return 0;
}
