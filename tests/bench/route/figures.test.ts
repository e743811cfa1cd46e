import { describe, expect, it } from "vitest";
import { chart } from "./chart.ts";
import type { Measurement, Results } from "./measurement.ts";
import { goodMeasurements } from "./good-measurements.ts";
import { shares, SIZES, stepCount } from "./plan.ts";
import { report } from "./report.ts";
import { percentile, spreadOf } from "./statistics.ts";
import { sizeTable } from "./table.ts";
import { calmer, gate, targets } from "./targets.ts";

/** The good figures, with some of ours at one size made worse. */
function spoiled(vertices: number, worse: Partial<Measurement>): Measurement[] {
  return goodMeasurements().map((one) =>
    one.technique === "ours" && one.vertices === vertices ? { ...one, ...worse } : one,
  );
}

const SLOW_TASK = { p50: 14, p95: 15, mean: 14 };
const SLOW_OWN = { p50: 0.5, p95: 0.9, mean: 0.5 };
const LARGEST = Math.max(...SIZES);
const broken = (measurements: readonly Measurement[]) => gate(measurements).filter(({ holds }) => !holds);
const results: Results = {
  setting: { date: "2026-01-01", browser: "Chromium", graphics: "none", machine: "none", versions: { node: "20" } },
  measurements: goodMeasurements(),
  dashes: { ours: true },
};

describe("the gate of a quick run", () => {
  it("holds for good figures", () => {
    expect(broken(goodMeasurements())).toEqual([]);
    expect(gate(goodMeasurements()).length).toBeGreaterThan(2);
  });

  it.each([
    ["a message to the worker", { messages: 0.1 }],
    ["own work that grows with the vertices", { ownProcessor: SLOW_OWN }],
    ["own work that waits", { own: { p50: 0.5, p95: 0.6, mean: 0.5 } }],
    ["a step that takes longer than a bare repaint", { processor: SLOW_TASK }],
  ])("fails on %s", (_, worse) => {
    expect(broken(spoiled(LARGEST, worse))).toHaveLength(1);
  });

  it("fails on own work that was not measured", () => {
    expect(broken(spoiled(LARGEST, { own: undefined as never, ownProcessor: undefined as never }))).toHaveLength(2);
  });

  it("fails where the floor was not measured", () => {
    expect(broken(spoiled(LARGEST, { floor: undefined as never }))).toHaveLength(1);
  });

  it("takes the calmer of two rounds, every message, and stays broken where both rounds are", () => {
    const good = goodMeasurements();
    const slow = spoiled(LARGEST, { processor: SLOW_TASK, own: SLOW_OWN, ownProcessor: SLOW_OWN });
    const chatty = spoiled(LARGEST, { messages: 1 });
    for (const rounds of [calmer(slow, good), calmer(good, slow)]) expect(broken(rounds)).toEqual([]);
    expect(broken(calmer(slow, slow))).toHaveLength(2);
    for (const rounds of [calmer(chatty, good), calmer(good, chatty)]) expect(broken(rounds)).toHaveLength(1);
  });
});

describe("the targets of a full run", () => {
  it("hold for good figures, and fail on memory over 64 bytes a vertex", () => {
    expect(targets(goodMeasurements()).filter(({ holds }) => !holds)).toEqual([]);
    const heavy = targets(spoiled(LARGEST, { graphicsBytes: LARGEST * 60 })).filter(({ holds }) => !holds);
    expect(heavy.map(({ measured }) => measured)).toEqual([90]);
  });
});

describe("statistics", () => {
  it("take percentiles by nearest rank", () => {
    const values = Array.from({ length: 20 }, (_, index) => 20 - index);
    expect(spreadOf(values)).toEqual({ p50: 10, p95: 19, mean: 10.5 });
    expect(percentile([], 0.5)).toBe(0);
  });
});

describe("the plan", () => {
  it("makes 60 steps where they are quick, 3 where they are slow, the last at four fifths of the line", () => {
    expect([1, 100, 60_000].map((milliseconds) => stepCount(milliseconds))).toEqual([60, 30, 3]);
    expect(stepCount(150, true)).toBe(40);
    expect(shares(3).at(-1)).toBe(0.8);
  });
});

describe("table, report and chart", () => {
  it("have a row for each technique, and say which was not measured", () => {
    const rows = sizeTable(results, LARGEST).split("\n").slice(2);
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatch(/^\| Waybill's route layer \| 11\.0 \/ 13\.0 .*\| 0\.10 \/ not found \| yes \| 60 \|$/);
    expect(rows[1]).toContain("(too slow) | - ");
  });

  it("say of each target whether it holds", () => {
    const text = report({ ...results, measurements: spoiled(LARGEST, { task: SLOW_TASK }) }, [
      ...targets(spoiled(LARGEST, { task: SLOW_TASK })),
    ]);
    expect(text).toMatch(/at 1,000,000 vertices \| 1\.40 x \| 1\.15 x \| \*\*no\*\*/);
    for (const vertices of SIZES) expect(text).toContain(`## ${vertices.toLocaleString("en")} vertices`);
  });

  it("draw each measured technique in both panels, within the picture", () => {
    const svg = chart(goodMeasurements());
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg.match(/stroke-width="3"/g)).toHaveLength(3);
    expect(svg).toContain('fill="#ffffff"');
  });
});
