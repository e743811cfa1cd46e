// The route as it is drawn, by pixels: its travelled end, its width, the antimeridian, the globe.
import type { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lineStyle } from "../../src/map/style/line-style.ts";
import { themes } from "../../src/map/style/theme.ts";
import { lineOf } from "../../src/geometry/line.ts";
import { measureLine, pointAlong } from "../../src/geometry/measured-line.ts";
import { mercatorX, mercatorY } from "../../src/geometry/mercator.ts";
import { writeLinesStory, type DrawnLine } from "../certainty-story.ts";
import { openGoldenPage, type GoldenPage } from "../golden/golden-page.ts";
import { pixelsOfColor, rgbOf } from "../golden/picture-pixels.ts";

const SIZE = { width: 400, height: 300 };
const STORY = "tests/output/exact-lines";
const POSITIONS = 20_000;

/** From Dunay some 9,000 km to the west, in waves great and small. */
const long: DrawnLine = {
  id: "long",
  mode: "sea",
  location: "exact",
  positions: Array.from({ length: POSITIONS }, (_, at) => {
    const share = at / (POSITIONS - 1);
    return [132.4 - share * 92, 43 + Math.sin(share * 30) * 6 + Math.sin(share * 900) * 0.2 + Math.sin(at) * 2e-4];
  }),
};
const over: DrawnLine = { id: "over", mode: "rail", location: "exact", positions: [[170, 0], [-170, 5]] }; // prettier-ignore
/** As long, due west: level on the map. */
const level: DrawnLine = {
  id: "level",
  mode: "sea",
  location: "schematic",
  positions: Array.from({ length: POSITIONS }, (_, at) => [132.4 - (at / (POSITIONS - 1)) * 110, 43]),
};
/** Straight in Mercator, and bowed on the globe: of two positions, and of as many as a survey has. */
const parallels: DrawnLine[] = [
  { id: "parallel-bare", mode: "rail", location: "exact", positions: [[0, 60], [120, 60]] }, // prettier-ignore
  {
    id: "parallel-dense",
    mode: "rail",
    location: "exact",
    positions: Array.from({ length: 241 }, (_, at) => [at / 2, 60]),
  },
];
const measured = measureLine(lineOf(long.positions));

let golden: GoldenPage;
beforeAll(async () => {
  await writeLinesStory(STORY, [long, over, level, ...parallels]);
  golden = await openGoldenPage(STORY, SIZE);
  await golden.bare();
});
afterAll(() => golden?.close());

const { bySea, bySeaAhead, byRail } = themes.light;

describe("the travelled part", () => {
  const shares = [0.137, 0.4, 0.81234];
  const cases = [3, 7, 11].flatMap((zoom) => shares.map((share) => ({ zoom, share })));

  test.each(cases)("ends within 1.5 pixels of the point that is computed, at zoom $zoom after $share", async (shot) => {
    const { position, bearing } = pointAlong(measured, measured.lengthMeters * shot.share);
    const [lon, lat] = position as [number, number];
    const image = await golden.draw({
      name: "end",
      center: [lon, lat],
      zoom: shot.zoom,
      travelled: shot.share,
      only: "long",
    });
    const radians = (bearing * Math.PI) / 180;
    const along = ([x, y]: [number, number]) => x * Math.sin(radians) - y * Math.cos(radians);
    const across = ([x, y]: [number, number]) => x * Math.cos(radians) + y * Math.sin(radians);
    // At its edges a line has the colour of neither part.
    const near = (color: string) =>
      pixelsOfColor(image, color)
        .filter((point) => Math.hypot(...point) < 9 && Math.abs(across(point)) < 1.5)
        .map(along);
    const [travelled, ahead] = [near(bySea), near(bySeaAhead)];
    expect(Math.min(travelled.length, ahead.length)).toBeGreaterThan(10);
    const end = (Math.max(...travelled) + Math.min(...ahead)) / 2;
    expect(Math.abs(end)).toBeLessThanOrEqual(1.5);
  });
});

test.each([1, 2, 3])(
  "a line keeps its width of 5 pixels and its sharp edge at %d device pixels to the pixel",
  async (ratio) => {
    const { position } = pointAlong(measured, measured.lengthMeters * 0.4);
    const [lon, lat] = position as [number, number];
    const shot = { name: "width", center: [lon, lat] as [number, number], zoom: 14, travelled: 1, only: "long" };
    const image = await golden.draw({ ...shot, pixelRatio: ratio });
    expect([image.width, image.height]).toEqual([SIZE.width * ratio, SIZE.height * ratio]);
    // The area of a straight line through the middle, within a circle, over its length.
    const radius = 100 * ratio;
    const inside = pixelsOfColor(image, bySea).filter(([x, y]) => Math.hypot(x, y) < radius);
    expect(inside.length / (2 * radius) / ratio).toBeGreaterThan(5 - 1.2 / ratio);
    expect(inside.length / (2 * radius) / ratio).toBeLessThan(5.3);
  },
);

