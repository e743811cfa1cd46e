import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { startServer, type RunningServer } from "../../src/cli/server/server.ts";
import { SITE } from "../../src/cli/server/site.ts";
import type { PictureRequest } from "../../src/picture/request/picture-request.ts";
import { themes } from "../../src/map/style/theme.ts";
import type { Box } from "../../src/geometry/screen-boxes.ts";
import { ALL_SHEETS } from "../all-sheets.ts";
import { boxesOn, pictureOf, refusalOn } from "./page-answers.ts";
import { NAJIN_DUNAY } from "../story/whole-story.ts";

const SMALL: PictureRequest = { width: 640, height: 480, at: "rail", theme: "light", scale: 1 };
const MAP: PictureRequest = { ...SMALL, width: 810, height: 540, at: "end", layout: "map" };

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

async function open(
  prepare: (page: Page) => Promise<unknown> = async () => undefined,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await prepare(page);
  await page.goto(`${server.url}?picture`);
  await page.waitForSelector('html[data-waybill="ready"]', { state: "attached" });
  return page;
}

const draw = pictureOf;

const MADE = "made";

/** Why a picture is not made, with the code of a refusal before it; `crash` where the page threw an error. */
async function refusal(page: Page, options: PictureRequest): Promise<string> {
  return refusalOn(page, options).then(
    ({ code, message }) => `${code}: ${message}`,
    (error: Error) => (error.message === "The picture was made." ? MADE : `crash: ${error.message}`),
  );
}

/** Pixels that differ, those of smoothed edges among them. */
function differing(a: Buffer, b: Buffer): number {
  const [one, other] = [PNG.sync.read(a), PNG.sync.read(b)];
  return pixelmatch(one.data, other.data, undefined, one.width, one.height, { threshold: 0.1, includeAA: true });
}

/** The share of a box's pixels that have a colour `#RRGGBB`. */
function shareOf({ data, width }: PNG, box: Box, color: string): number {
  const wanted = parseInt(color.slice(1), 16);
  let found = 0;
  for (let y = Math.round(box.y); y < Math.round(box.y + box.height); y++)
    for (let x = Math.round(box.x); x < Math.round(box.x + box.width); x++)
      if (data.readUIntBE((y * width + x) * 4, 3) === wanted) found++;
  return found / (Math.round(box.width) * Math.round(box.height));
}

/** In the page: graphics that draw no more than some pixels a side. */
function drawAtMost(pixels: number): void {
  const { getParameter } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.getParameter = function (name: number) {
    return name === WebGL2RenderingContext.MAX_RENDERBUFFER_SIZE ? pixels : getParameter.call(this, name);
  };
}

/** In the page: counts how often a map is painted, each time on a canvas that is cleared for it. */
function countPaintings(): void {
  const counting = Object.assign(window, { painted: 0 });
  const { clear } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.clear = function (mask: number) {
    // Not the small pattern by which the page finds out whether its canvases are read truly.
    const isMap = this.canvas.width > 16 && this.getParameter(this.FRAMEBUFFER_BINDING) === null;
    if (isMap && mask & this.COLOR_BUFFER_BIT) counting.painted++;
    return clear.call(this, mask);
  };
}

