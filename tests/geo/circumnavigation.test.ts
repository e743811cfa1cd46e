import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readGround } from "../../src/cli/files/base-map-ground.ts";
import { checkStory } from "../../src/lint/check-story.ts";
import { boundsOf } from "../../src/story/story-bounds.ts";
import { modelOf } from "../../src/story/story-model.ts";
import { ROOT } from "../story/read-folder.ts";
import { wholeStory } from "../story/whole-story.ts";

const FOLDER = "geo/circumnavigation";
const names = readdirSync(join(ROOT, FOLDER));
const files = new Map(names.map((name) => [name, readFileSync(join(ROOT, FOLDER, name), "utf8")]));
const story = wholeStory(FOLDER);
const claims = new Map(story.claims.map((claim) => [claim.id, claim]));
const chapters = new Map(story.chapters.map((chapter) => [chapter.id, chapter]));

/** Those who sailed, as the claims name them. */
const ON_BOARD = [
  "Antonio Pigafetta",
  "Genoese pilot",
  "Francisco Albo",
  "Pigafetta; Francisco Albo, after Ian Bartky",
];

/** Words of the crew for the people they met, which are quoted at most. */
const CREWS_WORDS = /\b(?:ladrones|thieves|thieving|moors|indians|giants|savages|natives|discovered)\b/i;

/** Translations in copyright, and a book that was read in an unauthorised copy: cited without their words. */
const NOT_QUOTED = ["albo-elkano-1522-09-01", "rulit-bergreen"];

const stretches = story.legs.flatMap((leg) => [...leg.stretches, ...leg.alternatives]);
const citations = [...story.claims, ...story.unknowns, ...story.places, ...stretches].flatMap((item) => item.citations);

describe("the story of the first voyage round the world", () => {
  it("passes the strict check, with no more than the note on days of reading that were not kept", async () => {
    const read = new Map([...files].filter(([name]) => /json$/.test(name)));
    const { ok, problems } = checkStory(read, { ground: await readGround() });
    expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["note access-date-missing"]);
    expect(ok).toBe(true);
  });

  it("has no claim that was not verified", () => {
    expect(claims.has("cape-2")).toBe(false);
    expect(story.claims.length).toBe(47);
    for (const [name, text] of files) expect(text, name).not.toContain("unverified");
    for (const { text } of [...story.claims, ...story.unknowns, ...story.chapters])
      expect(text).not.toContain("19 May");
  });

  it("calls those witnesses who were on board, and nobody else", () => {
    for (const { id, basis, attributedTo } of story.claims)
      expect(basis === "stated-by-witness", id).toBe(ON_BOARD.includes(attributedTo));
  });

  it("says that its dates are Julian on every map and in the first chapter, and gives no Gregorian ones", () => {
    expect(story.movementNote.split(/\.\s/)[0]).toContain("Julian");
    expect(chapters.get("accounts")?.text).toContain("All dates are Julian");
    expect(files.get("README.md")).toContain("All dates are **Julian**");
    for (const { text } of story.chapters) expect(text).not.toMatch(/Gregorian|16 September/);
  });

  it("tells both days at Santiago and at Sanlúcar, and keeps the dates of the ship", () => {
    expect(chapters.get("lost-day")).toMatchObject({
      claims: expect.arrayContaining(["cv-1", "cv-2", "cv-3"]) as string[],
    });
    expect(chapters.get("lost-day")?.text).toMatch(/Wednesday 9 July 1522 by their count.*Thursday/);
    expect(chapters.get("home")?.text).toMatch(/Saturday 6 September by their count, Sunday the 7th ashore/);
  });

  it("shows both sides of a conflict in one chapter", () => {
    for (const [chapter, one, other] of [
      ["accounts", "crew-1", "crew-3"],
      ["atlantic", "dep-3", "dep-4"],
      ["pacific", "pac-2", "pac-3"],
      ["islands", "pac-4", "pac-5"],
      ["islands", "pac-5", "pac-7"],
      ["islands", "pac-8", "pac-9"],
      ["guam", "guam-1", "guam-2"],
      ["mactan", "mac-1", "mac-2"],
      ["lost-day", "cv-4", "cv-5"],
      ["home", "ret-2", "ret-3"],
    ] as const) {
      expect(claims.get(one)?.conflictsWith).toContain(other);
      expect(chapters.get(chapter)?.claims).toEqual(expect.arrayContaining([one, other]));
    }
  });

  it("goes round the world from Seville to Seville, each leg from where the one before it ended", () => {
    const stops = story.legs.map(({ from, to }) => [from, to]);
    expect(stops[0]![0]).toBe("seville");
    expect(stops.at(-1)![1]).toBe("seville");
    for (const [index, [from]] of stops.entries()) if (index > 0) expect(from).toBe(stops[index - 1]![1]);
    const [west, , east] = boundsOf(modelOf(story), ["story"]);
    expect(east! - west!).toBe(360);
  });

  it("draws no line as exact, the Pacific beyond 32° south as unknown with other ways, and says that each line is its own", () => {
    for (const { location, provenance } of stretches) {
      expect(["approximate", "schematic", "unknown"]).toContain(location);
      expect(provenance).toMatch(/^Ours/);
    }
    const pacific = story.legs.find(({ id }) => id === "pacific")!;
    expect(pacific.stretches.map(({ location }) => location)).toEqual(["schematic", "unknown"]);
    expect(pacific.alternatives).toHaveLength(2);
    const unknown = story.legs.filter((leg) => leg.stretches.some(({ location }) => location === "unknown"));
    expect(unknown).toEqual([pacific]);
  });

  it("shows the two islands of the Pacific as areas without a number", () => {
    for (const id of ["san-pablo", "tiburones"])
      expect(story.places.find((place) => place.id === id)).toMatchObject({ role: "area", location: "schematic" });
  });

  it("takes no word of the crew's for the people they met as its own", () => {
    const own = [...story.chapters, ...story.claims, ...story.unknowns].map(({ text }) => text);
    for (const text of [...own, ...story.places.map(({ name }) => name)]) expect(text).not.toMatch(CREWS_WORDS);
    expect(story.unknowns.map(({ id }) => id)).toContain("other-side");
  });

  it("quotes no translation in copyright, and gives one with every quote that is not in English", () => {
    const languages = new Map(story.sources.map(({ id, language }) => [id, language]));
    for (const { source, quote, translation } of citations) {
      if (NOT_QUOTED.includes(source)) expect(quote).toBeUndefined();
      if (quote !== undefined && languages.get(source) !== "en") expect(translation).toBeTruthy();
    }
    const cited = new Set(citations.map(({ source }) => source));
    expect(story.sources.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
  });
});