describe.each([false, true])("a line over the antimeridian (globe: %s)", (globe) => {
  const count = async (center: [number, number], zoom = 3) =>
    pixelsOfColor(await golden.draw({ name: "over", center, zoom, globe, only: "over" }), byRail).length;

  test("is drawn there from either side, and not the long way round", async () => {
    expect(await count([180, 2.5])).toBeGreaterThan(400);
    expect(await count([-179, 2.5])).toBeGreaterThan(400);
    expect(await count([0, 2.5])).toBe(0);
    expect(await count([90, 2.5])).toBe(0);
  });

  test("goes through the middle of its bbox", async () => {
    const image = await golden.draw({ name: "over", center: [180, 2.5], zoom: 4, globe, only: "over" });
    const [x, y] = pixelsOfColor(image, byRail).reduce(
      ([a, b], [c, d]) => (Math.hypot(c, d) < Math.hypot(a, b) ? [c, d] : [a, b]),
      [99, 99],
    );
    expect(Math.hypot(x, y)).toBeLessThan(2);
  });
});

test.each(parallels.flatMap(({ id }) => [1, 2, 3, 5, 8].map((zoom) => ({ id, zoom }))))(
  "on the globe $id bows along its parallel, at zoom $zoom",
  async ({ id, zoom }) => {
    // The middle of a degree, farthest from where the line is sure to have positions.
    const image = await golden.draw({ name: "bow", center: [60.25, 60], zoom, globe: true, only: id });
    expect(Math.min(...pixelsOfColor(image, byRail).map(([x, y]) => Math.hypot(x, y)))).toBeLessThan(2);
  },
);

test("comes back the same after the globe and back, and after the layer was taken out and added again", async () => {
  const shot = { name: "back", center: [132, 43] as [number, number], zoom: 5, travelled: 0.01, only: "long" };
  const before = await golden.draw(shot);
  await golden.draw({ ...shot, globe: true });
  expect((await golden.draw(shot)).data.equals(before.data)).toBe(true);
  await golden.page.evaluate(() => {
    const { map } = window.golden!;
    const order = map.getLayersOrder();
    const above = order[order.indexOf("route") + 1]!;
    const layer = map.getLayer("route") as unknown as { implementation: Parameters<typeof map.addLayer>[0] };
    map.removeLayer("route");
    map.addLayer(layer.implementation, above);
  });
  expect((await golden.draw(shot)).data.equals(before.data)).toBe(true);
});

/** Where the dashes of a level line through the middle of a picture begin, and how long they are: device pixels. */
function dashesAcross(image: PNG): { starts: number[]; lengths: number[] } {
  const [casing, sea] = [rgbOf(themes.light.casing)[0], rgbOf(bySea)[0]];
  const row = Math.round(image.height / 2) - 1;
  const starts: number[] = [];
  const lengths: number[] = [];
  let before = 1;
  for (let x = 0; x < image.width; x++) {
    const share = Math.min(Math.max((casing - image.data[(row * image.width + x) * 4]!) / (casing - sea), 0), 1);
    if (share > 0.02 && before <= 0.02) {
      starts.push(x + 1 - share);
      lengths.push(0);
    }
    if (lengths.length > 0) lengths[lengths.length - 1] = lengths.at(-1)! + share;
    before = share;
  }
  return { starts, lengths };
}

describe("at zoom 16, with 9,000 km of dashes behind it, a line", () => {
  const { dash } = lineStyle(themes.light, "sea", "schematic");
  const [lon, lat] = level.positions[POSITIONS - 100] as [number, number];
  const draw = async (pixelsWest: number, pixelRatio = 1) =>
    dashesAcross(
      await golden.draw({
        name: "dashes",
        zoom: 16,
        travelled: 1,
        only: "level",
        pixelRatio,
        center: [lon - 0.001 - (pixelsWest / pixelRatio) * (360 / (512 * 2 ** 16)), lat],
      }),
    );

  test.each([1, 3])("has dashes and gaps of their length, %d device pixels to the pixel", async (ratio) => {
    const { starts, lengths } = await draw(0, ratio);
    const whole = lengths.slice(0, -1).map((length) => length / ratio);
    expect(whole.length).toBeGreaterThan(25);
    // A round end is narrower than a pixel at its tip.
    for (const length of whole) expect(Math.abs(length - dash![0])).toBeLessThan(0.25);
    const period = (starts.at(-1)! - starts[0]!) / (starts.length - 1) / ratio;
    expect(period).toBeCloseTo(dash![0] + dash![1], 1);
  });

  test("carries its dashes along by parts of a pixel as the map moves", async () => {
    const [first, ...others] = [await draw(0), await draw(0.25), await draw(0.5), await draw(0.75)];
    for (const [index, { starts }] of others.entries()) {
      const moved = starts.slice(0, 20).map((start, at) => start - first!.starts[at]!);
      for (const pixels of moved) expect(Math.abs(pixels - (index + 1) / 4)).toBeLessThan(0.15);
    }
  });
});

test("stands where Mercator's formula puts it, to the pixel, at zoom 16", async () => {
  const index = 9_000;
  const [a, b] = [long.positions[index]!, long.positions[index + 1]!];
  const center: [number, number] = [(a[0]! + b[0]!) / 2, (a[1]! + b[1]!) / 2];
  const image = await golden.draw({ name: "precise", center, zoom: 16, travelled: 1, only: "long" });
  const slope = (mercatorY(b[1]!) - mercatorY(a[1]!)) / (mercatorX(b[0]!) - mercatorX(a[0]!));
  const farthest = Math.max(
    ...pixelsOfColor(image, bySea).map(([x, y]) => Math.abs(y - slope * x) / Math.hypot(1, slope)),
  );
  expect(farthest).toBeGreaterThan(1.5);
  expect(farthest).toBeLessThan(3);
});
