// What a reader does to the route, by pixels: one leg made stronger, other possible ways shown; and a context that is lost.
import type { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { themes, type ThemeName } from "../../src/map/style/theme.ts";
import { lineOf } from "../../src/geometry/line.ts";
import { measureLine, pointAlong } from "../../src/geometry/measured-line.ts";
import { mercatorX, mercatorY } from "../../src/geometry/mercator.ts";
import { writeLinesStory, type DrawnLine } from "../certainty-story.ts";
import { CLOSE_GATE, difference } from "../golden/golden-file.ts";
import { openGoldenPage, type GoldenPage } from "../golden/golden-page.ts";
import { greyOf } from "../golden/greyscale.ts";
import { pixelsOfColor, rgbOf } from "../golden/picture-pixels.ts";
import { hasColorNear, pixelsOf } from "../open-page.ts";
import { contrastRatio } from "./contrast-ratio.ts";
import { loseContext } from "./lose-context.ts";

const SIZE = { width: 400, height: 300 };
const STORY = "tests/output/route-parts";
const CENTER: [lon: number, lat: number] = [110, 2];
const ZOOM = 4;
const VIEW = { center: CENTER, zoom: ZOOM };

/** Along parallels, well apart. */
const trio: DrawnLine[] = [
  { id: "trio-north", mode: "rail", location: "exact", positions: [[102, 6], [118, 6]] }, // prettier-ignore
  { id: "trio-middle", mode: "sea", location: "approximate", positions: [[102, 2], [118, 2]] }, // prettier-ignore
  { id: "trio-south", mode: "road", location: "unknown", positions: [[102, -2], [118, -2]] }, // prettier-ignore
];
const OTHER_LAT = 4;
const forked: DrawnLine = {
  id: "forked",
  mode: "sea",
  location: "exact",
  positions: [[102, 0], [118, 0]], // prettier-ignore
  other: [[102, 0], [104, OTHER_LAT], [116, OTHER_LAT], [118, 0]], // prettier-ignore
};

let golden: GoldenPage;
beforeAll(async () => {
  await writeLinesStory(STORY, [...trio, forked]);
  golden = await openGoldenPage(STORY, SIZE);
  await golden.bare();
});
afterAll(() => golden?.close());

/** CSS pixels from the middle of the picture, y down. */
function pixelsTo([lon, lat]: readonly number[]): [x: number, y: number] {
  const world = 512 * 2 ** ZOOM;
  return [(mercatorX(lon!) - mercatorX(CENTER[0])) * world, (mercatorY(lat!) - mercatorY(CENTER[1])) * world];
}

function rowsThatDiffer(a: PNG, b: PNG): number[] {
  const bytes = a.width * 4;
  const row = ({ data }: PNG, y: number) => data.subarray(y * bytes, (y + 1) * bytes);
  const rows = Array.from({ length: a.height }, (_, y) => y);
  return rows.filter((y) => !row(a, y).equals(row(b, y))).map((y) => y + 0.5 - a.height / 2);
}

test("a leg that is made stronger is 2.5 pixels wider and all else as it was, and comes back", async () => {
  const pixelRatio = 2;
  const shot = { name: "trio", ...VIEW, pixelRatio, travelled: 0.5, only: "trio-" };
  const before = await golden.draw(shot);
  const { bySea, bySeaAhead } = themes.light;
  for (const { id, positions } of trio) {
    const stronger = await golden.draw({ ...shot, highlight: id });
    const y = pixelsTo(positions[0]!)[1] * pixelRatio;
    const differing = rowsThatDiffer(before, stronger);
    expect(differing.length, id).toBeGreaterThan(2);
    expect(differing.filter((row) => Math.abs(row - y) > 6 * pixelRatio), id).toEqual([]); // prettier-ignore
    if (id !== "trio-middle") continue;
    for (const color of [bySea, bySeaAhead]) {
      const width = (image: PNG) => new Set(pixelsOfColor(image, color).map(([, row]) => row)).size / pixelRatio;
      expect(Math.abs(width(stronger) - width(before) - 2.5), color).toBeLessThanOrEqual(0.5);
    }
  }
  expect((await golden.draw(shot)).data.equals(before.data)).toBe(true);
});

describe.each<ThemeName>(["light", "dark", "print"])("other possible ways in %s colours", (theme) => {
  const { bySea, bySeaAhead, water } = themes[theme];
  const pixelRatio = 2;
  const shot = { name: "forked", ...VIEW, pixelRatio, theme, only: forked.id };

  /** Colours `#rrggbb` of the middle part of the picture around a latitude. */
  function colorsAt({ width, height, data }: PNG, lat: number, reach: number): string[] {
    const middle = height / 2 + pixelsTo([0, lat])[1] * pixelRatio;
    const colors: string[] = [];
    for (let y = Math.round(middle - reach * pixelRatio); y < middle + reach * pixelRatio; y++)
      for (let x = Math.round(width / 2 - 80 * pixelRatio); x < width / 2 + 80 * pixelRatio; x++)
        colors.push(`#${data.toString("hex", (y * width + x) * 4, (y * width + x) * 4 + 3)}`);
    return colors;
  }

  const strongest = (colors: string[]) => Math.max(...new Set(colors.map((color) => contrastRatio(color, water))));
  const grey = (hex: string) => greyOf(rgbOf(hex));
  const mean = (colors: string[]) =>
    colors.reduce((sum, color) => sum + Math.abs(grey(color) - grey(water)), 0) / colors.length;

  test("are not there until asked for, then lighter than the leg, which stays as it is", async () => {
    const off = await golden.draw(shot);
    const on = await golden.draw({ ...shot, alternatives: true });
    expect(new Set(colorsAt(off, OTHER_LAT, 10))).toEqual(new Set([water.toLowerCase()]));
    const other = colorsAt(on, OTHER_LAT, 1);
    const leg = colorsAt(on, 0, 1);
    // WCAG 2.2, 1.4.11: what must be seen has a contrast of 3 to what is beside it.
    expect(strongest(other)).toBeGreaterThan(3);
    expect(strongest(other)).toBeLessThan(strongest(leg) * 0.8);
    expect(mean(other)).toBeLessThan(mean(leg) * 0.5);
    const legPixels = pixelsOfColor(off, bySea, 0);
    expect(legPixels.length).toBeGreaterThan(1_000);
    expect(pixelsOfColor(on, bySea, 0)).toEqual(legPixels);
  });

  test("are lighter than the leg while nothing of it is travelled, too", async () => {
    const on = await golden.draw({ ...shot, alternatives: true, travelled: 0 });
    expect(strongest(colorsAt(on, 0, 1))).toBeCloseTo(contrastRatio(bySeaAhead, water), 1);
    expect(mean(colorsAt(on, OTHER_LAT, 1))).toBeLessThan(mean(colorsAt(on, 0, 1)) * 0.5);
  });
});

test("a dashed leg that is half travelled comes back with its head after the graphics context was lost", async () => {
  const middle = trio[1]!;
  const line = measureLine(lineOf(middle.positions));
  const travelled = 0.37;
  await golden.draw({ name: "lost", ...VIEW, only: middle.id, travelled, head: true });
  const before = await pixelsOf(golden.page);
  await loseContext(golden.page);
  const after = await pixelsOf(golden.page);
  expect(difference(before, after).share).toBeLessThanOrEqual(CLOSE_GATE.share);
  const [x, y] = pixelsTo(pointAlong(line, line.lengthMeters * travelled).position);
  const hasColor = (along: number, across: number, color: string) =>
    hasColorNear(after, SIZE.width / 2 + x + along, SIZE.height / 2 + y + across, color, 2, 12);
  const { bySea, bySeaAhead } = themes.light;
  // The head is wider than the line.
  expect([hasColor(0, -7, bySea), hasColor(0, 7, bySea)]).toEqual([true, true]);
  expect([hasColor(-25, -7, bySea), hasColor(25, -7, bySeaAhead)]).toEqual([false, false]);
});
