import { chapterIndexAt, stillSecondsAt, type Schedule } from "../../tour/schedule.ts";
import type { Words } from "../../words/interface.ts";
import type { ToldChapter } from "../content/picture-content.ts";
import type { LayoutName, PictureSize } from "../request/picture-sizes.ts";

/** The wishes for which a picture is planned. */
export interface PlanOptions {
  /** An instant of the chapter, in seconds of the schedule. */
  seconds: number;
  size: PictureSize;
  layout: LayoutName;
  words: Words;
  /** The credit of the base map. */
  attribution: string;
  /** Where the story is published: printed where its sources are too many. */
  address?: string;
  schedule: Schedule;
  /** Every instant of a film is planned in motion, also the one that would be the still of its chapter. */
  film?: boolean;
}

/** A chapter as pictures of it are planned: as a still, with its travel done, or in motion. */
export interface PlannedChapter extends ToldChapter {
  startSeconds: number;
  stillSeconds: number;
}

/** Half of the least step of a schedule. */
const SAME_SECOND = 0.005;

/**
 * The chapter of an instant, which it shares with every other instant of it but one: the chapter as a still says nothing of
 * movement, since nothing moves. A chapter without travel has no movement to show.
 */
export function plannedChapter({
  schedule,
  seconds,
  film = false,
}: Pick<PlanOptions, "schedule" | "seconds" | "film">): PlannedChapter {
  const stillSeconds = stillSecondsAt(schedule, seconds);
  const chapterIndex = chapterIndexAt(schedule, seconds);
  const { startSeconds, travels } = schedule.chapters[chapterIndex]!;
  const isStill = !film && Math.abs(Math.min(seconds, schedule.durationSeconds) - stillSeconds) < SAME_SECOND;
  return { chapterIndex, startSeconds, stillSeconds, inMotion: travels.length > 0 && !isStill };
}
