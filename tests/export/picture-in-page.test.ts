import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "../../src/cli/browser.ts";
import { startServer, type RunningServer } from "../../src/cli/server.ts";
import { SITE } from "../../src/cli/site.ts";
import type { HookOptions } from "../../src/export/page-hook.ts";
import { NAJIN_DUNAY } from "../story/whole-story.ts";

const SMALL: HookOptions = { width: 640, height: 480, at: "rail", theme: "light", scale: 1 };
/** At this size the map's pixels are whole, with and without tiles, so that the two can be compared pixel by pixel. */
const MAP: HookOptions = { ...SMALL, width: 810, height: 540, at: "end", layout: "map" };

let server: RunningServer;
let browser: Browser;
/** One for all tests that take nothing from the page. */
let whole: Page;

beforeAll(async () => {
  server = await startServer(SITE, NAJIN_DUNAY, 0);
  browser = await startBrowser();
  whole = await open();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(prepare: (page: Page) => Promise<unknown> = async () => undefined): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await prepare(page);
  await page.goto(`${server.url}?picture`);
  await page.waitForSelector('html[data-waybill="ready"]', { state: "attached" });
  return page;
}

async function draw(page: Page, options: HookOptions): Promise<Buffer> {
  const { base64 } = await page.evaluate((asked) => window.waybill!.picture(asked), options);
  return Buffer.from(base64, "base64");
}

/** The message with which a picture is refused; fails where it is made. */
async function refusal(page: Page, options: HookOptions): Promise<string> {
  return page.evaluate(
    (asked) =>
      window.waybill!.picture(asked).then(
        () => "made",
        (error: Error) => error.message,
      ),
    options,
  );
}

function differing(a: Buffer, b: Buffer, threshold: number): number {
  const [one, other] = [PNG.sync.read(a), PNG.sync.read(b)];
  return pixelmatch(one.data, other.data, undefined, one.width, one.height, { threshold });
}

describe("a map off screen that makes several pictures", () => {
  it("makes each as a new one would: same bytes, whatever was drawn before", async () => {
    const first = await draw(whole, SMALL);
    await draw(whole, { ...MAP, theme: "dark", at: "sea" });
    await draw(whole, { ...SMALL, theme: "print", width: 500, height: 700, at: "dunay" });
    expect((await draw(whole, SMALL)).equals(first)).toBe(true);
  });
});

describe("a picture that is put together from tiles", () => {
  it("is the picture of one canvas, but for less than a thousandth of its pixels", async () => {
    const expected = await draw(whole, MAP);
    const page = await open((opened) =>
      opened.addInitScript(() => {
        const { getParameter } = WebGL2RenderingContext.prototype;
        WebGL2RenderingContext.prototype.getParameter = function (name: number) {
          return name === WebGL2RenderingContext.MAX_RENDERBUFFER_SIZE ? 500 : getParameter.call(this, name);
        };
      }),
    );
    const tiled = await draw(page, MAP);
    expect(PNG.sync.read(tiled)).toMatchObject({ width: 810, height: 540 });
    expect(differing(expected, tiled, 0.1)).toBeLessThan((800 * 500) / 1000);
    await page.context().close();
  });

  it("is refused where the graphics draw too little, with what to do", async () => {
    const page = await open((opened) =>
      opened.addInitScript(() => {
        const { getParameter } = WebGL2RenderingContext.prototype;
        WebGL2RenderingContext.prototype.getParameter = function (name: number) {
          return name === WebGL2RenderingContext.MAX_RENDERBUFFER_SIZE ? 120 : getParameter.call(this, name);
        };
      }),
    );
    expect(await refusal(page, MAP)).toMatch(/draw 120 pixels a side.*Ask for a smaller size or scale/s);
    await page.context().close();
  });
});

describe("a picture is refused", () => {
  it("without a file of the base map: it names the file", async () => {
    const page = await open((opened) => opened.route("**/gulf.topo.json", (route) => route.abort()));
    expect(await refusal(page, SMALL)).toMatch(/base map could not be loaded from .*gulf\.topo\.json/);
    await page.context().close();
  });

  it("without a font of its text: it names the font", async () => {
    const page = await open((opened) => opened.route(/source-serif-4.*\.woff2$/, (route) => route.abort()));
    expect(await refusal(page, SMALL)).toMatch(/font .*Source Serif 4.* could not be loaded/);
    await page.context().close();
  });

  it("where the graphics make less than was asked for: it says both sizes", async () => {
    const page = await open((opened) =>
      opened.addInitScript(() => {
        Object.defineProperty(WebGL2RenderingContext.prototype, "drawingBufferWidth", { get: () => 300 });
      }),
    );
    expect(await refusal(page, SMALL)).toMatch(/drawn at 300 x \d+ instead of \d+ x \d+ pixels|route is not/);
    await page.context().close();
  });

  it("where the canvas comes out blank", async () => {
    const page = await open((opened) =>
      opened.addInitScript(() => {
        const { drawImage } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.drawImage = function (...args: unknown[]) {
          if (args[0] instanceof HTMLCanvasElement && args[0].getContext("webgl2")) return;
          (drawImage as (...all: unknown[]) => void).apply(this, args);
        };
      }),
    );
    expect(await refusal(page, SMALL)).toMatch(/came out blank/);
    await page.context().close();
  });

  it("of a size that cannot be", async () => {
    expect(await refusal(whole, { ...SMALL, width: 200 })).toMatch(/each side needs 320 whole pixels/);
    expect(await refusal(whole, { ...SMALL, scale: 20 })).toMatch(/at most 8192 after scaling/);
  });
});
