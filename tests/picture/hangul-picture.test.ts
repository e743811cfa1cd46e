import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { startServer, type RunningServer } from "../../src/cli/server/server.ts";
import { SITE } from "../../src/cli/server/site.ts";
import type { PictureRequest } from "../../src/picture/request/picture-request.ts";
import { LINE_HEIGHT } from "../../src/picture/plan/type-scale.ts";
import { removeFolder, temporaryFolder } from "../cli/run-waybill.ts";
import { NAJIN_DUNAY } from "../story/whole-story.ts";
import { boxesOn, pictureOf } from "./page-answers.ts";
import { changed, type StoryTexts } from "./story-variants.ts";

/** Only 하 is in the small file of our own story's Hangul; 뷁 and 꿇 stand in files that no other of these needs. */
const TITLE = "뷁똠방각하펭귄쌀꿇";
const LOCAL_NAME = "펭귄쌀";
const AREA_NAME = "똠방각하";
/** Of the em, what every syllable of Noto Sans KR takes of a line. */
const SYLLABLE_EMS = 0.92;

type Properties = Record<string, unknown>;

const withNames = (names: Record<string, Properties>, texts?: StoryTexts) =>
  changed(
    "places.geojson",
    (data) => ({
      ...data,
      features: (data["features"] as { id: string; properties: Properties }[]).map((place) => ({
        ...place,
        properties: { ...place.properties, ...names[place.id] },
      })),
    }),
    texts,
  );
const titled = (title: string) => changed("story.json", (story) => ({ ...story, title, standfirst: `${title}.` }));
const rare = withNames(
  {
    najin: { localName: LOCAL_NAME.normalize("NFD") },
    "southwestern-russia": { name: AREA_NAME },
  },
  titled(TITLE),
);

const PICTURE: PictureRequest = { width: 1600, height: 1200, at: "end", theme: "light", scale: 1 };

let browser: Browser;
const folders: string[] = [];
const servers: RunningServer[] = [];

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  for (const server of servers) await server.close();
  folders.forEach(removeFolder);
});

async function serve(texts: StoryTexts): Promise<RunningServer> {
  const folder = temporaryFolder();
  folders.push(folder);
  for (const [name, text] of texts) writeFileSync(join(folder, name), text);
  const server = await startServer(SITE, folder, 0);
  servers.push(server);
  return server;
}

/** The page of a story that only makes pictures, with the fonts that it asked for by and by. */
async function open(
  { url }: RunningServer,
  prepare: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<{ page: Page; fonts: Set<string> }> {
  const page = await browser.newPage();
  const fonts = new Set<string>();
  page.on("request", (request) => {
    if (request.url().endsWith(".woff2")) fonts.add(request.url().split("/").at(-1)!);
  });
  await prepare(page);
  await page.goto(`${url}?picture`);
  await page.waitForSelector('html[data-waybill="ready"]', { state: "attached" });
  return { page, fonts };
}

async function draw(page: Page, options: PictureRequest = PICTURE): Promise<PNG> {
  return PNG.sync.read(await pictureOf(page, options));
}

/** Share of ink in the cell of each syllable of a title of one line. */
async function inkOfTitle(page: Page, image: PNG): Promise<number[]> {
  const boxes = await boxesOn(page, PICTURE);
  const { x, y, height } = boxes.find(({ what }) => what === "title")!.box;
  const cell = (height / LINE_HEIGHT.title) * SYLLABLE_EMS;
  return Array.from(TITLE, (_, index) => inkIn(image, { x: x + index * cell, y, width: cell, height }));
}

function inkIn({ data, width }: PNG, box: { x: number; y: number; width: number; height: number }): number {
  let ink = 0;
  for (let y = Math.ceil(box.y); y < box.y + box.height; y++)
    for (let x = Math.ceil(box.x); x < box.x + box.width; x++) if (data[(y * width + x) * 4]! < 128) ink++;
  return ink / (box.width * box.height);
}

/** In the page: keeps for every letter that a map draws its pixels of ink. MapLibre draws each on a small canvas. */
function keepGlyphs(): void {
  const { glyphs } = Object.assign(window, { glyphs: {} as Record<string, number> });
  const { fillText } = OffscreenCanvasRenderingContext2D.prototype;
  OffscreenCanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    fillText.call(this, text, x, y);
    if (!this.font.includes("maplibre-gl-font-face")) return;
    const { data } = this.getImageData(0, 0, this.canvas.width, this.canvas.height);
    glyphs[text] = data.filter((level, at) => at % 4 === 3 && level > 128).length;
  };
}

