import { describe, expect, it } from "vitest";
import { chart } from "./chart.ts";
import type { Measurement, Results } from "./measurement.ts";
import { goodMeasurements } from "./good-measurements.ts";
import { shares, SIZES, stepCount } from "./plan.ts";
import { report } from "./report.ts";
import { percentile, spreadOf } from "./statistics.ts";
import { sizeTable } from "./table.ts";
import { bestOf, gate, targets } from "./targets.ts";

/** The good figures, with some of ours at one size made worse. */
function spoiled(vertices: number, worse: Partial<Measurement>): Measurement[] {
  return goodMeasurements().map((one) =>
    one.technique === "ours" && one.vertices === vertices ? { ...one, ...worse } : one,
  );
}

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
    ["own work that grows with the vertices", { own: { p50: 0.5, p95: 0.9, mean: 0.5 } }],
    ["a step that takes longer than a bare repaint", { task: { p50: 14, p95: 15, mean: 14 } }],
    ["own work that was not measured", { own: undefined as never }],
  ])("fails on %s", (_, worse) => {
    expect(broken(spoiled(LARGEST, worse))).toHaveLength(1);
  });

  it("refuses figures without the floor", () => {
    const alone = goodMeasurements().filter(({ technique }) => technique === "ours");
    expect(() => gate(alone)).toThrow(/bare-repaint/);
  });

  it("takes the better of two rounds, and stays broken where both are", () => {
    const [good, bad] = [gate(goodMeasurements()), gate(spoiled(LARGEST, { messages: 1 }))];
    expect(bestOf(bad, good).every(({ holds }) => holds)).toBe(true);
    expect(bestOf(good, bad).every(({ holds }) => holds)).toBe(true);
    expect(bestOf(bad, bad).every(({ holds }) => holds)).toBe(false);
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
    expect([1, 100, 60_000].map(stepCount)).toEqual([60, 30, 3]);
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
    const text = report({ ...results, measurements: spoiled(LARGEST, { task: { p50: 14, p95: 15, mean: 14 } }) }, [
      ...targets(spoiled(LARGEST, { task: { p50: 14, p95: 15, mean: 14 } })),
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
