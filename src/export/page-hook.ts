import type { Map as MapLibreMap } from "maplibre-gl";
import type { ThemeName } from "../map/theme.ts";
import type { Box } from "../story/free-box.ts";
import { secondsOf } from "../story/moment.ts";
import type { LayoutName, PictureSize } from "../story/picture/picture-sizes.ts";
import type { Story } from "../story/story.ts";
import { buildTimeline } from "../story/timeline.ts";
import { boxesOf } from "./picture-plan.ts";
import { PictureMaker, type PictureOptions } from "./picture.ts";

/** What the page offers to a program that drives it. */
export interface PageHook {
  /** Draws a picture and returns its file as base64, for a program that drives the page. */
  picture(options: HookOptions): Promise<{ base64: string; alt: string }>;
  /** Where everything of such a picture would stand. */
  boxes(options: HookOptions): Promise<{ what: string; box: Box; onMap: boolean }[]>;
  /** The map on the page, once its route is drawn. */
  map?: MapLibreMap;
}

export interface HookOptions extends PictureSize {
  /** A moment as `secondsOf` reads it. */
  at: string;
  theme: ThemeName;
  scale: number;
  layout?: LayoutName;
  /** Address at which the story is published. */
  address?: string;
}

declare global {
  interface Window {
    waybill?: PageHook;
  }
}

/** Lets a program that drives the page ask for the same pictures that a reader saves. */
export function offerPictures(story: Story): void {
  const maker = new PictureMaker(story);
  window.waybill = {
    async picture(options) {
      const { file, plan } = await maker.file(asPictureOptions(story, options));
      return { base64: await asBase64(file), alt: plan.alt.full };
    },
    async boxes(options) {
      return boxesOf(await maker.plan(asPictureOptions(story, options)));
    },
  };
}

function asPictureOptions(story: Story, { at, width, height, dpi, ...options }: HookOptions): PictureOptions {
  const timeline = buildTimeline(story, { width, height });
  const seconds = secondsOf(timeline, at);
  if (seconds === undefined)
    throw new RangeError(
      `The story has no moment "${at}". Give seconds from 0 to ${timeline.durationSeconds.toFixed(1)}, a day that a ` +
        `chapter covers, "end", or a chapter: ${story.chapters.map(({ id }) => id).join(", ")}.`,
    );
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
