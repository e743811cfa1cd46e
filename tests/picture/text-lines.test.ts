import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balanceText, tieWords, wrapText } from "../../src/picture/plan/text-lines.ts";

/** Ten pixels a letter. */
const measure = (text: string) => text.length * 10;
const words = fc.array(fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(..."abcdefgh") }), {
  maxLength: 40,
});

describe("a wrapped text", () => {
  it("breaks at the last blank that fits", () => {
    expect(wrapText("one two three four", 90, measure)).toEqual(["one two", "three", "four"]);
    expect(wrapText("one two three four", 1_000, measure)).toEqual(["one two three four"]);
  });

  it("fills a line to the last pixel", () => {
    expect(wrapText("one two", 70, measure)).toEqual(["one two"]);
    expect(wrapText("one two", 69, measure)).toEqual(["one", "two"]);
  });

  it("breaks a word that is too wide between its letters", () => {
    expect(wrapText("a containership b", 50, measure)).toEqual(["a", "conta", "iners", "hip b"]);
    expect(wrapText("대한민국국방부", 30, measure)).toEqual(["대한민", "국국방", "부"]);
  });

  it("measures a word of 63,000 letters once for each of them, and never more of it than a line", () => {
    const measured: number[] = [];
    const lines = wrapText("n".repeat(63_000), 600, (text) => {
      measured.push(text.length);
      return measure(text);
    });
    expect(lines).toHaveLength(1_050);
    // The whole word is measured to find out that it does not fit.
    expect(measured.filter((length) => length > 61)).toEqual([63_000, 63_000]);
    expect(measured.length).toBeLessThan(63_010);
  });

  it("never takes an accent from its letter", () => {
    expect(wrapText("и\u0301и\u0301и\u0301", 40, measure)).toEqual(["и\u0301и\u0301", "и\u0301"]);
  });

  it("has letters composed, where there are such", () => {
    expect(wrapText("Cafe\u0301 \u1102\u1161", 100, measure)).toEqual(["Café 나"]);
  });

  it("has no line for an empty text, and takes blanks and line breaks together", () => {
    expect(wrapText("", 100, measure)).toEqual([]);
    expect(wrapText(" \n ", 100, measure)).toEqual([]);
    expect(wrapText(" one\n\n two  ", 100, measure)).toEqual(["one two"]);
  });

  it("breaks at a no-break space only where a line would be too long", () => {
    expect(wrapText("on 7\u00a0September", 110, measure)).toEqual(["on", "7\u00a0September"]);
    expect(wrapText("on 7\u00a0September", 100, measure)).toEqual(["on", "7", "September"]);
  });

  it("keeps all letters in order, and every line within the width", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 400 }), (list, width) => {
        const lines = wrapText(list.join(" "), width, measure);
        expect(lines.join("").replaceAll(" ", "")).toBe(list.join(""));
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a balanced text", () => {
  it("has lines of nearly equal length instead of a single word at its end", () => {
    expect(wrapText("aaaa bbbb cccc dddd e", 200, measure)).toEqual(["aaaa bbbb cccc dddd", "e"]);
    expect(balanceText("aaaa bbbb cccc dddd e", 200, measure)).toEqual(["aaaa bbbb", "cccc dddd e"]);
  });

  it("has as many lines as one that is not balanced, with the same words and no wider", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 400 }), (list, width) => {
        const plain = wrapText(list.join(" "), width, measure);
        const balanced = balanceText(list.join(" "), width, measure);
        expect(balanced.length).toBe(plain.length);
        expect(balanced.join("").replaceAll(" ", "")).toBe(list.join(""));
        const widest = (lines: string[]) => Math.max(0, ...lines.map(measure));
        expect(widest(balanced)).toBeLessThanOrEqual(widest(plain));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("what belongs together in a text", () => {
  it("is the day of a date, a number and what it numbers, and a short last word with the one before it", () => {
    expect(tieWords("from 7 September to 1 October 2023 at sea")).toBe(
      "from 7\u00a0September to 1\u00a0October 2023 at\u00a0sea",
    );
    expect(tieWords("Najin, North Korea, 7–8 Sept. 2023")).toBe("Najin, North Korea, 7–8\u00a0Sept.\u00a02023");
    expect(tieWords("as Yonhap reported. [2][14]")).toBe("as Yonhap reported.\u00a0[2][14]");
  });

  it("is nothing else: other numbers and words stay as they are", () => {
    const text = "300 containers in May, and 12 ships of the transportationadministration";
    expect(tieWords(text)).toBe(text);
    expect(tieWords("")).toBe("");
  });
});
