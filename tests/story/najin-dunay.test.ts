import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { countWords } from "../../src/format/checks/check-citations.ts";
import { ringsContain } from "../../src/geometry/polygon.ts";
import { readStory } from "../../src/format/read-story.ts";
import type { Citation, Story } from "../../src/story/story.ts";
import { readFolder, ROOT } from "./read-folder.ts";

const result = readStory(readFolder("geo/najin-dunay"));
const story = (result.ok ? result.story : undefined) as Story;
const claims = new Map(story.claims.map((claim) => [claim.id, claim]));
const ARTICLE = "dw-2023-10-13";

function allCitations(): Citation[] {
  const lines = story.legs.flatMap((leg) => [...leg.stretches, ...leg.alternatives]);
  return [story.claims, story.unknowns, story.places, lines].flatMap((items) =>
    items.flatMap((item) => item.citations),
  );
}

/** Blanks of every kind as one plain blank, and straight quotation marks: what a web page may change in a copy. */
function plain(text: string): string {
  return text
    .replace(/[\s\u00a0]+/g, " ")
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'");
}

/** Not ours to pass on: it stands beside some checkouts. */
const FOUNDING_ARTICLE = join(ROOT, "../shared/seed/dw-2023-10-13.txt");

describe("the story of Najin and Dunay", () => {
  it("has no problem, and not so much as a warning", () => {
    expect(result.problems).toEqual([]);
    expect(result.ok).toBe(true);
  });

  const quotes = () => allCitations().filter(({ source, quote }) => source === ARTICLE && quote !== undefined);

  it("quotes the founding article in short pieces, and often", () => {
    expect(quotes().length).toBeGreaterThanOrEqual(26);
    for (const { quote } of quotes()) expect(countWords(quote ?? "")).toBeLessThanOrEqual(40);
  });

  it.skipIf(!existsSync(FOUNDING_ARTICLE))("quotes the founding article word for word, where it is beside us", () => {
    const article = plain(readFileSync(FOUNDING_ARTICLE, "utf8"));
    for (const { quote } of quotes()) expect(article).toContain(plain(quote ?? ""));
  });

  it("tells every claim of the founding article, with its source, its speaker and its words", () => {
    for (let number = 1; number <= 26; number++) {
      const claim = claims.get(`dw-${number}`);
      expect(claim?.citations[0]).toMatchObject({ source: ARTICLE, quote: expect.any(String) as string });
      expect(claim?.when).toBeDefined();
      expect(claim?.attributedTo).toBeTruthy();
    }
  });

  it("tells what the article says around the route, each with its speaker, beside the allegation", () => {
    const told = story.chapters.find((chapter) => chapter.id === "claim")?.claims ?? [];
    for (const [id, words, speaker] of [
      ["dw-22", "his longest foreign travel", "DW"],
      ["dw-23", "key military sites", "DW"],
      ["dw-24", "new Cold War", "North Korean state media"],
      ["dw-25", "stockpiles drained by the war", "John Kirby, White House"],
      ["dw-26", "the world should know", "John Kirby, White House"],
    ] as const) {
      expect(told).toContain(id);
      expect(claims.get(id)).toMatchObject({ attributedTo: speaker });
      expect(claims.get(id)?.citations[0]?.quote).toContain(words);
    }
    // The slip of the article is not given as anybody's words.
    for (const { quote } of allCitations()) expect(quote ?? "").not.toContain("may again may");
  });

  it("tells the dated images with the days they are dated to", () => {
    const days = ["najin-1", "sea-2", "dunay-1", "dest-6", "dest-1"].map((id) => claims.get(id)?.when?.edtf);
    expect(days).toEqual(["2023-09-07/2023-09-08", "2023-09-12", "2023-09-12", "2023-09-28", "2023-10-01"]);
  });

  it("tells the denials with the same basis as the allegation, in the same chapter", () => {
    const told = story.chapters.find((chapter) => chapter.id === "claim")?.claims ?? [];
    for (const id of ["dw-3", "denial-1", "denial-2", "denial-3"]) {
      expect(told).toContain(id);
      expect(claims.get(id)?.basis).toBe("stated-by-official");
    }
  });

  it("shows both sides of a conflict where a chapter tells the distance, the window or the railway", () => {
    for (const [one, other] of [
      ["dest-2", "dest-3"],
      ["dest-1", "dest-6"],
      ["dw-8", "sea-2"],
      ["inf-1", "rail-7"],
    ] as const) {
      expect(claims.get(one)?.conflictsWith).toContain(other);
      expect(story.chapters.some((chapter) => chapter.claims.includes(one) && chapter.claims.includes(other))).toBe(
        true,
      );
    }
  });

  it("says who says so in the title, the standfirst and each chapter, and never that anything is proved", () => {
    expect(story.title).toContain("White House says");
    expect(story.standfirst).toContain("White House says");
    const own = [story.title, story.standfirst, ...story.chapters.map((chapter) => chapter.text ?? "")];
    const texts = [...own, ...story.claims.flatMap((claim) => [claim.text, claim.note ?? ""])];
    for (const text of texts) expect(text).not.toMatch(/\bproves\b|carried weapons|was confirmed|is confirmed\b/i);
  });

  it("has legs of the certainty that the evidence allows, in chapters in the order of the journey", () => {
    const grades = story.legs.map((leg) => [leg.id, leg.mode, leg.stretches.map((stretch) => stretch.location)]);
    expect(grades).toEqual([
      ["sea", "sea", ["schematic"]],
      ["rail", "rail", ["approximate", "schematic", "unknown"]],
    ]);
    expect(story.chapters.map((chapter) => chapter.id)).toEqual([
      ...["claim", "najin", "sea", "dunay", "rail", "southwest", "later", "unknown"],
    ]);
  });

  it("names Tikhoretsk as reported by others, and the article's end of the route as an area", () => {
    expect(story.places.find((place) => place.id === "tikhoretsk")).toMatchObject({ role: "reported" });
    expect(story.legs[1]?.to).toBe("southwestern-russia");
  });

  it("draws southwestern Russia without Ukraine, Georgia or Kazakhstan", () => {
    const geometry = story.places.find((place) => place.id === "southwestern-russia")?.geometry;
    const rings = geometry?.type === "Polygon" ? geometry.coordinates : [];
    const inside = (lon: number, lat: number) => ringsContain(rings, [lon, lat]);
    const russia = { tikhoretsk: [40.12528, 45.85472], krasnodar: [38.97603, 45.04484], salsk: [41.54114, 46.4747] };
    for (const [lon = 0, lat = 0] of Object.values(russia)) expect(inside(lon, lat)).toBe(true);
    const elsewhere = {
      donetsk: [37.80224, 48.023],
      luhansk: [39.30734, 48.56705],
      kherson: [32.61779, 46.63542],
      mariupol: [37.54131, 47.09514],
      kerch: [36.46869, 45.36022],
      simferopol: [34.10242, 44.95719],
      sukhumi: [41.01527, 43.00697],
      oral: [51.36667, 51.23333],
    };
    for (const [lon = 0, lat = 0] of Object.values(elsewhere)) expect(inside(lon, lat)).toBe(false);
  });

  it("cites every source it lists, and gives a translation with every quote that is not in English", () => {
    const cited = new Set(allCitations().map((citation) => citation.source));
    expect(story.sources.map((source) => source.id).filter((id) => !cited.has(id))).toEqual([]);
    const languages = new Map(story.sources.map((source) => [source.id, source.language]));
    for (const { source, quote, translation } of allCitations()) {
      if (quote !== undefined && languages.get(source) !== "en") expect(translation).toBeTruthy();
    }
  });
});
