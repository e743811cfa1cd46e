import { noSuchMoment, secondsOf } from "../tour/moment.ts";
import { buildSchedule, type Schedule } from "../tour/schedule.ts";
import type { Box } from "../geometry/screen-boxes.ts";
import type { PictureRequest } from "./request/picture-request.ts";
import { boxesOf } from "./plan/picture-plan.ts";
import { PictureMaker, type PictureOptions, type PictureStory } from "./picture-maker.ts";

/** Pictures of a story for a program that drives the page. */
export interface PagePictures {
  /** Draws a picture; resolves to its file as base64 and its description. */
  picture(request: PictureRequest): Promise<{ base64: string; alt: string }>;
  /** Says where everything of such a picture would stand. */
  boxes(request: PictureRequest): Promise<{ what: string; box: Box; onMap: boolean }[]>;
}

export function pagePictures(pictured: PictureStory): PagePictures {
  const maker = new PictureMaker(pictured);
  const schedule = buildSchedule(pictured.model);
  return {
    async picture(options) {
      const { file, plan } = await maker.file(asPictureOptions(schedule, options));
      return { base64: await asBase64(file), alt: plan.alt.full };
    },
    async boxes(options) {
      return boxesOf(await maker.plan(asPictureOptions(schedule, options)));
    },
  };
}

function asPictureOptions(schedule: Schedule, { at, width, height, dpi, ...options }: PictureRequest): PictureOptions {
  const seconds = secondsOf(schedule, at);
  if (seconds === undefined) throw new RangeError(noSuchMoment(schedule, at));
  return { ...options, seconds, size: { width, height, ...(dpi !== undefined && { dpi }) } };
}

function asBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""));
    reader.onerror = () => reject(new Error("The picture could not be read.", { cause: reader.error }));
    reader.readAsDataURL(file);
  });
}
