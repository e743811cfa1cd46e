import fc from "fast-check";
import { expect, it } from "vitest";
import { placeLabels } from "../../src/viewer/date-labels.ts";

const WIDTH = (words: string) => words.length * 7.6;

it("thirty dates on a narrow track: the current one stands whole, and no two that stand meet", () => {
  const date = fc.record({
    words: fc.string({ minLength: 3, maxLength: 16 }),
    left: fc.double({ min: 0, max: 600, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(date, { minLength: 1, maxLength: 30 }), fc.nat(), (all, at) => {
      const labels = all.toSorted((a, b) => a.left - b.left);
      const current = at % labels.length;
      const placed = placeLabels(labels, current, 600);
      expect(placed[current]).toBeDefined();
      const standing = placed.flatMap((left, index) =>
        left === undefined ? [] : [[left, left + WIDTH(labels[index]!.words)]],
      );
      for (const [left, right] of standing) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(600);
      }
      const sorted = standing.toSorted((a, b) => a[0]! - b[0]!);
      for (const [index, [left]] of sorted.entries())
        if (index > 0) expect(left).toBeGreaterThanOrEqual(sorted[index - 1]![1]!);
    }),
  );
});

it("dates with room all stand where their chapters begin", () => {
  const labels = [{ words: "7 Sep", left: 0 }, undefined, { words: "12 Sep", left: 200 }];
  expect(placeLabels(labels, 1, 600)).toEqual([0, undefined, 200]);
});