describe("a map off screen that makes several pictures", () => {
  it("makes each as a new one would: same bytes, whatever was drawn before", async () => {
    const first = await draw(whole, SMALL);
    await draw(whole, { ...MAP, theme: "dark", at: "sea" });
    await draw(whole, { ...SMALL, theme: "print", width: 500, height: 700, at: "dunay" });
    expect((await draw(whole, SMALL)).equals(first)).toBe(true);
  });

  it("makes it the same after one at the pixel ratio of its own images, where MapLibre would leave them hard", async () => {
    const page = await open();
    // The smallest of which the pixel ratio is the scale.
    const small = { ...MAP, width: 784, height: 784 };
    await draw(page, { ...small, scale: 4 });
    expect((await draw(page, small)).equals(await draw(whole, small))).toBe(true);
    await page.context().close();
  });

  it("makes dashes the same, whichever of them a view showed first", async () => {
    const outline: PictureRequest = { ...MAP, width: 1080, height: 1080, at: "southwest" };
    const drawn: Buffer[] = [];
    for (const first of [[], [MAP]]) {
      const page = await open();
      for (const other of first) await draw(page, other);
      drawn.push(await draw(page, outline));
      await page.context().close();
    }
    expect(drawn[0]!.equals(drawn[1]!)).toBe(true);
  });

  it("paints each of its maps once, the first of all among them", async () => {
    const page = await open((opened) => opened.addInitScript(countPaintings));
    const painted = () => page.evaluate(() => (window as unknown as { painted: number }).painted);
    for (const [at, count] of [
      ["sea", 2],
      ["end", 4],
      ["southwest", 6],
    ] as const) {
      await draw(page, { ...SMALL, at });
      expect(await painted(), at).toBe(count);
    }
    await page.context().close();
  });

  it("shows names again after a locator, which has none", async () => {
    const page = await open();
    const [other, first] = [await draw(whole, SMALL), await draw(page, { ...SMALL, at: "dunay" })];
    expect((await draw(page, SMALL)).equals(other)).toBe(true);
    expect((await draw(page, { ...SMALL, at: "dunay" })).equals(first)).toBe(true);
    await page.context().close();
  });
});

describe("a picture that is put together from tiles", () => {
  const views = [
    { ...MAP, at: "sea" },
    { ...MAP, width: 777, height: 613, theme: "print" },
    // One of its tiles is all water.
    { ...MAP, width: 800, height: 500, at: "rail" },
  ] satisfies PictureRequest[];
  /** Of some 400,000: a tenth of a thousandth. */
  const MOST_DIFFERING = 40;

  it("is the picture of one canvas, in names and at seams, whatever was drawn before", async () => {
    const page = await open((opened) => opened.addInitScript(drawAtMost, 500));
    for (const view of views) {
      const tiled = await draw(page, view);
      expect(PNG.sync.read(tiled)).toMatchObject({ width: view.width, height: view.height });
      expect(differing(await draw(whole, view), tiled), JSON.stringify(view)).toBeLessThan(MOST_DIFFERING);
    }
    await page.context().close();
  });

  it("is refused where the graphics draw too little, with what to do", async () => {
    const page = await open((opened) => opened.addInitScript(drawAtMost, 120));
    expect(await refusal(page, MAP)).toMatch(/^too-large: .*draw 120 pixels a side.*Ask for a smaller size or scale/s);
    await page.context().close();
  });
});

describe(`a picture of ${ALL_SHEETS ? "the largest side" : "more than one canvas draws"}`, () => {
  const WIDE: PictureRequest = {
    ...MAP,
    ...(ALL_SHEETS ? { width: 8192, height: 2400 } : { width: 4400, height: 1290 }),
  };
  const BLOCK = 128;

  it("is of its exact size, drawn on everywhere, with its credits inside", async () => {
    const image = PNG.sync.read(await draw(whole, WIDE));
    expect([image.width, image.height]).toEqual([WIDE.width, WIDE.height]);
    const credits = (await boxesOn(whole, WIDE)).find(({ what }) => what === "small")!.box;
    expect(credits.x + credits.width).toBeLessThan(image.width);
    expect(credits.y + credits.height).toBeLessThan(image.height);
    const { paper } = themes.light;
    expect(shareOf(image, credits, paper)).toBeGreaterThan(0.4);
    expect(shareOf(image, credits, paper)).toBeLessThan(0.9);
    // What no tile was drawn on would be bare paper.
    const bare: string[] = [];
    for (let y = 0; y < credits.y - BLOCK; y += BLOCK)
      for (let x = 0; x < image.width; x += BLOCK)
        if (shareOf(image, { x, y, width: BLOCK, height: BLOCK }, paper) > 0.5) bare.push(`${x}, ${y}`);
    expect(bare).toEqual([]);
  });
});

