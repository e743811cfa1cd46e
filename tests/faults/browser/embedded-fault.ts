import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { startBadServer, type BadServerOptions } from "./bad-server.ts";
import { endOf, outcome, type Fault } from "./fault.ts";
import { faultBrowser } from "./fault-browser.ts";

export interface EmbeddedOptions extends BadServerOptions {
  /** The article of another site, around the frame. */
  article: (frame: string) => string;
  /** Attributes of the frame. */
  attributes?: string;
  /** How long the frame is left out of sight, before `show` brings it there. */
  hiddenSeconds?: number;
  show?: (page: Page) => Promise<unknown>;
}

/** A fault of a page that another site shows in a frame. */
export function embeddedFault(name: string, options: EmbeddedOptions): Fault {
  return {
    name,
    async run() {
      const server = await startBadServer(options);
      const { article, attributes = "", hiddenSeconds = 0, show } = options;
      const frameHtml = `<iframe ${attributes} src="${server.url}" style="width: 920px; height: 600px; border: 0"></iframe>`;
      const host = createServer((_, response) => {
        response.writeHead(200, { "Content-Type": "text/html" });
        response.end(`<!doctype html><title>An article</title>${article(frameHtml)}`);
      });
      await new Promise<void>((done) => host.listen(0, "127.0.0.1", done));
      const context = await (await faultBrowser()).newContext({ viewport: { width: 960, height: 640 } });
      try {
        const page = await context.newPage();
        let since = performance.now();
        await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`, { waitUntil: "commit" });
        await page.waitForSelector("iframe", { state: "attached" });
        if (show) {
          await page.waitForTimeout(hiddenSeconds * 1000);
          await show(page);
          since = performance.now();
        }
        const frame = page.frames()[1]!;
        const ended = await endOf(frame);
        return await outcome(page, { ended, since, frame });
      } finally {
        await context.close();
        host.close();
        await server.close();
      }
    },
  };
}
