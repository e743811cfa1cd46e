import { expect, it } from "vitest";
import { pictureName } from "../../src/picture/request/picture-name.ts";
import { PRESETS } from "../../src/picture/request/picture-sizes.ts";
import { buildSchedule, toCentiseconds, stillSecondsAt } from "../../src/tour/schedule.ts";
import { modelOf } from "../../src/story/story-model.ts";
import { NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";

const story = wholeStory(NAJIN_DUNAY);
const schedule = buildSchedule(modelOf(story));
const usual = { size: PRESETS.wide, theme: "light", layout: "full" };

/** Of a chapter as a still. */
function nameAt(chapterIndex: number, changed: object = {}): string {
  const seconds = stillSecondsAt(schedule, schedule.chapters[chapterIndex]!.startSeconds);
  return pictureName(story, schedule, { ...usual, seconds, ...changed });
}

it("a picture is named for its story, the day on which its chapter begins, and its size", () => {
  expect(nameAt(5)).toBe("najin-dunay-2023-09-28-wide.png");
  expect(nameAt(5, { size: { width: 1200, height: 800 } })).toBe("najin-dunay-2023-09-28-1200x800.png");
});

it("names tell chapters apart that begin on the same day, and chapters without a day", () => {
  expect([1, 2].map((index) => nameAt(index))).toEqual([
    "najin-dunay-2023-09-07-najin-wide.png",
    "najin-dunay-2023-09-07-sea-wide.png",
  ]);
  expect(nameAt(0)).toBe("najin-dunay-claim-wide.png");
  const { durationSeconds: seconds } = schedule;
  expect(pictureName(story, schedule, { ...usual, seconds })).toBe("najin-dunay-end-wide.png");
});

it("names tell moments of a chapter's travel from the chapter as a still", () => {
  const { startSeconds } = schedule.chapters.find(({ chapter }) => chapter.id === "rail")!;
  const names = [startSeconds, startSeconds + 1.5, stillSecondsAt(schedule, startSeconds)].map((seconds) =>
    pictureName(story, schedule, { ...usual, seconds }),
  );
  expect(names).toEqual([
    "najin-dunay-2023-09-12-rail-start-wide.png",
    `najin-dunay-2023-09-12-rail-${toCentiseconds(startSeconds + 1.5)}s-wide.png`,
    "najin-dunay-2023-09-12-rail-wide.png",
  ]);
  // Nothing moves there.
  expect(nameAt(5, { seconds: schedule.chapters[5]!.startSeconds })).toBe("najin-dunay-2023-09-28-wide.png");
});

it("a size of a page of paper has that name in the density of paper alone", () => {
  const { width, height } = PRESETS["a4-landscape"];
  expect(nameAt(5, { size: PRESETS["a4-landscape"] })).toBe("najin-dunay-2023-09-28-a4-landscape.png");
  expect(nameAt(5, { size: { width, height } })).toBe("najin-dunay-2023-09-28-3508x2480.png");
  expect(nameAt(5, { size: { width, height, dpi: 150 } })).toBe("najin-dunay-2023-09-28-3508x2480.png");
  expect(nameAt(5, { size: { width: 1920, height: 1080 } })).toBe("najin-dunay-2023-09-28-wide.png");
});

it("what is not usual stands in the name", () => {
  expect(nameAt(5, { theme: "dark", layout: "map", scale: 2 })).toBe("najin-dunay-2023-09-28-wide-dark-map-2x.png");
});

it("the name of a picture is a file name on every system, whatever the story calls itself", () => {
  for (const id of ["../../etc/passwd", "a b:c*?", "день", "", "C:\\x", ".."])
    expect(pictureName({ ...story, id }, schedule, { ...usual, seconds: 0 })).toMatch(/^[\w.-]*-wide\.png$/);
});
