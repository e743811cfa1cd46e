import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fontFaces, MAP_FONTS } from "../../src/map/style/font-faces.ts";
import { codePointsOf, FONT_FILES, fontRules, lettersIn } from "../font-files.ts";
import { NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";

const faces = fontFaces("") as Record<string, { url: string; "unicode-range": string[] }[]>;
const rules = fontRules();
/** Weights of the sans by the name that the map gives them. */
const ON_PAGE = [
  [MAP_FONTS.regular, 400, "normal"],
  [MAP_FONTS.semibold, 600, "normal"],
] as const;

/** Every modern syllable of Hangul: U+AC00 to U+D7A3. */
const SYLLABLES = codePointsOf("U+AC00-D7A3");
const ownLetters = Array.from(readFileSync("geo/basemap/hangul.txt", "utf8").replace(/\s/g, ""), (letter) =>
  letter.codePointAt(0)!,
);

describe("the fonts of map and page", () => {
  it("have all 11,172 syllables of Hangul, and no letter in two files", () => {
    for (const [name, files] of Object.entries(faces)) {
      const letters = files.flatMap(({ "unicode-range": range }) => codePointsOf(range.join(",")));
      const claimed = new Set(letters);
      expect(letters.length, name).toBe(claimed.size);
      expect(SYLLABLES.filter((syllable) => !claimed.has(syllable))).toEqual([]);
    }
  });

  it("claim for a file of Hangul the letters that are in it, no more and no less", () => {
    const hangul = rules.filter(({ file }) => file.startsWith("noto-sans-kr"));
    expect(new Set(hangul.map(({ file }) => file)).size).toBe(42);
    for (const { file, range } of hangul)
      expect(
        [...lettersIn(file)].sort((a, b) => a - b),
        file,
      ).toEqual(codePointsOf(range));
  });

  it("are the same on page and map: files with their ranges", () => {
    for (const [name, weight, style] of ON_PAGE) {
      const onPage = rules.filter(
        (rule) => rule.family === "Source Sans 3" && rule.weight === weight && rule.style === style,
      );
      const onMap = faces[name]!.map(({ url, "unicode-range": range }) => [url, range.join(",")]);
      expect(onMap, name).toEqual(onPage.map(({ file, range }) => [file, range]));
    }
    const named = [
      ...rules.map(({ file }) => file),
      ...Object.values(faces).flatMap((files) => files.map(({ url }) => url)),
    ];
    expect([...new Set(named)].sort()).toEqual([...FONT_FILES].sort());
  });

  it("keep the Hangul of our own story in one small file", () => {
    const [own] = faces[MAP_FONTS.semibold]!.filter(({ url }) => url === "noto-sans-kr-semibold-hangul.woff2");
    expect(codePointsOf(own!["unicode-range"].join(","))).toEqual([...new Set(ownLetters)].sort((a, b) => a - b));
    const needed = Array.from(JSON.stringify(wholeStory(NAJIN_DUNAY).places)).filter((letter) =>
      /[가-힣]/.test(letter),
    );
    expect(needed.length).toBeGreaterThan(0);
    expect(needed.filter((letter) => !ownLetters.includes(letter.codePointAt(0)!))).toEqual([]);
    expect(readFileSync("static/fonts/noto-sans-kr-semibold-hangul.woff2").length).toBeLessThan(9_000);
  });
});
