import { noSuchMoment, pictureMomentOf, secondsOf } from "../../tour/moment.ts";
import { pictureName } from "../../picture/request/picture-name.ts";
import { isSameSize, impossibleSize, type LayoutName, type PictureSize } from "../../picture/request/picture-sizes.ts";
import { modelOf } from "../../story/story-model.ts";
import type { Story } from "../../story/story.ts";
import { buildSchedule, stillSecondsAt, type Schedule } from "../../tour/schedule.ts";
import type { PictureRequest } from "../../picture/request/picture-request.ts";
import { UsageError } from "../exit-codes.ts";

export type ThemeChoice = PictureRequest["theme"];

export interface SnapshotRequest {
  sizes: readonly PictureSize[];
  themes: readonly ThemeChoice[];
  layout: LayoutName;
  scale: number;
  /** A moment as `secondsOf` reads it, or a chapter; the whole route where absent. Not looked at where `chapters` is set. */
  at?: string;
  /** A picture of every chapter. */
  chapters: boolean;
  address?: string;
}

/** One picture to make, the file name that its story gives it, and its moment as `pictureMomentOf` writes it into the file. */
export interface SnapshotJob {
  name: string;
  moment: string;
  options: PictureRequest;
}

/** This much of a batch: the `index`-th of `count` shares, from 1. */
export interface Shard {
  index: number;
  count: number;
}

/**
 * Every picture of a wish, by theme, then size, then moment; once, where one is wished for twice. Throws UsageError for a
 * moment that the story does not have and for a size that no picture has.
 */
export function snapshotJobs(story: Story, wish: SnapshotRequest): SnapshotJob[] {
  const schedule = buildSchedule(modelOf(story));
  const wanted = wish.chapters ? schedule.chapters.map(({ chapter }) => chapter.id) : [wish.at ?? wholeRoute(story)];
  const moments = wanted.map((at) => asStill(schedule, at));
  return [...new Set(wish.themes)].flatMap((theme) =>
    withoutRepeats(wish.sizes).flatMap((size) => {
      assertAskable(size, wish.scale);
      return moments.map((at): SnapshotJob => {
        const { layout, scale, address } = wish;
        const seconds = secondsIn(schedule, at);
        const name = pictureName(story, schedule, { seconds, size, theme, layout, scale });
        const moment = pictureMomentOf(schedule, seconds);
        return {
          name,
          moment,
          options: { ...size, at, theme, layout, scale, ...(address !== undefined && { address }) },
        };
      });
    }),
  );
}

function withoutRepeats(sizes: readonly PictureSize[]): PictureSize[] {
  return sizes.filter((size, at) => sizes.findIndex((other) => isSameSize(other, size)) === at);
}

/** The chapter that shows the whole route: the last of several, where most of it is travelled. */
function wholeRoute({ chapters }: Story): string {
  return chapters.findLast(({ shows }) => shows.includes("story"))?.id ?? "end";
}

/** A chapter is shown as a still, with its travel done, as in the page's dialog; other moments as they are. */
function asStill(schedule: Schedule, at: string): string {
  const timed = schedule.chapters.find(({ chapter }) => chapter.id === at);
  return timed ? String(stillSecondsAt(schedule, timed.startSeconds)) : at;
}

/** The share of a batch that falls to one machine: every `count`-th picture. */
export function jobsOfShard<Job>(jobs: readonly Job[], { index, count }: Shard): Job[] {
  return jobs.filter((_, at) => at % count === index - 1);
}

function secondsIn(schedule: Schedule, at: string): number {
  const seconds = secondsOf(schedule, at);
  if (seconds !== undefined) return seconds;
  throw new UsageError(noSuchMoment(schedule, at));
}

function assertAskable(size: PictureSize, scale: number): void {
  const refusal = impossibleSize(size, scale);
  if (refusal) throw new UsageError(refusal.message);
}