describe("a picture of a story in rare Hangul", () => {
  it("has ink for every syllable of its title, though the fonts come only when the picture is asked for", async () => {
    let release: () => void = () => undefined;
    const asked = new Promise<void>((done) => (release = done));
    const late = /semibold-hangul-(?:bc14|ae4c)\.woff2$/;
    const { page, fonts } = await open(await serve(titled(TITLE)), (opened) =>
      opened.route(late, async (route) => {
        await asked;
        await route.continue();
      }),
    );
    expect([...fonts].filter((name) => /-hangul-/.test(name))).toEqual([]);
    const drawing = draw(page);
    await page.waitForRequest(late);
    release();
    const inks = await inkOfTitle(page, await drawing);
    expect(inks).toHaveLength(9);
    for (const [index, ink] of inks.entries()) expect(ink, TITLE[index]).toBeGreaterThan(0.08);
    await page.close();
  });

  it("has the names of its places on the map, from their own files, which no file in vain comes with", async () => {
    const { page, fonts } = await open(await serve(rare), (opened) => opened.addInitScript(keepGlyphs));
    await draw(page);
    const glyphs = await page.evaluate(() => (window as unknown as { glyphs: Record<string, number> }).glyphs);
    const syllables = [...LOCAL_NAME, ...AREA_NAME];
    expect(
      Object.keys(glyphs)
        .filter((letter) => /\p{Script=Hangul}/u.test(letter))
        .sort(),
    ).toEqual(syllables.sort());
    const inks = syllables.map((syllable) => glyphs[syllable]!);
    expect(Math.min(...inks)).toBeGreaterThan(200);
    // The box that stands for a missing glyph would be the same for all.
    expect(new Set(inks).size).toBe(syllables.length);
    // By initial consonant: ㄱ, ㄲ, ㄸ, ㅂ, ㅆ and ㅍ.
    const needed = ["ac00", "ae4c", "b530", "bc14", "c2f8", "d30c"];
    expect([...fonts].filter((name) => /-hangul-/.test(name)).sort()).toEqual(
      ["regular", "semibold"].flatMap((weight) => needed.map((part) => `noto-sans-kr-${weight}-hangul-${part}.woff2`)),
    );
    await page.close();
  });

  it("is refused where a file of its title cannot be had: it names the font", async () => {
    const { page } = await open(await serve(titled(TITLE)), (opened) =>
      opened.route("**/*-semibold-hangul-bc14.woff2", (route) => route.abort()),
    );
    await expect(draw(page)).rejects.toThrow(/The font 600 .*Source Serif 4.* could not be loaded/);
    await page.close();
  });

  it("is refused where the map cannot have one: it names the file", async () => {
    const { page } = await open(await serve(withNames({ najin: { localName: LOCAL_NAME } })), (opened) =>
      opened.route("**/*-hangul-d30c.woff2", (route) => route.abort()),
    );
    await expect(draw(page)).rejects.toThrow(/font of names on the map could not be .*semibold-hangul-d30c\.woff2/);
    await page.close();
  });

  it("loads none of its files for our own story", async () => {
    const server = await startServer(SITE, NAJIN_DUNAY, 0);
    servers.push(server);
    const { page, fonts } = await open(server);
    await draw(page);
    expect([...fonts].filter((font) => /noto|vietnamese/.test(font)).sort()).toEqual([
      "noto-sans-kr-regular-hangul.woff2",
      "noto-sans-kr-semibold-hangul.woff2",
    ]);
    await page.close();
  });
});

describe("a picture of a story with other letters", () => {
  it("is refused with the letter and its place", async () => {
    const { page } = await open(await serve(withNames({ dunay: { localName: "多瑙" } })));
    await expect(draw(page)).rejects.toThrow(/The local name of the place `dunay` has the letter 多 \(U\+591A\)/);
    await page.close();
  });

  it("is drawn with what has no ink of its own, which takes no letter from another font", async () => {
    const { page } = await open(await serve(titled("Waybill")));
    const widths = await page.evaluate(async () => {
      await document.fonts.load('600 40px "Source Serif 4"', "AB");
      const context = document.createElement("canvas").getContext("2d")!;
      const spaces = Array.from({ length: 11 }, (_, index) => String.fromCodePoint(0x2000 + index));
      const softly = [
        "\u00a0",
        "\u00ad",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u202f",
        "\u205f",
        ...spaces,
      ];
      return softly.map((between) =>
        ["serif", "monospace"].map((other) => {
          context.font = `600 40px "Source Serif 4", ${other}`;
          return context.measureText(`A${between}B`).width;
        }),
      );
    });
    expect(widths).toHaveLength(20);
    for (const [one, other] of widths) expect(one).toBe(other);
    await page.close();
  });
});
