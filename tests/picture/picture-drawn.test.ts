import { PNG } from "pngjs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { themes, type ThemeName } from "../../src/map/style/theme.ts";
import { containsPoint, grown, type Box } from "../../src/geometry/screen-boxes.ts";
import { PRESETS, type PictureSize } from "../../src/picture/request/picture-sizes.ts";
import { openVariant, type OpenVariant } from "./open-variant.ts";
import type { PlacedBox } from "../../src/picture/plan/plan-boxes.ts";
import { someOf } from "../all-sheets.ts";
import { faults } from "./placed-boxes.ts";
import { VARIANTS } from "./story-variants.ts";

const THEMES = ["light", "dark", "print"] as const satisfies ThemeName[];
const SIZES: [string, PictureSize][] = Object.entries(PRESETS);
/** Pictures are drawn this small, on their longer side: enough to see where ink is. */
const LONGER_SIDE = 720;
/** A letter may reach so far out of the box of its text: pixels of what is drawn. */
const OVERHANG = 2;
/** Share of a text's box that has ink, at the least, and of a map's that has not the colour of paper. */
const LEAST_INK = 0.01;
const LEAST_MAP = 0.3;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

describe.each(Object.entries(VARIANTS))("a picture of %s, as it is drawn", (name, texts) => {
  const row = Object.keys(VARIANTS).indexOf(name);
  let variant: OpenVariant;
  beforeAll(async () => {
    variant = await openVariant(browser, texts);
  });
  afterAll(() => variant.close());

  it.each(SIZES)("as %s has ink in every box and none outside", async (preset, size) => {
    const column = Object.keys(PRESETS).indexOf(preset);
    const scale = LONGER_SIDE / Math.max(size.width, size.height);
    for (const theme of someOf(THEMES, row + column)) {
      const asked = { ...size, theme, layout: "full", at: "end" } as const;
      const placed = await variant.boxes({ ...asked, scale: 1 });
      expect(faults(placed, size), theme).toEqual([]);
      const image = PNG.sync.read(await variant.draw({ ...asked, scale }));
      const drawn = placed.map((one) => ({ ...one, box: scaled(one.box, scale) }));
      expect(inkFaults(image, drawn, themes[theme].paper), theme).toEqual([]);
    }
  });
});

/** All that is wrong with what was drawn of some boxes, in words. */
function inkFaults(image: PNG, placed: readonly PlacedBox[], paper: string): string[] {
  const isPaper = paperOf(image, paper);
  const boxes = placed.map(({ what, box }) => grown(what === "heading" ? withDisc(box) : box, OVERHANG));
  const stray: string[] = [];
  for (let y = 0; y < image.height; y++)
    for (let x = 0; x < image.width; x++)
      if (!isPaper(x, y) && !boxes.some((box) => containsPoint(box, [x + 0.5, y + 0.5])))
        stray.push(`ink at ${x}, ${y}`);
  const empty = placed
    .filter(({ what, box }) => shareOf(box, (x, y) => !isPaper(x, y)) < (what === "map" ? LEAST_MAP : LEAST_INK))
    .map(({ what }) => `nothing in the ${what}`);
  return [...stray.slice(0, 3), ...empty, ...legendFaults(placed, isPaper)];
}

/** Words of a legend that reach its edge. */
function legendFaults(placed: readonly PlacedBox[], isPaper: (x: number, y: number) => boolean): string[] {
  const legend = placed.find(({ what }) => what === "legend")?.box;
  if (!legend) return ["no legend"];
  // Right of the line around it is bare paper on every side.
  const inner = grown(legend, -3);
  const [left, right] = [Math.ceil(inner.x), Math.floor(inner.x + inner.width)];
  const [top, bottom] = [Math.ceil(inner.y), Math.floor(inner.y + inner.height)];
  const edge = [
    ...Array.from({ length: right - left }, (_, step) => [left + step, top]),
    ...Array.from({ length: right - left }, (_, step) => [left + step, bottom - 1]),
    ...Array.from({ length: bottom - top }, (_, step) => [left, top + step]),
    ...Array.from({ length: bottom - top }, (_, step) => [right - 1, top + step]),
  ] as [number, number][];
  return edge.every(([x, y]) => isPaper(x, y)) ? [] : ["the legend's words reach its edge"];
}

/** Whether a pixel has the colour of paper `#RRGGBB`. */
function paperOf({ data, width }: PNG, paper: string): (x: number, y: number) => boolean {
  const wanted = parseInt(paper.slice(1), 16);
  return (x, y) => data.readUIntBE((y * width + x) * 4, 3) === wanted;
}

function shareOf({ x, y, width, height }: Box, isIt: (x: number, y: number) => boolean): number {
  let [found, all] = [0, 0];
  for (let row = Math.ceil(y); row < Math.floor(y + height); row++)
    for (let column = Math.ceil(x); column < Math.floor(x + width); column++) {
      all++;
      if (isIt(column, row)) found++;
    }
  return found / all;
}

/** A heading with the disc before it. */
function withDisc({ x, y, width, height }: Box): Box {
  return { x: x - 2 * height, y, width: width + 2 * height, height };
}

function scaled({ x, y, width, height }: Box, by: number): Box {
  return { x: x * by, y: y * by, width: width * by, height: height * by };
}
