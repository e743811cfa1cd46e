import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/story/dates.ts";
import { en } from "../../src/words/en.ts";
import { labelOf, placeLabels } from "../../src/viewer/date-labels.ts";

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

describe("the words of a date on the timeline", () => {
  it.each([
    ["2023-09-12", "12 Sept."],
    ["2023-09-07/2023-09-08", "7–8 Sept."],
    ["../2023-10-13", "until 13 Oct."],
    ["1519-09-20/1522-09-06", "20 Sept. 1519 – 6 Sept. 1522"],
    ["2023-12-30/2024-01-02", "30 Dec. 2023 – 2 Jan. 2024"],
    ["0476-09-04", "4 Sept."],
    ["2023", "2023"],
    ["-0043-03-15", "15 March 44 BC"],
  ])("%s are %s", (edtf, words) => {
    const date = parseDate(edtf)!;
    expect(labelOf(date, en.dates.short(date))).toBe(words);
  });
});