describe("a picture is refused", () => {
  it("without a file of the base map: it names the file", async () => {
    const page = await open((opened) => opened.route("**/detail/*/*.topo.json.gz", (route) => route.abort()));
    expect(await refusal(page, SMALL)).toMatch(
      /base map could not be loaded from .*detail\/\d\/\d+-\d+\.topo\.json\.gz/,
    );
    await page.context().close();
  });

  it("without a font of its text: it names the font", async () => {
    const page = await open((opened) => opened.route(/source-serif-4.*\.woff2$/, (route) => route.abort()));
    expect(await refusal(page, SMALL)).toMatch(/^no-font: .*font .*Source Serif 4.* could not be loaded/);
    await page.context().close();
  });

  it("without a font of the map's names, which MapLibre does without: it names the file", async () => {
    const asked = { times: 0 };
    // The page itself has the font already when the map asks for the file.
    const page = await open((opened) =>
      opened.route("**/source-sans-3-medium-latin.woff2", (route) =>
        asked.times++ > 0 ? route.abort() : route.continue({ headers: { "cache-control": "no-store" } }),
      ),
    );
    expect(await refusal(page, SMALL)).toMatch(
      /^no-font: The font of names on the map could not be loaded from .*source-sans-3-medium-latin\.woff2\. Check the connection/,
    );
    await page.unroute("**/source-sans-3-medium-latin.woff2");
    expect(await refusal(page, SMALL)).toBe(MADE);
    await page.context().close();
  });

  it("where something of another site is in it, which a browser gives to nobody", async () => {
    const foreign = `${server.url.replace("localhost", "127.0.0.1")}favicon.svg`;
    expect(new URL(foreign).origin).not.toBe(new URL(server.url).origin);
    const page = await open((opened) => opened.addInitScript(drawInto, foreign), { bypassCSP: true });
    expect(await refusal(page, SMALL)).toMatch(
      /^unreadable: .*holds something from another site\. Put all files .* on one site/,
    );
    await page.context().close();
  });

  it("where the graphics make less than was asked for: it says both sizes", async () => {
    const page = await open((opened) =>
      opened.addInitScript(() => {
        Object.defineProperty(WebGL2RenderingContext.prototype, "drawingBufferWidth", { get: () => 300 });
      }),
    );
    expect(await refusal(page, SMALL)).toMatch(
      /^wrong-size: The map was drawn at 300 x \d+ instead of \d+ x \d+ pixels: this machine/,
    );
    await page.context().close();
  });

  it("where the route is not drawn, though a name of the map has its colour: it names every leg that can be seen", async () => {
    const page = await open((opened) =>
      opened.addInitScript(() => {
        // The route is drawn so, the base map by drawElements.
        WebGL2RenderingContext.prototype.drawArrays = () => undefined;
      }),
    );
    // On the whole route the sea leg is too small to be missed; in its own chapter it is not.
    for (const [at, legs] of [
      ["end", "rail"],
      ["sea", "sea"],
    ] as const)
      expect(await refusal(page, { ...MAP, at })).toContain(
        `route-missing: The map is there, but its route is not: nothing is drawn of ${legs}`,
      );
    await page.context().close();
  });

  it.each([
    ["are not painted", 0],
    ["are painted outside of it", 10_000],
  ])("where the credits of the map data %s", async (_, down) => {
    const page = await open((opened) => opened.addInitScript(paintCreditsLower, down));
    for (const options of [SMALL, MAP])
      expect(await refusal(page, options)).toMatch(
        /^credits-missing: The credits of the map data are not in the picture: “.*GeoNames.*” is/,
      );
    await page.context().close();
  });

  it("where the graphics make one column less than was asked for", async () => {
    const page = await open((opened) =>
      opened.addInitScript(() => {
        const width = Object.getOwnPropertyDescriptor(WebGL2RenderingContext.prototype, "drawingBufferWidth")!.get!;
        Object.defineProperty(WebGL2RenderingContext.prototype, "drawingBufferWidth", {
          get() {
            return (width.call(this) as number) - 1;
          },
        });
      }),
    );
    expect(await refusal(page, SMALL)).toMatch(
      /^wrong-size: The map was drawn at \d+ x \d+ instead of \d+ x \d+ pixels: this machine/,
    );
    await page.context().close();
  });

  it("where the file is smaller than was asked for: it says both sizes", async () => {
    const page = await open((opened) =>
      opened.addInitScript(() => {
        const { toBlob } = HTMLCanvasElement.prototype;
        HTMLCanvasElement.prototype.toBlob = function (...args) {
          const smaller = Object.assign(document.createElement("canvas"), { width: 300, height: 200 });
          toBlob.apply(smaller, args);
        };
      }),
    );
    expect(await refusal(page, SMALL)).toBe(
      "wrong-size: The picture came out 300 x 200 instead of 640 x 480 pixels. Ask for a smaller size or scale.",
    );
    await page.context().close();
  });

  it.each([
    ["comes out blank", ""],
    ["has one colour all over", "#d3dfe6"],
  ])("where the canvas of a map %s", async (_, color) => {
    const page = await open((opened) =>
      opened.addInitScript((ground) => {
        const { drawImage } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.drawImage = function (...args: unknown[]) {
          if (!(args[0] instanceof HTMLCanvasElement && args[0].getContext("webgl2")))
            return (drawImage as (...all: unknown[]) => void).apply(this, args);
          this.fillStyle = ground;
          if (ground) this.fillRect(0, 0, this.canvas.width, this.canvas.height);
        };
      }, color),
    );
    expect(await refusal(page, SMALL)).toMatch(/^blank: .*came out blank/);
    await page.context().close();
  });

  it("of a size that cannot be", async () => {
    expect(await refusal(whole, { ...SMALL, width: 200 })).toMatch(
      /^impossible-size: .*each side needs 320 whole pixels/,
    );
    expect(await refusal(whole, { ...SMALL, scale: 20 })).toMatch(/^impossible-size: .*at most 8192 after scaling/);
  });

  it("of a size or moment that this story has not, with a code that a program can tell apart", async () => {
    for (const [asked, code] of [
      [{ ...SMALL, at: "nowhere" }, "no-such-moment"],
      [{ ...MAP, width: 600, height: 2400 }, "too-high"],
      [{ ...MAP, width: 8192, height: 400 }, "too-wide"],
      [{ ...SMALL, layout: "full", width: 900, height: 900, dpi: 300 }, "too-small"],
    ] as const) {
      expect(await refusalOn(whole, asked)).toMatchObject({ ok: false, code });
      expect(await whole.evaluate((one) => window.waybill!.boxes(one), asked)).toMatchObject({ ok: false, code });
    }
  });
});

/** In the page: draws an image into every copy of a map. */
function drawInto(address: string): void {
  const image = new Image();
  image.src = address;
  const { drawImage } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.drawImage = function (...args: unknown[]) {
    (drawImage as (...all: unknown[]) => void).apply(this, args);
    const isMap = args[0] instanceof HTMLCanvasElement && args[0].getContext("webgl2");
    if (isMap) (drawImage as (...all: unknown[]) => void).call(this, image, 0, 0);
  };
}

/** In the page: texts with a credit of the map data go as many pixels down, or are not painted where that is 0. */
function paintCreditsLower(down: number): void {
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    if (!text.includes("GeoNames")) fillText.call(this, text, x, y);
    else if (down > 0) fillText.call(this, text, x, y + down);
  };
}
