import { noSuchMoment, secondsOf } from "../tour/moment.ts";
import { buildSchedule, type Schedule } from "../tour/schedule.ts";
import { PictureMaker, type PictureOptions, type PictureStory } from "./picture-maker.ts";
import type { PlacedBox } from "./plan/plan-boxes.ts";
import { PictureRefusal, type Refused } from "./request/refusal.ts";
import type { PictureRequest } from "./request/picture-request.ts";

/** The answer of the page: a result, or why there is none. A crash rejects. */
export type PageAnswer<Result> = ({ ok: true } & Result) | Refused;

/** Pictures of a story for a program that drives the page. */
export interface PagePictures {
  /** Draws a picture; resolves to its file as base64 and its description. */
  picture(request: PictureRequest): Promise<PageAnswer<{ base64: string; alt: string }>>;
  /** Says where everything of such a picture would stand. */
  boxes(request: PictureRequest): Promise<PageAnswer<{ boxes: readonly PlacedBox[] }>>;
}

export function pagePictures(pictured: PictureStory): PagePictures {
  const maker = new PictureMaker(pictured);
  const schedule = buildSchedule(pictured.model);
  return {
    picture: (request) =>
      answered(async () => {
        const { file, alt } = await maker.file(asPictureOptions(schedule, request));
        return { base64: await asBase64(file), alt: alt.full };
      }),
    boxes: (request) =>
      answered(async () => {
        const { scene } = await maker.prepare(asPictureOptions(schedule, request));
        return { boxes: scene.boxes };
      }),
  };
}

async function answered<Result>(make: () => Promise<Result>): Promise<PageAnswer<Result>> {
  try {
    return { ok: true, ...(await make()) };
  } catch (error) {
    if (error instanceof PictureRefusal) return { ok: false, code: error.code, message: error.message };
    throw error;
  }
}

function asPictureOptions(schedule: Schedule, { at, width, height, dpi, ...options }: PictureRequest): PictureOptions {
  const seconds = secondsOf(schedule, at);
  if (seconds === undefined) throw new PictureRefusal({ code: "no-such-moment", message: noSuchMoment(schedule, at) });
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
