import { describe, expect, it } from "vitest";
import { instantOf, type PictureInstant } from "../../src/picture/plan/picture-instant.ts";
import { boxesOf } from "../../src/picture/plan/plan-boxes.ts";
import { planPicture } from "../../src/picture/plan/picture-plan.ts";
import { valueOf } from "../../src/picture/request/refusal.ts";
import { PRESETS } from "../../src/picture/request/picture-sizes.ts";
import { buildSchedule, chapterIndexAt, stillSecondsAt } from "../../src/tour/schedule.ts";
import { en } from "../../src/words/en.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { NAJIN_DUNAY } from "../story/whole-story.ts";
import { measureIn, plannedInstant } from "./planned-instant.ts";

const model = modelOfFolder(NAJIN_DUNAY);
const schedule = buildSchedule(model);
const FRAMES_PER_SECOND = 1;
const frames = Array.from(
  { length: Math.floor(schedule.durationSeconds * FRAMES_PER_SECOND) },
  (_, index) => index / FRAMES_PER_SECOND,
);
const SIZES = [
  ["wide", PRESETS.wide],
  ["tall", PRESETS.tall],
] as const;

/** What a reader would see jump: every box with its lines, the legend with its rows and the inset with its camera. */
function stillPartsOf({ layout, legend, inset, main }: PictureInstant): string {
  const { entries, marks, later } = legend?.content ?? {};
  const { box, viewport, pixelRatio } = main;
  const small = inset && [inset.box, inset.caption, inset.frame.camera, inset.scaleBar];
  return JSON.stringify([
    boxesOf({ layout, legend, inset } as PictureInstant),
    layout,
    [entries, marks, later],
    small,
    [box, viewport, pixelRatio],
  ]);
}

function edgesOf(instantAt: (seconds: number) => PictureInstant): number[] {
  let last: string | undefined;
  return frames.filter((seconds) => {
    const parts = stillPartsOf(instantAt(seconds));
    const isEdge = last !== undefined && parts !== last;
    last = parts;
    return isEdge;
  });
}

/** The first frame of each chapter but the first. */
const firstFrames = frames.filter(
  (seconds, index) => index > 0 && chapterIndexAt(schedule, seconds) !== chapterIndexAt(schedule, frames[index - 1]!),
);

describe.each(SIZES)("a film of the first story, %s, each of its frames planned by itself, one a second", (_, size) => {
  const options = { size, layout: "full", attribution: "Credits", schedule, film: true } as const;

  it("has boxes that change at the edges of chapters alone", () => {
    expect(firstFrames).toHaveLength(schedule.chapters.length - 1);
    const changes = edgesOf((seconds) => plannedInstant(model, { ...options, seconds }));
    expect(changes.filter((seconds) => !firstFrames.includes(seconds))).toEqual([]);
    expect(changes.length).toBeGreaterThan(0);
  });
});

describe("an instant in the plan of its chapter", () => {
  const at = (seconds: number, film = false) =>
    plannedInstant(model, { seconds, size: PRESETS.wide, layout: "full", attribution: "", schedule, film });
  const chapterOf = (id: string) => schedule.chapters.find(({ chapter }) => chapter.id === id)!;

  it("keeps the boxes of a chapter in which nothing travels, at rest and in flight", () => {
    const { startSeconds, endSeconds } = chapterOf("dunay");
    const still = stillPartsOf(at(stillSecondsAt(schedule, startSeconds)));
    for (const seconds of [startSeconds, startSeconds + 1, endSeconds - 0.1])
      expect(stillPartsOf(at(seconds)), `${seconds}`).toBe(still);
  });

  it("says in motion that the movement is illustrative and what paler lines are, which the still needs not", () => {
    const [{ startSeconds, endSeconds }] = [chapterOf("rail").travels[0]!];
    const wordsOf = ({ layout }: PictureInstant) =>
      layout.texts
        .flatMap(({ lines }) => lines)
        .join(" ")
        .replaceAll("\u00a0", " ");
    const [moving, still] = [at((startSeconds + endSeconds) / 2), at(stillSecondsAt(schedule, startSeconds))];
    expect(wordsOf(moving)).toContain("The movement shown is illustrative.");
    expect(wordsOf(still)).not.toContain("illustrative");
    expect(moving.legend!.content.later?.mode).toBe("rail");
    expect(still.legend!.content.later).toBeUndefined();
    expect(wordsOf(at(stillSecondsAt(schedule, startSeconds), true))).toContain("illustrative");
  });

  it("has route, head and camera of that instant", () => {
    const { travels, flightSeconds, endSeconds } = chapterOf("sea");
    const [{ startSeconds: from, endSeconds: to }] = [travels[0]!];
    const [early, late] = [at(from + 0.1), at(to - 0.1)];
    const metersOf = ({ main }: PictureInstant) => main.frame.legs.find(({ id }) => id === "sea")!.travelledMeters;
    expect(metersOf(early)).toBeLessThan(metersOf(late));
    expect(early.main.frame.head).not.toBeNull();
    const inFlight = at((flightSeconds! + endSeconds) / 2);
    expect(inFlight.main.frame.camera).not.toEqual(late.main.frame.camera);
    expect(inFlight.inset!.frame.camera).toEqual(late.inset!.frame.camera);
  });

  it("moves in flight what ties the maps, and shows no scale there", () => {
    const { flightSeconds, endSeconds } = chapterOf("sea");
    const rest = at(flightSeconds! - 0.1);
    const inFlight = at((flightSeconds! + endSeconds) / 2);
    expect(rest.inset!.shown.shows).toBe("story");
    expect(inFlight.inset!.mainExtent).not.toEqual(rest.inset!.mainExtent);
    const najin = at(1 + chapterOf("najin").startSeconds);
    expect(najin.legend!.content.scaleBar).toBeDefined();
    expect(at(chapterOf("najin").endSeconds - 0.3).legend!.content.scaleBar).toBeUndefined();
  });

  it("of another chapter is a caller's slip", () => {
    const options = { seconds: 0, size: PRESETS.wide, layout: "full", words: en, attribution: "", schedule } as const;
    const plan = valueOf(planPicture(model, options, measureIn));
    expect(() => instantOf(plan, schedule.durationSeconds)).toThrow(RangeError);
  });
});
