import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readStory } from "../../src/format/read-story.ts";
import type { Story } from "../../src/story/story.ts";
import { boundsOf } from "../../src/story/story-bounds.ts";
import { modelOf } from "../../src/story/story-model.ts";
import { buildSchedule, chapterIndexAt, stillSecondsAt } from "../../src/tour/schedule.ts";
import { tourOf } from "../../src/tour/tour.ts";
import { project } from "../geometry/project.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { readFolder } from "../story/read-folder.ts";
import { ANTIMERIDIAN, DESKTOP, MINIMAL, NAJIN_DUNAY, PHONE, wholeStory } from "../story/whole-story.ts";
import { processorMilliseconds } from "../processor-time.ts";

const story = wholeStory(NAJIN_DUNAY);
const minimal = wholeStory(MINIMAL);
const model = modelOf(story);
const schedule = buildSchedule(model);

function secondsOfChapters(of: Story): number[] {
  return buildSchedule(modelOf(of)).chapters.map(({ startSeconds, endSeconds }) => endSeconds - startSeconds);
}

describe("the schedule of the real story", () => {
  it("takes about 30 seconds", () => {
    expect(schedule.durationSeconds).toBeGreaterThan(25);
    expect(schedule.durationSeconds).toBeLessThan(38);
  });

  it("gives every chapter at least two seconds", () => {
    expect(Math.min(...secondsOfChapters(story))).toBeGreaterThan(2);
  });

  it("moves along the sea leg in its chapter and along the rail leg in its own", () => {
    const travels = schedule.chapters.flatMap(({ chapter, travels }) =>
      travels.map(({ legIndex }) => [chapter.id, story.legs[legIndex]!.id]),
    );
    expect(travels).toEqual([
      ["sea", "sea"],
      ["rail", "rail"],
    ]);
  });

  it("shows all that a chapter is about, at its end as at its start", () => {
    for (const viewport of [DESKTOP, PHONE])
      for (const [index, camera] of tourOf(model, viewport).track.cameras.entries()) {
        const [west, south, east, north] = boundsOf(model, story.chapters[index]!.shows) as [
          number,
          number,
          number,
          number,
        ];
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
])("the schedule of %s", (_name, of) => {
  const { chapters, durationSeconds } = buildSchedule(modelOf(of));

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
    for (const { startSeconds, endSeconds, travels, flightSeconds } of chapters) {
      let before = startSeconds;
      for (const travel of travels) {
        expect(travel.startSeconds).toBeGreaterThanOrEqual(before);
        expect(travel.endSeconds).toBeGreaterThan(travel.startSeconds);
        before = travel.endSeconds;
      }
      expect(before).toBeLessThanOrEqual(flightSeconds ?? endSeconds);
    }
  });

  it("flies at the end of every chapter but the last", () => {
    expect(chapters.map(({ flightSeconds }) => flightSeconds !== undefined)).toEqual(
      chapters.map((_, at) => at < chapters.length - 1),
    );
    for (const { flightSeconds, startSeconds, endSeconds } of chapters)
      if (flightSeconds !== undefined) {
        expect(flightSeconds).toBeGreaterThan(startSeconds);
        expect(flightSeconds).toBeLessThan(endSeconds);
      }
  });
});

describe("a schedule", () => {
  it("is the same for every viewport: it is made without one", () => {
    const viewports = [
      DESKTOP,
      PHONE,
      { width: 3508, height: 2480 },
      { width: 1080, height: 1920 },
      { width: 1, height: 1 },
    ];
    for (const of of [model, modelOf(minimal), modelOfFolder(ANTIMERIDIAN)]) {
      const wanted = buildSchedule(of);
      for (const viewport of viewports) expect(tourOf(of, viewport).schedule).toEqual(wanted);
      const tracks = viewports.map((viewport) => tourOf(of, viewport).track);
      for (const other of tracks.slice(1)) expect(other.cameras).not.toEqual(tracks[0]!.cameras);
    }
  });

  it("that is there already serves a tour in another viewport", () => {
    expect(tourOf(model, PHONE, schedule).schedule).toBe(schedule);
  });

  it("says of each leg when it travels, as its chapter does", () => {
    for (const [index, travel] of schedule.travelByLeg.entries())
      expect(travel).toBe(schedule.travels.find(({ legIndex }) => legIndex === index));
    expect(schedule.travelByLeg).toHaveLength(story.legs.length);
    expect(schedule.travels).toEqual(schedule.chapters.flatMap(({ travels }) => travels));
    const silent = { ...minimal, chapters: minimal.chapters.map((chapter) => ({ ...chapter, travels: [] })) };
    expect(buildSchedule(modelOf(silent)).travelByLeg).toEqual(minimal.legs.map(() => undefined));
  });
});

describe("the pace of a schedule", () => {
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
    const model = modelOf(read.story);
    expect(processorMilliseconds(() => buildSchedule(model))).toBeLessThan(100);
  });

  it("gives a chapter in which something travels more time than the same without", () => {
    const chapters = [0, 1].map((at) => ({ ...minimal.chapters[0]!, id: `c${at}`, travels: at === 0 ? ["sea"] : [] }));
    const [moving, still] = secondsOfChapters({ ...minimal, chapters }) as [number, number];
    expect(moving).toBeGreaterThan(still);
  });

  it("lets the legs of one chapter take turns, the longer one for longer", () => {
    const chapters = [{ ...minimal.chapters[0]!, shows: ["story"], travels: ["sea", "rail"] }];
    const changed = modelOf({ ...minimal, chapters });
    const { travels } = buildSchedule(changed).chapters[0]!;
    const { legs } = changed;
    const [first, second] = travels as [(typeof travels)[0], (typeof travels)[0]];
    expect(second.startSeconds).toBe(first.endSeconds);
    const longer = legs[0]!.lengthMeters > legs[1]!.lengthMeters;
    expect(first.endSeconds - first.startSeconds > second.endSeconds - second.startSeconds).toBe(longer);
  });

  it("gives a leg that is four times as long twice the time", () => {
    const chapters = [{ ...minimal.chapters[0]!, shows: ["story"], travels: ["sea", "rail"] }];
    const measured = modelOf({ ...minimal, chapters });
    const legs = measured.legs.map((leg, index) => ({ ...leg, lengthMeters: index === 0 ? 100_000 : 400_000 }));
    const [short, long] = buildSchedule({ ...measured, legs }).travels.map((one) => one.endSeconds - one.startSeconds);
    expect(long! / short!).toBeCloseTo(2, 9);
  });
});

