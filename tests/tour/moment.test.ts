import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentOf, noSuchMoment, pictureMomentOf, secondsOf } from "../../src/tour/moment.ts";
import { buildSchedule, chapterIndexAt, stillSecondsAt } from "../../src/tour/schedule.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { MINIMAL, NAJIN_DUNAY } from "../story/whole-story.ts";

const model = modelOfFolder(NAJIN_DUNAY);
const schedule = buildSchedule(model);
const chapter = (id: string) => schedule.chapters.find((timed) => timed.chapter.id === id)!;
const [railTravel] = chapter("rail").travels;

describe("a moment that a person names", () => {
  it("is a number of seconds within the schedule", () => {
    expect(["0", "12.5", "29.5"].map((moment) => secondsOf(schedule, moment))).toEqual([0, 12.5, 29.5]);
    expect(secondsOf(schedule, String(schedule.durationSeconds + 0.01))).toBeUndefined();
  });

  it("is the start of a chapter, or the end of the story", () => {
    for (const timed of schedule.chapters) expect(secondsOf(schedule, timed.chapter.id)).toBe(timed.startSeconds);
    expect(secondsOf(schedule, "end")).toBe(schedule.durationSeconds);
  });

  it("is a day: that of one chapter alone is the start of that chapter", () => {
    expect(secondsOf(schedule, "2023-09-12")).toBe(chapter("dunay").startSeconds);
    expect(secondsOf(schedule, "2023-09-07")).toBe(chapter("najin").startSeconds);
    expect(secondsOf(schedule, "2023-09-30")).toBe(chapter("southwest").startSeconds);
  });

  it("is a day of a journey: the instant at the same share of the travel", () => {
    const seconds = secondsOf(schedule, "2023-09-20")!;
    // 8 of the 20 days from 12 September to 1 October are over when 20 September begins.
    const { startSeconds, endSeconds } = railTravel!;
    expect(seconds).toBeCloseTo(startSeconds + (endSeconds - startSeconds) * (8 / 20), 9);
    expect(secondsOf(schedule, "2023-09-25")).toBeGreaterThan(seconds);
    expect(schedule.chapters[chapterIndexAt(schedule, seconds)]!.chapter.id).toBe("rail");
  });

  it.each(["2023-09-06", "2024-09-12", "2023-10-02", "2023-09-31", "2023-02-30", "2023-9-12", "2023-09"])(
    "is nothing for %s, a day that no chapter covers or that is none",
    (day) => expect(secondsOf(schedule, day)).toBeUndefined(),
  );

  it.each([
    "",
    " ",
    "nowhere",
    "RAIL",
    "-1",
    "1e1",
    "NaN",
    "Infinity",
    "0x10",
    "12.",
    ".5",
    "__proto__",
    "constructor",
  ])("is nothing for %j", (moment) => expect(secondsOf(schedule, moment)).toBeUndefined());

  it("that the story does not have is answered with those that it has", () => {
    const sentence = noSuchMoment(schedule, "nowhere");
    expect(sentence).toContain('The story has no moment "nowhere".');
    expect(sentence).toContain(`from 0 to ${schedule.durationSeconds.toFixed(1)}`);
    for (const { id } of model.story.chapters) expect(sentence).toContain(id);
  });

  it("is looked for in no more than the text: any text gives a second of the schedule or nothing", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const seconds = secondsOf(schedule, text);
        if (seconds !== undefined) expect(seconds >= 0 && seconds <= schedule.durationSeconds).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("the moment of a picture", () => {
  it("is never a chapter's id, and leads back to its very second: of every start, still and end", () => {
    const seconds = schedule.chapters.flatMap(({ startSeconds }) => [
      startSeconds,
      stillSecondsAt(schedule, startSeconds),
    ]);
    for (const one of [...seconds, schedule.durationSeconds]) {
      const moment = pictureMomentOf(schedule, one);
      expect(moment).toMatch(/^(\d+(\.\d{1,2})?|end)$/);
      expect(secondsOf(schedule, moment)).toBe(one);
    }
    expect(pictureMomentOf(schedule, 13.456)).toBe("13.46");
  });
});

describe("the name of a moment", () => {
  it("is the chapter's id at its start and `end` at the end", () => {
    for (const timed of schedule.chapters) expect(momentOf(schedule, timed.startSeconds)).toBe(timed.chapter.id);
    expect(momentOf(schedule, schedule.durationSeconds)).toBe("end");
    expect(momentOf(schedule, 13.456)).toBe("13.46");
  });

  it.each([NAJIN_DUNAY, MINIMAL])("of %s is read back to within a hundredth of a second", (folder) => {
    const other = buildSchedule(modelOfFolder(folder));
    fc.assert(
      fc.property(fc.double({ min: 0, max: other.durationSeconds, noNaN: true }), (seconds) => {
        const back = secondsOf(other, momentOf(other, seconds));
        expect(back).toBeDefined();
        expect(Math.abs(back! - seconds)).toBeLessThanOrEqual(0.005 + 1e-9);
      }),
      { numRuns: 1_000 },
    );
  });
});
