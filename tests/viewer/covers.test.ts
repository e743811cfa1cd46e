// What a chapter shows lies under nothing that stands over the map.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { containsBox, overlaps, type Box } from "../../src/geometry/screen-boxes.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { NAJIN_DUNAY } from "../story/whole-story.ts";
import { COARSE, setStage, type Stage } from "../open-page.ts";
import { arrange } from "../../src/viewer/furniture.ts";
import { buildSchedule } from "../../src/tour/schedule.ts";
import { cameraOnPage, coveredThings, coversOnPage, goToChapter } from "./covered-things.ts";
import { en } from "../../src/words/en.ts";

const SIZES = [
  [1440, 900],
  [1280, 720],
  [390, 844],
  [320, 640],
  [680, 500],
] as const;
/** A box is as it was planned, to the rounding of its letters. */
const LOOSE_PIXELS = 1;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const model = modelOfFolder(NAJIN_DUNAY);

describe.each(SIZES)("on a screen of %d x %d", (width, height) => {
  test("no chapter of the first story has anything under legend, buttons, credits or inset", async () => {
    const { page } = await stage.open({ ...COARSE, viewport: { width, height }, reducedMotion: "reduce" });
    const covered: string[] = [];
    for (const { id, shows } of model.story.chapters) {
      await goToChapter(page, id);
      const size = await page.locator(".map").evaluate((map) => ({ width: map.clientWidth, height: map.clientHeight }));
      const camera = await cameraOnPage(page);
      const covers = await coversOnPage(page);
      expect(Object.keys(covers)).toEqual(expect.arrayContaining(["legend", "buttons", "credits"]));
      for (const thing of coveredThings(model, shows, camera, { size, covers })) covered.push(`${id}: ${thing}`);

      const planned = arrange(model, { ...size, isPhone: width < 900 }, buildSchedule(model), en).furniture;
      const room: Record<string, Box> = { ...(planned.insetCover && { inset: planned.insetCover }) };
      if (!planned.insetCover) expect(covers).not.toHaveProperty("inset");
      for (const [index, what] of ["buttons", "legend", "credits"].entries()) room[what] = planned.covers[index]!;
      for (const [what, box] of Object.entries(covers)) {
        expect(containsBox(room[what]!, box, LOOSE_PIXELS), `${what}: ${JSON.stringify([box, room[what]])}`).toBe(true);
        for (const [other, beside] of Object.entries(covers))
          expect(other !== what && overlaps(box, beside), `${what} on ${other}`).toBe(false);
      }
    }
    expect(covered).toEqual([]);
  });
});
