import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { startServer } from "../../src/cli/server.ts";
import { SITE } from "../../src/cli/site.ts";
import type { PictureRequest } from "../../src/picture/request/picture-request.ts";
import { removeFolder, temporaryFolder } from "../cli/run-waybill.ts";
import type { Placed } from "./placed-boxes.ts";
import type { StoryTexts } from "./story-variants.ts";

/** A story that is open in a page which makes pictures. */
export interface OpenVariant {
  boxes(options: PictureRequest): Promise<Placed[]>;
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
    boxes: (options) => page.evaluate((asked) => window.waybill!.boxes(asked), options),
    async draw(options) {
      const { base64 } = await page.evaluate((asked) => window.waybill!.picture(asked), options);
      return Buffer.from(base64, "base64");
    },
    async close() {
      await page.close();
      await server.close();
      removeFolder(folder);
    },
  };
}
