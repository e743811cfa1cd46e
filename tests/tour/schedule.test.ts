import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOf } from "../../src/geometry/bounds.ts";
import { readStory } from "../../src/format/read-story.ts";
import type { Story } from "../../src/story/story.ts";
import { buildTimeline, chapterIndexAt, measureLegs, stillSecondsAt } from "../../src/tour/schedule.ts";
import { project } from "../geometry/project.ts";
import { readFolder } from "../story/read-folder.ts";
import { ANTIMERIDIAN, DESKTOP, MINIMAL, NAJIN_DUNAY, PHONE, wholeStory } from "../story/whole-story.ts";

const story = wholeStory(NAJIN_DUNAY);
const minimal = wholeStory(MINIMAL);
const timeline = buildTimeline(story, DESKTOP);

function secondsOfChapters(of: Story): number[] {
  return buildTimeline(of, DESKTOP).chapters.map(({ startSeconds, endSeconds }) => endSeconds - startSeconds);
}

describe("the timeline of the real story", () => {
  it("takes about 30 seconds, the same on every screen", () => {
    expect(timeline.durationSeconds).toBeGreaterThan(25);
    expect(timeline.durationSeconds).toBeLessThan(38);
    expect(buildTimeline(story, PHONE).durationSeconds).toBe(timeline.durationSeconds);
  });

  it("gives every chapter at least two seconds", () => {
    expect(Math.min(...secondsOfChapters(story))).toBeGreaterThan(2);
  });

  it("moves along the sea leg in its chapter and along the rail leg in its own", () => {
    const travels = timeline.chapters.flatMap(({ chapter, travels }) =>
      travels.map(({ legIndex }) => [chapter.id, story.legs[legIndex]!.id]),
    );
    expect(travels).toEqual([
      ["sea", "sea"],
      ["rail", "rail"],
    ]);
  });

  it("shows all that a chapter is about, at its end as at its start", () => {
    for (const viewport of [DESKTOP, PHONE])
      for (const { chapter, camera } of buildTimeline(story, viewport).chapters) {
        const [west, south, east, north] = boundsOf(story, chapter.shows) as [number, number, number, number];
        for (const corner of [
          [west, south],
          [east, north],
        ]) {
          const { x, y } = project(corner, camera, viewport);
          expect(Math.min(x, y, viewport.width - x, viewport.height - y)).toBeGreaterThanOrEqual(-0.001);
        }
      }
  });
});

describe.each([
  ["the real story", story],
  ["the smallest story", minimal],
  ["a story over the antimeridian", wholeStory(ANTIMERIDIAN)],
])("the timeline of %s", (_name, of) => {
  const { chapters, durationSeconds } = buildTimeline(of, PHONE);

  it("has chapters one after another, from 0 to the end, without a gap", () => {
    expect(chapters.map(({ chapter }) => chapter.id)).toEqual(of.chapters.map(({ id }) => id));
    expect(chapters[0]!.startSeconds).toBe(0);
    expect(chapters.at(-1)!.endSeconds).toBe(durationSeconds);
    for (const [index, { startSeconds, endSeconds }] of chapters.entries()) {
      expect(endSeconds).toBeGreaterThan(startSeconds);
      if (index > 0) expect(startSeconds).toBe(chapters[index - 1]!.endSeconds);
    }
  });

  it("travels inside each chapter, one leg after another, and is there before the camera leaves", () => {
    for (const { startSeconds, endSeconds, travels, flight } of chapters) {
      let before = startSeconds;
      for (const travel of travels) {
        expect(travel.startSeconds).toBeGreaterThanOrEqual(before);
        expect(travel.endSeconds).toBeGreaterThan(travel.startSeconds);
        before = travel.endSeconds;
      }
      expect(before).toBeLessThanOrEqual(flight?.startSeconds ?? endSeconds);
    }
  });

  it("flies at the end of every chapter but the last", () => {
    expect(chapters.map(({ flight }) => flight !== undefined)).toEqual(
      chapters.map((_, at) => at < chapters.length - 1),
    );
    for (const { flight, startSeconds, endSeconds } of chapters)
      if (flight) {
        expect(flight.startSeconds).toBeGreaterThan(startSeconds);
        expect(flight.startSeconds).toBeLessThan(endSeconds);
      }
  });
});

