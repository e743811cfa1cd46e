import { baseMapAddresses, type BaseMapAddresses } from "./base-map.ts";

/**
 * The base map of a folder of static files, as addresses that the worker which all maps of a page share answers: it
 * fetches the files once, and the page's own thread never sees them.
 */
export function sharedBaseMap(assetsUrl: string): BaseMapAddresses {
  return baseMapAddresses(`${assetsUrl}basemap/`);
}