describe("the chapter at a second", () => {
  it("is the later one at a shared edge, and the first or last outside", () => {
    for (const [index, { startSeconds, endSeconds }] of schedule.chapters.entries()) {
      expect(chapterIndexAt(schedule, startSeconds)).toBe(index);
      expect(chapterIndexAt(schedule, (startSeconds + endSeconds) / 2)).toBe(index);
    }
    expect(chapterIndexAt(schedule, -1)).toBe(0);
    expect(chapterIndexAt(schedule, schedule.durationSeconds + 1)).toBe(schedule.chapters.length - 1);
  });

  it("has a still after its travel and before its flight", () => {
    for (const { startSeconds, endSeconds, travels } of schedule.chapters) {
      const still = stillSecondsAt(schedule, startSeconds);
      expect(still).toBeGreaterThanOrEqual(travels.at(-1)?.endSeconds ?? startSeconds);
      expect(still).toBeLessThanOrEqual(endSeconds);
    }
    expect(stillSecondsAt(schedule, schedule.durationSeconds)).toBe(schedule.durationSeconds);
  });
});

describe("a tour that cannot be", () => {
  it("is refused for a story without chapters and a viewport without area", () => {
    const bare = modelOf({ ...minimal, chapters: [] });
    expect(() => buildSchedule(bare)).toThrow(RangeError);
    expect(() => tourOf(bare, DESKTOP)).toThrow(RangeError);
    expect(() => tourOf(modelOf(minimal), { width: 0, height: 10 })).toThrow(RangeError);
  });
});
