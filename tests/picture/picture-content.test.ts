import { describe, expect, it } from "vitest";
import { creditsLine } from "../../src/story/credits.ts";
import { pictureContent } from "../../src/picture/content/picture-content.ts";
import { ATTRIBUTION } from "../../src/basemap/attribution.ts";
import { plannedChapter } from "../../src/picture/plan/plan-options.ts";
import { legendOf } from "../../src/story/legend.ts";
import type { Story } from "../../src/story/story.ts";
import { modelOf } from "../../src/story/story-model.ts";
import { buildSchedule, chapterIndexAt, stillSecondsAt, type Travel } from "../../src/tour/schedule.ts";
import { MINIMAL, NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";
import { en } from "../../src/words/en.ts";

const story = wholeStory(NAJIN_DUNAY);
const model = modelOf(story);
const content = pictureContent(model, en, { attribution: ATTRIBUTION });
const [sourcesLine] = content.smallPrint as [string];

/** Numbers in square brackets, in the order of the text; `[2]–[4]` is three. */
function numbersIn(text: string): number[] {
  return [...text.matchAll(/\[(\d+)\](?:–\[(\d+)\])?/g)].flatMap(([, first, last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index),
  );
}

describe("the words of a picture", () => {
  it("are those of the story: title, standfirst, notes on border policy and movement, credit", () => {
    expect(content).toMatchObject({ title: story.title, legend: legendOf(story) });
    expect(content.standfirst.startsWith(`${story.standfirst} [`)).toBe(true);
    expect(content.marks).toEqual(["ring", "area"]);
    const [, movement] = content.smallPrint;
    expect(movement!.startsWith(`${story.movementNote.split(". ")[0]}.`)).toBe(true);
    expect(content.smallPrint).toContain(story.borderPolicy);
    expect(content.smallPrint.at(-1)).toContain(story.credit);
    expect(content.smallPrint.at(-1)).toContain("Sources published up to 30 May 2025.");
  });

  it("have a note for every numbered place, with the words and the date of a claim about it", () => {
    const numbered = content.notes.filter(({ number }) => number !== undefined);
    expect(numbered.map(({ number }) => number)).toEqual(model.markers.map(({ number }) => number));
    expect(numbered.map(({ heading }) => heading)).toEqual([
      "Najin, North Korea, 7–8 Sept. 2023",
      "Dunay, Russia, 12 Sept. 2023",
      expect.stringMatching(/^Tikhoretsk, /),
    ]);
    for (const { text } of numbered) {
      const claim = story.claims.find((candidate) => text.startsWith(`${candidate.text} [`));
      expect(claim, text).toBeDefined();
      expect(numbersIn(text.slice(claim!.text.length))).toEqual(
        claim!.citations.map(({ source }) => story.sourceNumbers.get(source)!).sort((a, b) => a - b),
      );
    }
  });

  it("of more than 12 places give the name and date of each, and say that what is claimed of it is told elsewhere", () => {
    const many = modelOf(wholeStory("geo/circumnavigation"));
    const brief = pictureContent(many, en, { attribution: ATTRIBUTION });
    const numbered = brief.notes.filter(({ number }) => number !== undefined);
    expect(numbered.length).toBeGreaterThan(12);
    expect(numbered.every(({ text }) => text === "")).toBe(true);
    expect(brief.smallPrint).toContain(en.picture.claimsElsewhere(undefined));
    const told = pictureContent(many, en, { attribution: ATTRIBUTION, placesInBrief: false });
    expect(told.notes.every(({ text }) => text !== "")).toBe(true);
    expect(told.smallPrint).not.toContain(en.picture.claimsElsewhere(undefined));
  });

  it("tell by number what the standfirst rests on: the sources of the claims that it tells", () => {
    const claims = story.claims.filter(({ id }) => story.standfirstClaims.includes(id));
    const cited = new Set(
      claims.flatMap(({ citations }) => citations.map(({ source }) => story.sourceNumbers.get(source)!)),
    );
    expect(numbersIn(content.standfirst)).toEqual([...cited].sort((a, b) => a - b));
    expect(pictureContent(modelOf({ ...story, standfirst: "" }), en, { attribution: ATTRIBUTION }).standfirst).toBe("");
  });

  it("name the sources of the title where there is no standfirst, by their titles where nobody is named, and none where none is cited", () => {
    const firstLine = (changed: Story) =>
      pictureContent(modelOf(changed), en, { attribution: ATTRIBUTION }).smallPrint[0]!;
    const bare = { ...story, standfirst: "" };
    expect(numbersIn(firstLine(bare))).toEqual(numbersIn(sourcesLine));
    const nameless = story.sources.map(({ id, type, title }) => ({ id, type, title }));
    expect(firstLine({ ...story, sources: nameless })).toContain(`[1] “${story.sources[0]!.title}”; [2] “`);
    expect(firstLine({ ...bare, claims: [] })).not.toContain("Sources:");
  });

  it("tell the chapter of the moment, with its date where it has one, and nothing at the end; and say of a line of our own that it is ours", () => {
    const schedule = buildSchedule(model);
    const sea = schedule.chapters.find(({ chapter }) => chapter.id === "sea")!;
    const momentAt = (seconds: number) =>
      pictureContent(model, en, {
        attribution: ATTRIBUTION,
        moment: { chapterIndex: chapterIndexAt(schedule, seconds), inMotion: false },
      }).moment;
    expect(momentAt(sea.startSeconds)).toBe("By sea to Dunay, 7–12 September 2023");
    expect(momentAt(0)).toBe(story.chapters[0]!.title);
    expect(momentAt(schedule.durationSeconds)).toBe("");
    expect(
      content.smallPrint.some((line) => line.includes("Waybill draws the rail path along existing main lines")),
    ).toBe(true);
    expect(content.smallPrint.filter((line) => line.includes("RUSI said"))).toEqual([]);
  });

  it("say that movement is illustrative where a chapter is shown in motion, and only there", () => {
    const schedule = buildSchedule(model);
    const rail = schedule.chapters.find(({ chapter }) => chapter.id === "rail")!;
    const [{ startSeconds, endSeconds }] = rail.travels as [Travel];
    const printedAt = (seconds: number) => {
      const moment = plannedChapter({ seconds, schedule });
      return pictureContent(model, en, { attribution: ATTRIBUTION, moment }).smallPrint.join(" ");
    };
    expect(story.movementNote).toContain("illustrative");
    expect(printedAt((startSeconds + endSeconds) / 2)).toContain(story.movementNote);
    for (const seconds of [0, 0.7, stillSecondsAt(schedule, rail.startSeconds), schedule.durationSeconds])
      expect(printedAt(seconds)).not.toContain("illustrative");
  });

  it("say what is not known, in whole sentences of the story", () => {
    const note = content.notes.at(-1)!;
    expect(note).toMatchObject({ heading: "Not known" });
    expect(note.number).toBeUndefined();
    const sentences = note.text.match(/[^.?]+[.?]/g)!.map((sentence) => sentence.trim());
    expect(sentences.length).toBeGreaterThanOrEqual(3);
    for (const sentence of sentences) expect(story.unknowns.some(({ text }) => text.includes(sentence))).toBe(true);
  });

  it("follow the story: another title or claim is another picture", () => {
    const claims = story.claims.map((claim) => ({ ...claim, text: `Other: ${claim.text}` }));
    const other = pictureContent(modelOf({ ...story, title: "Other", standfirst: "Short.", claims }), en, {
      attribution: ATTRIBUTION,
    });
    expect([other.title, other.standfirst]).toEqual(["Other", expect.stringMatching(/^Short\. \[/)]);
    for (const { number, text } of other.notes) if (number !== undefined) expect(text).toMatch(/^Other: /);
  });

  it("do without a note on what is not known, and without claims, where a story has none", () => {
    const bare = pictureContent(modelOf({ ...wholeStory(MINIMAL), unknowns: [], claims: [] }), en, { attribution: "" });
    expect(bare.notes).toEqual([]);
  });
});

describe("the sources of a picture", () => {
  it("are listed by the numbers that the page gives them, rising, each once", () => {
    const numbers = numbersIn(sourcesLine);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    for (const number of numbers) expect([...story.sourceNumbers.values()]).toContain(number);
  });

  it("hold every source that a note cites, with its publisher", () => {
    const listed = new Set(numbersIn(sourcesLine));
    for (const number of content.notes.flatMap(({ text }) => numbersIn(text))) expect(listed).toContain(number);
    for (const number of listed) {
      const [id] = [...story.sourceNumbers].find(([, other]) => other === number)!;
      const source = story.sources.find((candidate) => candidate.id === id)!;
      expect(sourcesLine).toContain(`[${number}] ${String(source["container-title"] ?? source.publisher)}`);
    }
  });

  it("hold those that the standfirst rests on", () => {
    const opening = story.claims.filter(({ id }) => story.standfirstClaims.includes(id));
    for (const { source } of opening.flatMap(({ citations }) => citations))
      expect(numbersIn(sourcesLine)).toContain(story.sourceNumbers.get(source));
  });
});

describe("the attribution of a picture", () => {
  const attributed = (attribution: string[]): Story => ({ ...story, attribution });

  it("names the base map and the story's own data, each once", () => {
    expect(creditsLine(attributed(["© GeoNames (CC BY 4.0)"]), ATTRIBUTION)).toBe(ATTRIBUTION);
    expect(creditsLine(attributed(["© Somebody"]), ATTRIBUTION)).toBe(`${ATTRIBUTION} | © Somebody`);
    expect(creditsLine(attributed(["© Somebody", "© Somebody"]), "© Us")).toBe("© Us | © Somebody");
    expect(content.smallPrint.join(" ").split("GeoNames (CC BY 4.0)").length).toBe(2);
  });

  it("cannot be left out: it is there for a story that names none", () => {
    const printed = pictureContent(modelOf(attributed([])), en, { attribution: ATTRIBUTION }).smallPrint.join(" ");
    for (const credit of ATTRIBUTION.split(" | ")) expect(printed).toContain(credit);
  });
});
