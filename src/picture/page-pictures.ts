import type { RouteGeometry } from "../map/route/route-geometry.ts";
import { noSuchMoment, secondsOf } from "../tour/moment.ts";
import type { Story } from "../story/story.ts";
import { buildTimeline } from "../tour/schedule.ts";
import type { HookOptions, PageHook } from "./page-api.ts";
import { boxesOf } from "./plan/picture-plan.ts";
import { PictureMaker, type PictureOptions } from "./picture-maker.ts";

/** Pictures of a story for a program that drives the page. */
export function hookedPictures(story: Story, route: RouteGeometry): Pick<PageHook, "picture" | "boxes"> {
  const maker = new PictureMaker(story, route);
  return {
    async picture(options) {
      const { file, plan } = await maker.file(asPictureOptions(story, route, options));
      return { base64: await asBase64(file), alt: plan.alt.full };
    },
    async boxes(options) {
      return boxesOf(await maker.plan(asPictureOptions(story, route, options)));
    },
  };
}

function asPictureOptions(
  story: Story,
  { legs }: RouteGeometry,
  { at, width, height, dpi, ...options }: HookOptions,
): PictureOptions {
  const timeline = buildTimeline(story, { width, height }, legs);
  const seconds = secondsOf(timeline, at);
  if (seconds === undefined) throw new RangeError(noSuchMoment(timeline, at));
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
