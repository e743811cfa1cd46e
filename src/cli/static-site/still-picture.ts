import { PRESETS } from "../../picture/request/picture-sizes.ts";
import type { StoryModel } from "../../story/story-model.ts";
import { frameAt } from "../../tour/frame.ts";
import { tourOf } from "../../tour/tour.ts";
import { altText } from "../../words/alt-text.ts";
import type { Words } from "../../words/interface.ts";
import { snapshotJobs } from "../snapshot/snapshot-jobs.ts";
import { drawInPages } from "../snapshot/snapshot-pages.ts";
import type { StillPicture } from "./prerendered-story.ts";

const SIZE = PRESETS.wide;

/** The picture of a whole story that stands beside its page: how the page names it, and its file. */
export interface DrawnStill {
  still: StillPicture;
  png: Buffer;
}

/** Draws the end of a story in the size that other sites show on a card. Rejects where no browser starts, or none can draw it. */
export async function drawStill(
  storyFolder: string,
  model: StoryModel,
  words: Words,
  address?: string,
): Promise<DrawnStill> {
  const { story } = model;
  const wish = {
    sizes: [SIZE],
    themes: ["light" as const],
    layout: "full" as const,
    scale: 1,
    at: "end",
    chapters: false,
  };
  const jobs = snapshotJobs(story, { ...wish, ...(address !== undefined && { address }) });
  let png: Buffer | undefined;
  await drawInPages(storyFolder, jobs, {
    drawn: async (drawn) => void (png = drawn.png),
    failed({ error }) {
      throw error;
    },
  });
  if (!png) throw new Error("No picture came of the drawing. Run the command again.");
  const tour = tourOf(model, SIZE);
  const alt = altText(model, frameAt(tour, tour.schedule.durationSeconds), words).short;
  return { still: { file: `./${story.id}-wide.png`, width: SIZE.width, height: SIZE.height, alt }, png };
}
