import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";
import type { Page } from "playwright-core";
import { build } from "vite";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { startServer } from "../../src/cli/server/server.ts";
import type { Shot } from "./page/draw-shot.ts";
import { SHOT_SIZE } from "./shots.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BUILT = `${ROOT}tests/output/golden-page/`;
const REAL_STORY = `${ROOT}geo/najin-dunay`;
const READY_MILLISECONDS = 100_000;

export interface GoldenPage {
  page: Page;
  /** For instance `143.0.7499.40`. */
  browserVersion: string;
  draw(shot: Shot): Promise<PNG>;
  /** From now on the route is drawn on bare paper: where the ground is no part of a test, it takes most of the time. */
  bare(): Promise<void>;
  close(): Promise<void>;
}

/** Builds the page that shots are drawn in, serves it with a story and opens it. */
export async function openGoldenPage(story = REAL_STORY, size = SHOT_SIZE): Promise<GoldenPage> {
  const built = `${BUILT}${basename(story)}/`;
  await build({
    root: `${ROOT}tests/golden/page`,
    configFile: `${ROOT}vite.config.ts`,
    publicDir: `${ROOT}static`,
    build: { outDir: built, emptyOutDir: true },
    logLevel: "error",
  });
  const server = await startServer(built, story, 0);
  const browser = await startBrowser();
  const page = await browser.newPage({ viewport: size });
  await page.goto(server.url);
  await page.waitForFunction(() => window.golden ?? window.goldenError, undefined, { timeout: READY_MILLISECONDS });
  const error = await page.evaluate(() => window.goldenError);
  if (error !== undefined) throw new Error(error);
  return {
    page,
    browserVersion: browser.version(),
    async draw(shot) {
      const base64 = await page.evaluate((drawn) => window.golden!.draw(drawn), shot);
      return PNG.sync.read(Buffer.from(base64, "base64"));
    },
    async bare() {
      await page.evaluate(() => {
        const { map } = window.golden!;
        for (const id of map.getLayersOrder())
          if (id.startsWith("base-") && id !== "base-water") map.setLayoutProperty(id, "visibility", "none");
      });
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
