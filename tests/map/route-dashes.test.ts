// The dashes of a route by pixels: they keep their place while it grows, and their length on screen at any zoom.
import type { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lineStyle } from "../../src/map/line-style.ts";
import { themes } from "../../src/map/theme.ts";
import { lineOf } from "../../src/story/line.ts";
import { measureLine, pointAlong } from "../../src/story/measured-line.ts";
import { mercatorX } from "../../src/story/mercator.ts";
import type { Location, Mode } from "../../src/story/story.ts";
import { writeLinesStory, type DrawnLine } from "../certainty-story.ts";
import { openGoldenPage, type GoldenPage } from "../golden/golden-page.ts";
import { pixelsOfColor } from "../golden/picture-pixels.ts";

const SIZE = { width: 400, height: 300 };
const STORY = "tests/output/dashed-lines";

/** Straight and round dashes, and dots in a band. */
const KINDS: readonly (readonly [Mode, Location])[] = [
  ["rail", "approximate"],
  ["sea", "schematic"],
  ["road", "unknown"],
];

/** From west to east in waves, one line below the other. */
const waves = KINDS.map(([mode, location], row): DrawnLine => {
  const positions = Array.from({ length: 200 }, (_, at) => [102 + at * 0.08, 9 - row * 4 + Math.sin(at / 12) * 0.8]);
  return { id: `wave-${location}`, mode, location, positions };
});

/** Along a parallel, which Mercator makes straight, and twice as long as on the ground. */
const parallels = KINDS.map(([mode, location]): DrawnLine => {
  return { id: `parallel-${location}`, mode, location, positions: [[0, 60], [120, 60]] }; // prettier-ignore
});

let golden: GoldenPage;
beforeAll(async () => {
  await writeLinesStory(STORY, [...waves, ...parallels]);
  golden = await openGoldenPage(STORY, SIZE);
  await golden.bare();
});
afterAll(() => golden?.close());

/** The point that a share of a line leads to. */
function pointAt({ positions }: DrawnLine, share: number): [lon: number, lat: number] {
  const line = measureLine(lineOf(positions));
  return pointAlong(line, line.lengthMeters * share).position as [number, number];
}

describe("the dashes of a line that grows", () => {
  /** Pixels beside the end of a line that are not compared: the head has a radius of 11, and a band of 13. */
  const AROUND_END = 18;
  const [first] = waves;
  const cases = [
    { name: "three kinds of line", only: "wave-", center: [110, 5], zoom: 4, shares: [0.3, 0.31, 0.34, 0.6] },
    {
      ...{ name: "a line seen closely", only: first!.id, center: pointAt(first!, 0.5), zoom: 9 },
      shares: [0.494, 0.4945, 0.5, 0.505],
    },
  ] as const;

  /** Pixels from the middle of the picture to the westernmost and the easternmost end of what is travelled. */
  function endsOf({ center, zoom, only }: (typeof cases)[number], shares: readonly number[]): [number, number] {
    const ends = waves
      .filter(({ id }) => id.startsWith(only))
      .flatMap((line) => shares.map((share) => mercatorX(pointAt(line, share)[0]) - mercatorX(center[0])))
      .map((x) => x * 512 * 2 ** zoom);
    return [Math.min(...ends) - AROUND_END, Math.max(...ends) + AROUND_END];
  }

  test.each(cases)("neither crawl nor jump: $name", async (shot) => {
    const { name, only, zoom, shares } = shot;
    const center: [number, number] = [...shot.center];
    const pictures: PNG[] = [];
    for (const travelled of shares)
      pictures.push(await golden.draw({ name, only, center, zoom, travelled, head: true }));
    for (let later = 1; later < shares.length; later++) {
      const [before, after] = [pictures[later - 1]!, pictures[later]!];
      const [west, east] = endsOf(shot, shares.slice(later - 1, later + 1));
      expect(Math.max(-west, east)).toBeLessThan(SIZE.width / 2 - 20);
      const changed = changedColumns(before, after);
      expect(changed.length).toBeGreaterThan(0);
      expect(changed.filter((x) => x < west || x > east)).toEqual([]);
    }
    // What was travelled meanwhile has its dashes where they were.
    const { byRail, byRailAhead } = themes.light;
    const [, west] = endsOf(shot, shares.slice(0, 1));
    const [east] = endsOf(shot, shares.slice(-1));
    const between = ([x]: [number, number]) => x > west && x < east;
    // A pixel at an edge may count as of one colour and not of the other, where both are wanted closely.
    const colored = (image: PNG, color: string, tolerance: number) =>
      pixelsOfColor(image, color, tolerance).filter(between).map(String);
    const [ahead, travelled] = [colored(pictures[0]!, byRailAhead, 1), colored(pictures.at(-1)!, byRail, 1)];
    expect(travelled.length).toBeGreaterThan(100);
    expect(colored(pictures.at(-1)!, byRail, 24)).toEqual(expect.arrayContaining(ahead));
    expect(colored(pictures[0]!, byRailAhead, 24)).toEqual(expect.arrayContaining(travelled));
  });
});

/** Pixels from the middle of a picture to each column in which two differ. */
function changedColumns({ width, height, data }: PNG, { data: other }: PNG): number[] {
  const columns = new Set<number>();
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = pixel * 4;
    if (data.readUInt32LE(at) !== other.readUInt32LE(at)) columns.add((pixel % width) + 0.5 - width / 2);
  }
  return [...columns];
}

describe("the dashes and gaps of a straight line", () => {
  const zooms = [
    { zoom: 3, ratios: [1, 2] },
    { zoom: 5.5, ratios: [1, 2] },
    { zoom: 7, ratios: [1, 2, 3] },
    { zoom: 11, ratios: [1, 2] },
  ];
  const cases = zooms.flatMap(({ zoom, ratios }) => ratios.map((pixelRatio) => ({ zoom, pixelRatio })));

  test.each(cases)("have the length asked, at zoom $zoom and $pixelRatio device pixels", async (view) => {
    for (const [mode, location] of KINDS) {
      const only = `parallel-${location}`;
      const image = await golden.draw({ name: "dashes", center: [60, 60], only, ...view });
      const { on, off } = runsOf(greensOf(image));
      const [dash, gap] = lineStyle(themes.light, mode, location).dash!;
      expect(Math.min(on.length, off.length), only).toBeGreaterThan(10);
      for (const run of on) expect(Math.abs(run / view.pixelRatio - dash), only).toBeLessThanOrEqual(1);
      for (const run of off) expect(Math.abs(run / view.pixelRatio - gap), only).toBeLessThanOrEqual(1);
    }
  });
});

/** Green along the middle row of a picture. */
function greensOf({ width, height, data }: PNG): number[] {
  return Array.from({ length: width }, (_, x) => data[((height / 2) * width + x) * 4 + 1]!);
}

/** Lengths of the dark and the light runs of a row of values, in pixels and parts of them, without those it begins and ends with. */
function runsOf(values: readonly number[]): { on: number[]; off: number[] } {
  const middle = (Math.min(...values) + Math.max(...values)) / 2;
  const runs = { on: [] as number[], off: [] as number[] };
  let start: number | undefined;
  for (let at = 1; at < values.length; at++) {
    const [from, to] = [values[at - 1]!, values[at]!];
    if (from < middle === to < middle) continue;
    const edge = at - 1 + (middle - from) / (to - from);
    if (start !== undefined) runs[from < middle ? "on" : "off"].push(edge - start);
    start = edge;
  }
  return runs;
}
