import { describe, expect, it } from "vitest";
import type { LintCode } from "../../src/lint/lint-story.ts";
import { sentencesOf, withoutQuoted } from "../../src/lint/own-texts.ts";
import { checkStory } from "../../src/lint/check-story.ts";
import { readFolder } from "../story/read-folder.ts";
import { processorMilliseconds } from "../processor-time.ts";

const base = readFolder("tests/fixtures/lint/base");

/** Codes found where the first chapter says `text`; the story's language is English unless told. */
function codesOf(text: string, language = "en"): LintCode[] {
  const story = JSON.parse(base.get("story.json")!) as { language: string; chapters: { text?: string }[] };
  story.language = language;
  story.chapters[0]!.text = text;
  const files = new Map([...base, ["story.json", JSON.stringify(story)]]);
  return checkStory(files).problems.map(({ code }) => code as LintCode);
}

describe("sentences", () => {
  it("end at a full stop, and not after an initial, a month or a title", () => {
    expect(sentencesOf("On Sept. 7 N. Korea sent it. Dr. Kim and John F. Kirby said so! “Did they?” Yes.")).toEqual([
      "On Sept. 7 N. Korea sent it.",
      "Dr. Kim and John F. Kirby said so!",
      "“Did they?”",
      "Yes.",
    ]);
  });
});

describe("what stands in quotation marks", () => {
  it("is left out, pair by pair; a mark that is never closed leaves the rest", () => {
    expect(withoutQuoted('He said “it proves that”, "yes" and "no".')).toBe('He said “”, "" and "".');
    expect(withoutQuoted('An “open mark, then "a pair" of others.')).toBe('An “open mark, then "" of others.');
    expect(withoutQuoted("")).toBe("");
  });
});

describe("a title that accuses", () => {
  it.each([
    ["stated-by-official", true],
    ["stated-by-witness", true],
    ["documents", false],
  ])("needs a speaker where a claim is %s: %s", (basis, isAsked) => {
    const story = { ...(JSON.parse(base.get("story.json")!) as object), title: "The smuggled crate" };
    const claims = base.get("claims.json")!.replace(/"basis": "[a-z-]+"/g, `"basis": "${basis}"`);
    const files = new Map([...base, ["story.json", JSON.stringify(story)], ["claims.json", claims]]);
    const codes = checkStory(files).problems.map(({ code }) => code);
    expect(codes.includes("title-without-attribution")).toBe(isAsked);
  });
});

describe("words of certainty", () => {
  it.each([
    "The image proves it.",
    "It is confirmed that the ship sailed.",
    "The ship carried weapons. A paper says it sailed.",
    "Russia shipped artillery shells.",
    "They clearly went by rail; the crate was delivered.",
    "The image shows the crate.",
  ])("are asked about: %s", (text) => expect(codesOf(text)).toContain("certainty-exceeds-basis"));

  it.each([
    "An image shows about 300 containers, the White House says.",
    "According to the paper the crate was delivered.",
    "RUSI dates trains there to 28 September, and shows them.",
    "It is not confirmed that the ship sailed.",
    "Whether weapons were delivered cannot be seen.",
    "The paper's words were odd: “this proves that it was delivered”.",
    "The delivery van is a showpiece of the supplier's supply chain.",
  ])("are not asked about: %s", (text) => expect(codesOf(text)).toEqual([]));

  it("are those of English: a story in another language is not judged by them", () => {
    expect(codesOf("The image proves it.", "de")).toEqual([]);
    expect(codesOf("The image proves it.", "en-GB")).toEqual(["certainty-exceeds-basis"]);
  });
});

describe("distances", () => {
  it.each(["298 km", "298.3 kilometres", "about 300 km", "185 miles", "161 nautical miles", "298\u00a0km"])(
    "that are the drawn length of a leg are asked about: %s",
    (distance) => expect(codesOf(`The ship sailed ${distance} in a day.`)).toEqual(["distance-from-drawing"]),
  );

  it.each([
    "298 containers",
    "310 km",
    "2,983 km",
    "298 km in a straight line",
    "298 m",
    "298 km/h",
    "298 km per hour",
    "185 miles an hour",
    "298 km a day",
  ])("that are something else are not: %s", (distance) => expect(codesOf(`The ship sailed ${distance}.`)).toEqual([]));
});

describe("a great many problems", () => {
  it("are told up to a thousand, and that there are more, as a warning", () => {
    const claims = Array.from({ length: 2_000 }, (_, index) => ({
      id: `claim-${index}`,
      about: "sea",
      text: "This proves it.",
      attributedTo: "A paper",
      basis: "inference",
      citations: [{ source: "paper" }, { source: "radio" }],
    }));
    const story = JSON.parse(base.get("story.json")!) as {
      chapters: { claims?: string[] }[];
      standfirstClaims?: string[];
    };
    delete story.standfirstClaims;
    for (const chapter of story.chapters) delete chapter.claims;
    const files = new Map([
      ...base,
      ["claims.json", JSON.stringify({ claims })] as const,
      ["story.json", JSON.stringify(story)] as const,
    ]);
    const { ok, problems } = checkStory(files);
    expect(ok).toBe(true);
    expect(problems.length).toBe(1_001);
    expect(problems[0]).toMatchObject({ code: "too-many-problems", severity: "warning" });
  });
});

describe("texts of 64 kB that are made to take long", () => {
  const LENGTH = 65_000;
  it.each([
    "1 ",
    "1",
    "“",
    '"',
    "A. ",
    "original http://",
    "not ",
    "sent a ",
    "(",
    " ",
    ". ",
    "km ",
    "likely ",
    "[...]",
  ])("of %j take no longer than others", (piece) => {
    const text = "x" + piece.repeat(LENGTH / piece.length);
    expect(processorMilliseconds(() => codesOf(text))).toBeLessThan(1_000);
  });
});
