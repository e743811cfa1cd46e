import type { Map as MapLibreMap } from "maplibre-gl";
import type { ThemeName } from "../map/style/theme.ts";
import type { Box } from "../geometry/screen-boxes.ts";
import type { LayoutName, PictureSize } from "./request/picture-sizes.ts";
import type { PictureStory } from "./picture-maker.ts";

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

/** Lets a program that drives the page ask for the same pictures that a reader saves. What makes them comes when asked. */
export function offerPictures(pictured: PictureStory): void {
  let made: Promise<Pick<PageHook, "picture" | "boxes">> | undefined;
  const pictures = () => (made ??= import("./page-pictures.ts").then(({ hookedPictures }) => hookedPictures(pictured)));
  window.waybill = {
    picture: async (options) => (await pictures()).picture(options),
    boxes: async (options) => (await pictures()).boxes(options),
  };
}
