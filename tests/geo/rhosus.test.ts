import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readGround } from "../../src/cli/files/base-map-ground.ts";
import { checkStory } from "../../src/lint/check-story.ts";
import { modelOf } from "../../src/story/story-model.ts";
import type { Citation } from "../../src/story/story.ts";
import { ROOT } from "../story/read-folder.ts";
import { wholeStory } from "../story/whole-story.ts";

const FOLDER = "geo/rhosus";
const names = readdirSync(join(ROOT, FOLDER));
const files = new Map(names.map((name) => [name, readFileSync(join(ROOT, FOLDER, name), "utf8")]));
const story = wholeStory(FOLDER);
const claims = new Map(story.claims.map((claim) => [claim.id, claim]));
const chapters = new Map(story.chapters.map((chapter) => [chapter.id, chapter]));

/** Words that stand in the claims on owners and companies, which accuse living people and are left out. */
const LEFT_OUT = /savaro|bareboat|marshall islands|panama|briar ?wood|beneficial|sanction|high court|london address/i;

/** What no source that was read says, or one in a cut-off copy only. */
const NOT_IN_SOURCES = /piraeus|athens|아테네/i;

/** Surnames of private persons who are accused or named in what was left out, as the start of their SHA-256 sums: a test names no one either. */
const PRIVATE_PERSONS = new Set([
  "301c60e5eb6e02fb",
  "944f53978b12a1a7",
  "af1bf8b443908aee",
  "e2c03ea45185bfe4",
  "91f709ed19cd0057",
  "cd6e427748a46033",
]);

function surnameSum(word: string): string {
  return createHash("sha256").update(word.toLowerCase()).digest("hex").slice(0, 16);
}

function allCitations(): Citation[] {
  const items = [...story.claims, ...story.unknowns, ...story.places, ...story.legs.flatMap((leg) => leg.stretches)];
  return items.flatMap(({ citations }) => citations);
}

describe("the story of the Rhosus", () => {
  it("passes the strict check, with no more than the note on days of reading that were not kept", async () => {
    const read = new Map([...files].filter(([name]) => /json$/.test(name)));
    const { ok, problems } = checkStory(read, { ground: await readGround() });
    expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["note access-date-missing"]);
    expect(ok).toBe(true);
  });

  it("has no claim that accuses living people, and none that was not verified", () => {
    for (const id of claims.keys()) expect(id).not.toMatch(/^(owner|savaro)-|^(dest-4|greece-2)$/);
    for (const [name, text] of files) {
      expect(text, name).not.toMatch(/"?\b(owner|savaro)-\d|\bdest-4\b|\bgreece-2\b/);
      expect(text, name).not.toMatch(LEFT_OUT);
      expect(text, name).not.toMatch(NOT_IN_SOURCES);
    }
  });

  it("names no private person of the voyage", () => {
    for (const [name, text] of files) {
      const named = (text.match(/\p{L}+/gu) ?? []).filter((word) => PRIVATE_PERSONS.has(surnameSum(word)));
      expect(named, name).toEqual([]);
    }
  });

  it("says who says so in the title and in each sentence of the standfirst", () => {
    expect(story.title).toContain("say");
    for (const sentence of story.standfirst?.split(/(?<=\.) /) ?? [])
      expect(sentence).toMatch(/says|has the ship|wrote|blamed/);
  });

  it("shows both sides of a conflict in one chapter", () => {
    for (const [chapter, one, other] of [
      ["istanbul", "depart-1", "depart-2"],
      ["istanbul", "depart-2", "depart-4"],
      ["beirut", "arrive-1", "arrive-2"],
      ["beirut", "arrive-1", "arrive-3"],
      ["beirut", "reason-1", "reason-2"],
      ["port", "known-1", "reason-4"],
      ["blast", "blast-1", "tonnes-1"],
      ["blast", "deaths-1", "deaths-2"],
      ["beira", "cargo-2", "dest-3"],
    ] as const) {
      expect(claims.get(one)?.conflictsWith).toContain(other);
      expect(chapters.get(chapter)?.claims).toEqual(expect.arrayContaining([one, other]));
    }
  });

  it("draws three schematic legs by sea, and a planned one to the port that was not reached", () => {
    const legs = story.legs.map(({ id, mode, from, to, stretches }) => [
      ...[id, mode, from, to],
      ...stretches.map(({ location }) => location),
    ]);
    expect(legs).toEqual([
      ["batumi-istanbul", "sea", "batumi", "istanbul", "schematic"],
      ["istanbul-greece", "sea", "istanbul", "greece", "schematic"],
      ["greece-beirut", "sea", "greece", "beirut", "schematic"],
      ["beirut-beira", "sea", "beirut", "beira", "unknown"],
    ]);
    expect(story.legs.map(({ status }) => status)).toEqual([undefined, undefined, undefined, "planned"]);
    expect(story.chapters.flatMap(({ travels }) => travels)).not.toContain("beirut-beira");
    const { markers, unreached } = modelOf(story);
    expect(unreached.map(({ id }) => id)).toEqual(["beira"]);
    expect(markers.map(({ place }) => place.id)).toEqual(["batumi", "istanbul", "beirut"]);
    for (const { stretches } of story.legs) expect(stretches[0]?.provenance).toContain("Ours and schematic");
    const roles = Object.fromEntries(story.places.map(({ id, role }) => [id, role]));
    expect(roles).toMatchObject({ greece: "area", beira: "stop", aqaba: "context" });
    expect(story.unknowns.find(({ id }) => id === "meant-for")).toMatchObject({ about: "beira" });
  });

  it("cites every source it lists, and gives a translation with every quote that is not in English", () => {
    const cited = new Set(allCitations().map(({ source }) => source));
    expect(story.sources.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
    const languages = new Map(story.sources.map(({ id, language }) => [id, language]));
    for (const { source, quote, translation } of allCitations())
      if (quote !== undefined && languages.get(source) !== "en") expect(translation).toBeTruthy();
  });
});