describe("the pace of a timeline", () => {
  it("gives a chapter more time the more there is to read in it, up to a limit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (few, many) => {
        const share = (words: number) => {
          const chapters = minimal.chapters.map((chapter, at) => (at === 1 ? { ...chapter, words } : chapter));
          return secondsOfChapters({ ...minimal, chapters })[1]!;
        };
        if (few <= many) expect(share(few)).toBeLessThanOrEqual(share(many) + 1e-9);
        else expect(share(few)).toBeGreaterThanOrEqual(share(many) - 1e-9);
      }),
      { numRuns: 200 },
    );
    const [, without] = secondsOfChapters(minimal) as [number, number];
    const chapters = minimal.chapters.map((chapter, at) => (at === 1 ? { ...chapter, words: 60 } : chapter));
    expect(secondsOfChapters({ ...minimal, chapters })[1]).toBeGreaterThan(without * 1.2);
  });

  it("counts the claims of a chapter and what is not known as reading", () => {
    const words = (text: string) => text.split(" ").length;
    const told = minimal.chapters[0]!.claims.map((id) => minimal.claims.find((claim) => claim.id === id)!.text);
    expect(told.length).toBeGreaterThan(0);
    const ofSea = words([minimal.chapters[0]!.text ?? "", ...told].join(" ").trim());
    const ofUnknown = words(minimal.unknowns.map(({ text }) => text).join(" "));
    expect(minimal.chapters.map((chapter) => chapter.words)).toEqual([ofSea, expect.any(Number), ofUnknown]);
  });

  it("plans a story of 600 claims of 64,000 letters without reading them again", () => {
    const files = readFolder(MINIMAL);
    const [claim] = (JSON.parse(files.get("claims.json")!) as { claims: object[] }).claims;
    const text = "word ".repeat(12_800);
    const claims = Array.from({ length: 600 }, (_, at) => ({ ...claim, id: `c${at}`, text, conflictsWith: [] }));
    const head = JSON.parse(files.get("story.json")!) as { chapters: { claims?: string[] }[] };
    head.chapters[0]!.claims = claims.map(({ id }) => id);
    const changed = new Map(files).set("claims.json", JSON.stringify({ claims }));
    const read = readStory(changed.set("story.json", JSON.stringify(head)));
    if (!read.ok) throw new Error(JSON.stringify(read.problems[0]));
    expect(read.story.chapters[0]!.words).toBeGreaterThan(600 * 12_000);
    const legs = measureLegs(read.story);
    const start = performance.now();
    buildTimeline(read.story, DESKTOP, legs);
    expect(performance.now() - start).toBeLessThan(100);
  });

  it("gives a chapter in which something travels more time than the same without", () => {
    const chapters = [0, 1].map((at) => ({ ...minimal.chapters[0]!, id: `c${at}`, travels: at === 0 ? ["sea"] : [] }));
    const [moving, still] = secondsOfChapters({ ...minimal, chapters }) as [number, number];
    expect(moving).toBeGreaterThan(still);
  });

  it("lets the legs of one chapter take turns, the longer one for longer", () => {
    const chapters = [{ ...minimal.chapters[0]!, shows: ["story"], travels: ["sea", "rail"] }];
    const { travels } = buildTimeline({ ...minimal, chapters }, DESKTOP).chapters[0]!;
    const legs = measureLegs(minimal);
    const [first, second] = travels as [(typeof travels)[0], (typeof travels)[0]];
    expect(second.startSeconds).toBe(first.endSeconds);
    const longer = legs[0]!.lengthMeters > legs[1]!.lengthMeters;
    expect(first.endSeconds - first.startSeconds > second.endSeconds - second.startSeconds).toBe(longer);
  });
});

describe("the chapter at a second", () => {
  it("is the later one at a shared edge, and the first or last outside", () => {
    for (const [index, { startSeconds, endSeconds }] of timeline.chapters.entries()) {
      expect(chapterIndexAt(timeline, startSeconds)).toBe(index);
      expect(chapterIndexAt(timeline, (startSeconds + endSeconds) / 2)).toBe(index);
    }
    expect(chapterIndexAt(timeline, -1)).toBe(0);
    expect(chapterIndexAt(timeline, timeline.durationSeconds + 1)).toBe(timeline.chapters.length - 1);
  });

  it("has a still after its travel and before its flight", () => {
    for (const { startSeconds, endSeconds, travels } of timeline.chapters) {
      const still = stillSecondsAt(timeline, startSeconds);
      expect(still).toBeGreaterThanOrEqual(travels.at(-1)?.endSeconds ?? startSeconds);
      expect(still).toBeLessThanOrEqual(endSeconds);
    }
    expect(stillSecondsAt(timeline, timeline.durationSeconds)).toBe(timeline.durationSeconds);
  });
});

describe("a timeline that cannot be", () => {
  it("is refused for a story without chapters and a viewport without area", () => {
    expect(() => buildTimeline({ ...minimal, chapters: [] }, DESKTOP)).toThrow(RangeError);
    expect(() => buildTimeline(minimal, { width: 0, height: 10 })).toThrow(RangeError);
  });
});
