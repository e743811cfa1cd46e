import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { startServer } from "../../src/cli/server/server.ts";
import { SITE } from "../../src/cli/server/site.ts";
import type { PictureRequest } from "../../src/picture/request/picture-request.ts";
import { removeFolder, temporaryFolder } from "../cli/run-waybill.ts";
import type { PlacedBox } from "../../src/picture/plan/plan-boxes.ts";
import { boxesOn, pictureOf } from "./page-answers.ts";
import type { StoryTexts } from "./story-variants.ts";

/** A story that is open in a page which makes pictures. */
export interface OpenVariant {
  boxes(options: PictureRequest): Promise<readonly PlacedBox[]>;
  /** The file of a picture. */
  draw(options: PictureRequest): Promise<Buffer>;
  close(): Promise<void>;
}

export async function openVariant(browser: Browser, texts: StoryTexts): Promise<OpenVariant> {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of texts) writeFileSync(join(folder, name), text);
  const server = await startServer(SITE, folder, 0);
  const page = await browser.newPage();
  await page.goto(`${server.url}?picture`);
  await page.waitForSelector('html[data-waybill="ready"]', { state: "attached" });
  return {
    boxes: (options) => boxesOn(page, options),
    draw: (options) => pictureOf(page, options),
    async close() {
      await page.close();
      await server.close();
      removeFolder(folder);
    },
  };
}
