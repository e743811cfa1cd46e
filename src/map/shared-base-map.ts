import { prewarm, setWorkerUrl } from "maplibre-gl";
import workerUrl from "../basemap/base-map.worker.ts?worker&url";
import { baseMapAddresses, type BaseMapAddresses } from "../basemap/base-map.ts";

let started = false;

/**
 * The base map of a folder of static files, as addresses that the worker which all maps of a page share answers: it
 * fetches and converts the files once, and the page's own thread never sees them. The first call starts that worker,
 * which begins at once with the base map of this folder: call it before the story is there.
 */
export function sharedBaseMap(assetsUrl: string): BaseMapAddresses {
  const folder = `${assetsUrl}basemap/`;
  if (!started) {
    setWorkerUrl(`${workerUrl}#${encodeURIComponent(folder)}`);
    prewarm();
    started = true;
  }
  return baseMapAddresses(folder);
}
