import { clearPrewarmedResources, prewarm, setWorkerUrl } from "maplibre-gl";
import workerUrl from "./maplibre/base-map.worker.ts?worker&url";
import { baseMapUrls, type BaseMapUrls } from "../basemap/base-map-urls.ts";

/** The address of the code of the worker. */
export const MAP_WORKER_URL: string = workerUrl;

let started = false;
let attempt = 1;

/**
 * The base map of a folder of static files, as addresses that the worker which all maps of a page share answers: it
 * fetches and converts the files once, and the page's own thread never sees them. The first call starts that worker,
 * which begins at once with the base map of this folder: call it before the story is there. `ownDetail` is the folder of the
 * story's own detail, absolute and ending in a slash.
 */
export function sharedBaseMap(assetsUrl: string, ownDetail?: string): BaseMapUrls {
  const folder = `${assetsUrl}basemap/`;
  if (!started) {
    setWorkerUrl(`${MAP_WORKER_URL}#${encodeURIComponent(folder)}`);
    prewarm();
    started = true;
  }
  return baseMapUrls(folder, attempt, ownDetail);
}

/** Has the next map ask again for files of the base map that could not be had. */
export function askBaseMapAgain(): void {
  attempt++;
}

/** The same, with a new worker where no map is left that needs the one there is: that may be what failed. */
export function beginBaseMapAgain(): void {
  askBaseMapAgain();
  clearPrewarmedResources();
  prewarm();
}
