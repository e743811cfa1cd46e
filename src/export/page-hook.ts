import type { Map as MapLibreMap } from "maplibre-gl";
import type { ThemeName } from "../map/theme.ts";
import { momentOf, secondsOf } from "../story/moment.ts";
import type { Story } from "../story/story.ts";
import { buildTimeline } from "../story/timeline.ts";
import { pictureName } from "./picture-name.ts";
import { drawPicture } from "./picture.ts";

/** What the page offers to a program that drives it. */
export interface PageHook {
  /** Draws a picture and returns its file as base64, for a program that drives the page. */
  picture(options: HookOptions): Promise<{ base64: string; name: string }>;
  /** The map on the page, once its route is drawn. */
  map?: MapLibreMap;
}

export interface HookOptions {
  /** A moment as `secondsOf` reads it. */
  at: string;
  theme: ThemeName;
  width: number;
  height: number;
  scale: number;
}

declare global {
  interface Window {
    waybill?: PageHook;
  }
}

/** Lets a program that drives the page ask for the same pictures that a reader saves. */
export function offerPictures(story: Story): void {
  window.waybill = {
    async picture({ at, ...options }) {
      const timeline = buildTimeline(story, options);
      const seconds = secondsOf(timeline, at);
      if (seconds === undefined)
        throw new RangeError(
          `The story has no moment "${at}". Give seconds from 0 to ${timeline.durationSeconds.toFixed(1)}, a day that a ` +
            `chapter covers, "end", or a chapter: ${story.chapters.map(({ id }) => id).join(", ")}.`,
        );
      const file = await drawPicture(story, { ...options, seconds });
      return { base64: await asBase64(file), name: pictureName(story, momentOf(timeline, seconds)) };
    },
  };
}

function asBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""));
    reader.onerror = () => reject(new Error("The picture could not be read.", { cause: reader.error }));
    reader.readAsDataURL(file);
  });
}
