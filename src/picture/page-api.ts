import type { Map as MapLibreMap } from "maplibre-gl";
import type { PagePictures } from "./page-pictures.ts";
import type { PictureStory } from "./picture-maker.ts";

/** The interface of the page for a program that drives it: `window.waybill`. */
export interface PageApi extends PagePictures {
  /** The map on the page, once its route is drawn. */
  map?: MapLibreMap;
}

declare global {
  interface Window {
    waybill?: PageApi;
  }
}

/** Lets a program that drives the page ask for the same pictures that a reader saves. The code that makes them loads when asked. */
export function installPageApi(pictured: PictureStory): void {
  let made: Promise<PagePictures> | undefined;
  const pictures = () => (made ??= import("./page-pictures.ts").then(({ pagePictures }) => pagePictures(pictured)));
  window.waybill = {
    picture: async (request) => (await pictures()).picture(request),
    boxes: async (request) => (await pictures()).boxes(request),
  };
}
