import type { Feature } from "geojson";
import { describe, expect, it } from "vitest";
import coverage from "../../src/picture/content/font-coverage.json" with { type: "json" };
import { missingLetter } from "../../src/picture/content/font-letters.ts";
import { valueOf } from "../../src/picture/request/refusal.ts";
import { measureIn } from "./planned-instant.ts";
import { planPicture } from "../../src/picture/plan/picture-plan.ts";
import { ATTRIBUTION } from "../../src/basemap/attribution.ts";
import { CITIES_SOURCE, COUNTRY_NAMES_SOURCE, LABELS_SOURCE } from "../../src/basemap/base-ids.ts";
import { PRESETS, type LayoutName } from "../../src/picture/request/picture-sizes.ts";
import type { Place, Story } from "../../src/story/story.ts";
import { modelOf } from "../../src/story/story-model.ts";
import { buildSchedule } from "../../src/tour/schedule.ts";
import { codePointsOf, FONT_FILES, fontRules, lettersIn } from "../font-files.ts";
import { readBaseMap } from "../basemap/read-base-map.ts";
import { en } from "../../src/words/en.ts";
import { NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";

const SANS = "source-sans-3";
const SERIF = "source-serif-4";

/** Family and part of a font file: `source-sans-3` and `latin-ext` of `source-sans-3-regular-latin-ext.woff2`. */
const FILE_NAME = /^(source-sans-3|source-serif-4|noto-sans-kr)-(?:regular|medium|semibold|italic)-(.*)\.woff2$/;

describe("the letters that pictures are known to have", () => {
  it("are those of the files, as far as a file is used for them", () => {
    expect(FONT_FILES.length).toBeGreaterThan(60);
    const ranges = new Map(fontRules().map(({ file, range }) => [file, range]));
    for (const file of FONT_FILES) {
      const [, family, part] = FILE_NAME.exec(file)!;
      const known = (coverage as Record<string, Record<string, string>>)[family!]![part!]!;
      const letters = lettersIn(file);
      const used = codePointsOf(ranges.get(file)!).filter((codePoint) => letters.has(codePoint));
      expect(codePointsOf(known), file).toEqual(used.sort((a, b) => a - b));
    }
  });

  it.each([
    ["Waybill, é ł Ș ŏ 7–8 “№” €", undefined],
    ["Hồ Chí Minh, Cần Thơ", undefined],
    ["Дунай, Тихорецк, ґ", undefined],
    ["뷁 똠방각하 펭귄쌀 ㄱ ㈜", undefined],
    // Composed: accents after their letters, and Hangul in its single letters.
    ["Co\u0302te d\u2019Ivoire, Ło\u0301dz\u0301", undefined],
    ["펭귄쌀".normalize("NFD"), undefined],
    ["при\u0301был", undefined],
    ["soft\u00adhyphen, no\u00a0break, thin\u202fspace, joi\u200dner, zero\u200bwidth, two\n\tlines\ufeff", undefined],
    ["to Tumen (图们)", "图"],
    ["Αθήνα", "Α"],
    ["東海", "東"],
    ["a rocket 🚀", "🚀"],
    ["Bakı, Gəncə", "ə"],
    // Both are there, but in two files: a browser would take another font for them together.
    ["Тӣ", "ӣ"],
    ["n\u0331\u0301", "ṉ\u0301"],
  ])("say of “%s” that %s is missing", (text, missing) => {
    expect(missingLetter(text, SANS)).toBe(missing);
  });

  it("differ by family: the serif of titles has fewer", () => {
    expect(missingLetter("Ǵ", SANS)).toBeUndefined();
    expect(missingLetter("Ǵ", SERIF)).toBe("Ǵ");
  });

  it("are all that the base map writes", async () => {
    const data = await readBaseMap();
    const named = [LABELS_SOURCE, COUNTRY_NAMES_SOURCE, CITIES_SOURCE].flatMap((id) => data[id]!.features as Feature[]);
    const names = named.map(({ properties }) => String(properties?.["name"] ?? ""));
    expect(names.length).toBeGreaterThan(1_000);
    expect(names.filter((name) => missingLetter(name, SANS))).toEqual([]);
  });
});

describe("a picture with a letter that no font has is refused", () => {
  const story = wholeStory(NAJIN_DUNAY);
  const schedule = buildSchedule(modelOf(story));
  const { durationSeconds: seconds } = schedule;
  const resultOf = (changed: Story, layout: LayoutName = "full", atSeconds = seconds) =>
    planPicture(
      modelOf(changed),
      { seconds: atSeconds, size: PRESETS.wide, layout, words: en, attribution: ATTRIBUTION, schedule },
      measureIn,
    );
  const planOf = (...changed: Parameters<typeof resultOf>) => valueOf(resultOf(...changed));
  const withPlace = (id: string, changes: Partial<Place>): Story => ({
    ...story,
    places: story.places.map((place) => (place.id === id ? { ...place, ...changes } : place)),
  });
  const withClaims = (text: string): Story => ({ ...story, claims: story.claims.map((claim) => ({ ...claim, text })) });

  it.each<[string, Story, RegExp]>([
    ["in the title", { ...story, title: "From 图们 on" }, /^The title has the letter 图 \(U\+56FE\), in “图们”, which/],
    [
      "in the standfirst",
      { ...story, standfirst: "To Αθήνα." },
      /^The standfirst has the letter Α \(U\+0391\), in “Αθήνα\.”/,
    ],
    [
      "in a note",
      withClaims("A port (羅津)"),
      /^The note “Najin, North Korea, 7–8 Sept\. 2023” has the letter 羅 .*in “\(羅津\)”/,
    ],
    ["in the small print", { ...story, borderPolicy: "As the UN: 国." }, /^The small print has the letter 国 /],
    ["in the credit", { ...story, credit: "地図" }, /^The small print has the letter 地 /],
    [
      "in a name",
      withPlace("najin", { name: "Νajin" }),
      /^The (?:heading of the note “Νajin, .*”|name of the place `najin`) has the letter Ν \(U\+039D\)/,
    ],
    [
      "in a local name",
      withPlace("dunay", { localName: "多瑙" }),
      /^The local name of the place `dunay` has the letter 多 /,
    ],
    [
      "in the name of an area",
      withPlace("southwestern-russia", { name: "ロシア" }),
      /^The name of the place `southwestern-russia` has the letter ロ /,
    ],
    ["with a mark that has no place on it", { ...story, title: "n\u0331\u0301" }, /\(U\+1E49 U\+0301\)/],
  ])("%s, with what to do", (_, changed, message) => {
    expect(resultOf(changed)).toMatchObject({ ok: false, code: "no-font" });
    expect(() => planOf(changed)).toThrow(message);
    expect(() => planOf(changed)).toThrow(
      /Write it in letters that they have: Latin, Cyrillic or Hangul, without rare marks\.$/,
    );
  });

  it("in the name of a leg under an inset", () => {
    const renamed = { ...story, legs: story.legs.map((leg) => ({ ...leg, name: "海" })) };
    expect(planOf(story).inset?.shown.shows).toBe("legs");
    expect(() => planOf(renamed)).toThrow(/^The name of the leg `sea` has the letter 海 /);
  });

  it("only where it is painted: not for the title of a map alone, a place of context or what stands in no picture", () => {
    expect(() => planOf({ ...story, title: "图们" }, "map")).not.toThrow();
    expect(() => planOf({ ...story, attribution: ["© 图们"] }, "map")).toThrow(
      /^The line of credits has the letter 图 /,
    );
    expect(() => planOf(withPlace("fokino", { name: "福", localName: "福" }))).not.toThrow();
    const quoted = story.claims.map((claim) => ({
      ...claim,
      citations: claim.citations.map((citation) => ({ ...citation, quote: "羅津" })),
    }));
    expect(() => planOf({ ...story, claims: quoted })).not.toThrow();
  });

  it("never for single letters that make a syllable, which are drawn as the syllable", () => {
    const { layout } = planOf({ ...story, title: "펭귄쌀 뷁".normalize("NFD"), standfirst: "Cafe\u0301." });
    const linesOf = (wanted: string) => layout.texts.find(({ style }) => style.role === wanted)!.lines;
    expect(linesOf("title")).toEqual(["펭귄쌀\u00a0뷁"]);
    expect(linesOf("standfirst")[0]).toMatch(/^Café\./);
  });
});
