import { momentOf } from "../../tour/moment.ts";
import type { Story } from "../../story/story.ts";
import { chapterIndexAt, stillSecondsAt, type Schedule } from "../../tour/schedule.ts";
import { sizeName, type PictureSize } from "./picture-sizes.ts";

/** The facts of a picture that its name tells. */
export interface NamedPicture {
  seconds: number;
  size: PictureSize;
  theme: string;
  layout: string;
  scale?: number;
}

/**
 * The file name of a picture: `najin-dunay-2023-09-12-wide.png`. The date is that on which the chapter begins, with the
 * chapter where others begin on the same day; the moment where it has none. Unusual facts are added: a moment at which
 * the chapter's travel is not done, another theme, the map alone, a scale.
 */
export function pictureName(
  story: Story,
  schedule: Schedule,
  { seconds, size, theme, layout, scale = 1 }: NamedPicture,
): string {
  const parts = [
    story.id,
    whenPart(story, schedule, seconds),
    sizeName(size),
    ...(theme === "light" ? [] : [theme]),
    ...(layout === "full" ? [] : [layout]),
    ...(scale === 1 ? [] : [`${scale}x`]),
  ];
  return `${parts.map(asNamePart).join("-")}.png`;
}

function whenPart(story: Story, schedule: Schedule, seconds: number): string {
  const chapter = story.chapters[chapterIndexAt(schedule, seconds)];
  const date = firstDate(chapter?.when?.edtf);
  if (!chapter || date === undefined) {
    const moment = momentOf(schedule, seconds);
    return chapter && moment !== "end" && isStill(schedule, seconds) ? chapter.id : moment;
  }
  const alone = story.chapters.filter(({ when }) => firstDate(when?.edtf) === date).length === 1;
  return [date, ...(alone ? [] : [chapter.id]), ...withinPart(schedule, seconds)].join("-");
}

/** The part of a name that tells a moment of a chapter from the chapter as a still: nothing where nothing moves in it. */
function withinPart(schedule: Schedule, seconds: number): string[] {
  const { travels, startSeconds, flightSeconds = Infinity } = schedule.chapters[chapterIndexAt(schedule, seconds)]!;
  if (isStill(schedule, seconds)) return [];
  if (Math.abs(seconds - startSeconds) < 0.005) return travels.length > 0 ? ["start"] : [];
  const isAtRest = travels.length === 0 && seconds < flightSeconds;
  return isAtRest ? [] : [`${momentOf(schedule, seconds)}s`];
}

/** True for the end of a chapter's travel, where pictures of whole chapters are made. */
function isStill(schedule: Schedule, seconds: number): boolean {
  return Math.abs(stillSecondsAt(schedule, seconds) - seconds) < 0.005;
}

/** `2023-08` of `2023-08~/2023-09`; undefined where the start is open. */
function firstDate(edtf = ""): string | undefined {
  return /^-?\d{4}(?:-\d\d){0,2}/.exec(edtf)?.[0];
}

function asNamePart(part: string): string {
  return part.replace(/[^\w.-]+/g, "_").replace(/^\.+|\.{2,}/g, "_");
}
