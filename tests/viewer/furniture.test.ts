import { describe, expect, it } from "vitest";
import { containsBox, overlaps, type Box } from "../../src/geometry/screen-boxes.ts";
import { readStory } from "../../src/format/read-story.ts";
import { modelOf, type StoryModel } from "../../src/story/story-model.ts";
import { carriesInset } from "../../src/tour/leg-camera.ts";
import { buildSchedule } from "../../src/tour/schedule.ts";
import { arrange } from "../../src/viewer/furniture.ts";
import { storyAlong } from "../picture/route-stories.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { ANTIMERIDIAN, MINIMAL, NAJIN_DUNAY } from "../story/whole-story.ts";
import { coveredThings } from "./covered-things.ts";
import { en } from "../../src/words/en.ts";

type Position = [number, number];

/** Maps of the page on screens of 1440x900, 1280x720, 390x844, 320x640 and of an embed of 680x500. */
const STAGES = [
  { width: 936, height: 808, isPhone: false },
  { width: 832, height: 628, isPhone: false },
  { width: 390, height: 388, isPhone: true },
  { width: 320, height: 294, isPhone: true },
  { width: 680, height: 350, isPhone: true },
];

function along(line: Position[]): StoryModel {
  const read = readStory(storyAlong(line));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return modelOf(read.story);
}

const steps = (count: number, at: (share: number) => Position) =>
  Array.from({ length: count + 1 }, (_, index) => at(index / count));

const STORIES: Record<string, StoryModel> = {
  "the first story": modelOfFolder(NAJIN_DUNAY),
  "the smallest story": modelOfFolder(MINIMAL),
  "a story over the antimeridian": modelOfFolder(ANTIMERIDIAN),
  "stacked places": modelOfFolder("tests/fixtures/valid/stacked-places"),
  "a line to the east": along(steps(20, (share) => [share * 60, 10])),
  "a line to the north": along(steps(20, (share) => [10, share * 60])),
  "a rising diagonal": along(steps(20, (share) => [share * 40, share * 40])),
  "a falling diagonal": along(steps(20, (share) => [share * 40, 40 - share * 40])),
  "a hook": along([
    ...steps(10, (share): Position => [0, share * 30]),
    ...steps(10, (share): Position => [share * 40, 30]),
  ]),
  "a horseshoe": along(
    steps(24, (share) => [30 * Math.cos(Math.PI * (1 + share)), 20 * Math.sin(Math.PI * (1 + share))]),
  ),
  "a bow": along(steps(24, (share) => [30 * Math.cos(Math.PI * share), 20 * Math.sin(Math.PI * share)])),
  "a short way": along(steps(4, (share) => [5 + share * 0.02, 50 + share * 0.01])),
  "a way in the far north": along(steps(12, (share) => [20 + share * 60, 66 + share * 8])),
  "a way in the far south": along(steps(12, (share) => [-60 - share * 20, -60 - share * 8])),
};

describe.each(Object.entries(STORIES))("the map of %s", (_, model) => {
  it.each(STAGES)("shows nothing of a chapter under what stands over it, on $width x $height", (stage) => {
    const { tour, furniture } = arrange(model, stage, buildSchedule(model), en);
    const size = { width: stage.width, height: stage.height };
    const [buttons, legend, credits] = furniture.covers as [Box, Box, Box];
    const covered = tour.track.cameras.flatMap((camera, index) => {
      const { id, shows } = model.story.chapters[index]!;
      const covers: Record<string, Box> = { buttons, legend, credits };
      const { insetCover } = furniture;
      if (insetCover && carriesInset(model, camera)) covers["inset"] = insetCover;
      for (const box of Object.values(covers)) expect(containsBox({ x: 0, y: 0, ...size }, box)).toBe(true);
      return coveredThings(model, shows, camera, { size, covers }).map((thing) => `${id}: ${thing}`);
    });
    expect(covered).toEqual([]);
    const inset = furniture.insetCover ?? { x: -1, y: -1, width: 0, height: 0 };
    for (const [one, other] of [
      [buttons, legend],
      [legend, credits],
      [legend, inset],
      [buttons, inset],
    ] as const)
      // prettier-ignore
      expect(overlaps(one, other)).toBe(false);
  });
});

it("the inset is left out of a map with no corner in which it hides no name, and of no other", () => {
  const model = modelOfFolder(NAJIN_DUNAY);
  const insets = STAGES.map((stage) => arrange(model, stage, buildSchedule(model), en).furniture.inset);
  expect(insets.map((corner) => corner !== undefined)).toEqual([true, true, true, false, true]);
});
