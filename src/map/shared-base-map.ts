import { loadBaseMap, type BaseMapData } from "./base-map.ts";

const loaded = new Map<string, Promise<BaseMapData>>();

/** The base map of a folder of static files, fetched and converted once for all maps of a page. */
export function sharedBaseMap(assetsUrl: string): Promise<BaseMapData> {
  let data = loaded.get(assetsUrl);
  if (!data) {
    data = loadBaseMap(`${assetsUrl}basemap/`, fetch);
    data.catch(() => loaded.delete(assetsUrl));
    loaded.set(assetsUrl, data);
  }
  return data;
}
