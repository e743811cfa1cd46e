// The dashes of a route by pixels: they keep their place while it grows, and their length on screen at any zoom.
import type { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lineStyle } from "../../src/map/style/line-style.ts";
import { themes } from "../../src/map/style/theme.ts";
import { lineOf } from "../../src/geometry/line.ts";
import { measureLine, pointAlong } from "../../src/geometry/measured-line.ts";
import { mercatorX } from "../../src/geometry/mercator.ts";
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

/** Seen from above, the globe makes a meridian straight. */
const meridian: DrawnLine = { id: "meridian", mode: "rail", location: "approximate", positions: [[30, 0], [30, 80]] }; // prettier-ignore

let golden: GoldenPage;
beforeAll(async () => {
  await writeLinesStory(STORY, [...waves, ...parallels, meridian]);
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
      name: "a line seen closely",
      only: first!.id,
      center: pointAt(first!, 0.5),
      zoom: 9,
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
      const { on, off } = runsOf(greensAlong(image, "row"));
      const [dash, gap] = lineStyle(themes.light, mode, location).dash!;
      expect(Math.min(on.length, off.length), only).toBeGreaterThan(10);
      for (const run of on) expect(Math.abs(run / view.pixelRatio - dash), only).toBeLessThanOrEqual(1);
      for (const run of off) expect(Math.abs(run / view.pixelRatio - gap), only).toBeLessThanOrEqual(1);
    }
  });
});

/** Green along the middle row or column of a picture. */
function greensAlong({ width, height, data }: PNG, middle: "row" | "column"): number[] {
  const green = (x: number, y: number) => data[(Math.floor(y) * width + Math.floor(x)) * 4 + 1]!;
  return middle === "row"
    ? Array.from({ length: width }, (_, x) => green(x, height / 2))
    : Array.from({ length: height }, (_, y) => green(width / 2, y));
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

describe("on the globe", () => {
  test.each([2, 6])("dashes near the middle of the view have about the length asked, at zoom %d", async (zoom) => {
    const shot = { name: "globe", center: [30, 45] as [number, number], zoom, globe: true, only: meridian.id };
    const column = greensAlong(await golden.draw(shot), "column");
    const { on, off } = runsOf(column.slice(SIZE.height / 2 - 75, SIZE.height / 2 + 75));
    const [dash, gap] = lineStyle(themes.light, meridian.mode, meridian.location).dash!;
    expect(Math.min(on.length, off.length)).toBeGreaterThanOrEqual(4);
    for (const run of on) expect(Math.abs(run - dash)).toBeLessThanOrEqual(1.5);
    for (const run of off) expect(Math.abs(run - gap)).toBeLessThanOrEqual(1.5);
  });

  /** With degrees from the end of the travelled part to the middle of the view. */
  const views = [
    { zoom: 2, aside: [9, -6] },
    { zoom: 3, aside: [0, 0] },
    { zoom: 4.5, aside: [-3, 2] },
  ] as const;

  test.each(views)("a dashed line ends within 1.5 pixels of the point computed, at zoom $zoom", async (view) => {
    const [line] = waves;
    const measured = measureLine(lineOf(line!.positions));
    let inDash = 0;
    for (const travelled of [0.31, 0.33, 0.52, 0.55]) {
      const end = pointAlong(measured, measured.lengthMeters * travelled).position as [number, number];
      const ahead = pointAlong(measured, measured.lengthMeters * (travelled + 0.001)).position as [number, number];
      const center: [number, number] = [end[0] + view.aside[0], end[1] + view.aside[1]];
      const shot = { name: "end", center, zoom: view.zoom, globe: true, travelled, only: line!.id };
      const image = await golden.draw(shot);
      const [at, next] = await golden.page.evaluate(
        (points) => points.map((point) => window.golden!.map.project(point)).map(({ x, y }) => [x, y]),
        [end, ahead],
      );
      const [x, y] = [at![0]! - SIZE.width / 2, at![1]! - SIZE.height / 2];
      const angle = Math.atan2(next![1]! - at![1]!, next![0]! - at![0]!);
      const along = (color: string) =>
        pixelsOfColor(image, color)
          .map(([px, py]) => [px - x, py - y] as const)
          .filter(([dx, dy]) => Math.hypot(dx, dy) < 14)
          .filter(([dx, dy]) => Math.abs(dy * Math.cos(angle) - dx * Math.sin(angle)) < 1.2)
          .map(([dx, dy]) => dx * Math.cos(angle) + dy * Math.sin(angle));
      const { byRail, byRailAhead } = themes.light;
      const [last, first] = [Math.max(...along(byRail)), Math.min(...along(byRailAhead))];
      // The end may lie in a gap.
      expect(last).toBeLessThanOrEqual(1.5);
      expect(first).toBeGreaterThanOrEqual(-1.5);
      if (first - last < 3) inDash++;
    }
    expect(inDash).toBeGreaterThan(0);
  });
});
