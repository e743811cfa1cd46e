import type { Map as MapLibreMap } from "maplibre-gl";
import { markersOf } from "../story/marker.ts";
import type { Story } from "../story/story.ts";
import { CITY_DOT_IMAGE } from "./base-ids.ts";
import { CITY_DOT_OPTIONS, cityDotImage } from "./city-dot-image.ts";
import { discImage, DISC_PIXEL_RATIO } from "./disc-image.ts";
import { DISC_IMAGE, ROUTE_SHADOW_IMAGE } from "./layer-ids.ts";
import { ROUTE_SHADOW_PIXEL } from "./route-shadow.ts";
import type { Theme } from "./theme.ts";

/** A story may have hundreds of discs; where they meet, the first of the file win. */
const DISCS_AT_ONCE = 16;

/** Adds what the first view needs: for an image that comes later, MapLibre makes tiles and the frame a second time. */
export function addFirstImages(map: MapLibreMap, story: Story, theme: Theme): void {
  const discs = markersOf(story).slice(0, DISCS_AT_ONCE);
  const ids = [ROUTE_SHADOW_IMAGE, CITY_DOT_IMAGE, ...discs.map(({ number }) => `${DISC_IMAGE}${number}`)];
  for (const id of ids) addImage(map, id, theme);
}

/** Adds the image of an id that a layer names, where it is one of ours and not there. */
export function addImage(map: MapLibreMap, id: string, theme: Theme): void {
  if (map.hasImage(id)) return;
  if (id === ROUTE_SHADOW_IMAGE) map.addImage(id, ROUTE_SHADOW_PIXEL);
  else if (id === CITY_DOT_IMAGE) map.addImage(id, cityDotImage(), CITY_DOT_OPTIONS);
  else if (id.startsWith(DISC_IMAGE))
    map.addImage(id, discImage(Number(id.slice(DISC_IMAGE.length)), theme), { pixelRatio: DISC_PIXEL_RATIO });
}

/** Draws the discs that are there in another theme. */
export function repaintDiscs(map: MapLibreMap, story: Story, theme: Theme): void {
  for (const { number } of markersOf(story)) {
    const id = `${DISC_IMAGE}${number}`;
    if (map.hasImage(id)) map.updateImage(id, discImage(number, theme));
  }
}
