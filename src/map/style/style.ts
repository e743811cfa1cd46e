import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Words } from "../../words/interface.ts";
import { statusOf } from "../../story/leg-status.ts";
import type { StoryModel } from "../../story/story-model.ts";
import { groundLayers } from "./base-layers.ts";
import { labelLayers } from "./label-layers.ts";
import type { BaseMapData } from "../../basemap/base-map.ts";
import type { BaseMapUrls } from "../../basemap/base-map-urls.ts";
import { baseSources } from "./base-sources.ts";
import { NOTE_LABEL_LAYER } from "../../basemap/base-ids.ts";
import { fontFaces } from "./font-faces.ts";
import { labelFrameLayer } from "../labels/label-frame.ts";
import { LABEL_FRAME_SOURCE } from "./layer-ids.ts";
import { placeData, placeGroundLayers, placeLabelLayers, unreachedLayers } from "./place-layers.ts";
import { shortName } from "./place-names.ts";
import { legStatusLayer, placeWordLayers } from "./place-words.ts";
import type { RouteGeometry } from "../route/route-arrays.ts";
import { routeShadowData, routeShadowLayer } from "../route/route-shadow.ts";
import type { Theme } from "./theme.ts";

/** The route goes under this layer: over all grounds and lines, under all names. */
export const FIRST_LABEL_LAYER = NOTE_LABEL_LAYER;

/**
 * The layers of a story's map without the route, in drawing order; the story's countries are tinted, and numbers and names
 * of `firstIds` find room before others.
 */
export function storyLayers(
  { story, markers, unreached }: StoryModel,
  theme: Theme,
  words: Words,
  firstIds: readonly string[] = [],
): LayerSpecification[] {
  const labelledByStory = [...markers.map(({ place }) => place), ...unreached].map(shortName);
  const hasStatus = story.legs.some((leg) => statusOf(leg) !== "travelled");
  const options = { tinted: story.countries, labelledByStory };
  return [
    ...groundLayers(theme, options),
    ...placeGroundLayers(theme),
    ...labelLayers(theme, options),
    ...placeWordLayers(theme, words),
    ...(hasStatus ? [legStatusLayer(theme)] : []),
    routeShadowLayer(story.legs.length),
    labelFrameLayer(),
    ...(unreached.length > 0 ? unreachedLayers(theme) : []),
    ...placeLabelLayers(theme, markers.length, firstIds),
  ];
}

/** The whole style. `assetsUrl` is the folder of the page's static files, absolute and ending in a slash. */
export function storyStyle(
  model: StoryModel,
  route: RouteGeometry,
  theme: Theme,
  words: Words,
  baseMap: BaseMapData | BaseMapUrls,
  assetsUrl: string,
  firstIds: readonly string[] = [],
): StyleSpecification {
  const own = Object.entries({ ...placeData(model, words), ...routeShadowData(route) });
  return {
    version: 8,
    name: model.story.title,
    // A theme changes at once: half a change would be a picture of neither.
    transition: { duration: 0, delay: 0 },
    "font-faces": fontFaces(`${assetsUrl}fonts/`),
    sources: {
      ...baseSources(baseMap),
      ...Object.fromEntries(own.map(([id, data]) => [id, { type: "geojson", data }])),
      [LABEL_FRAME_SOURCE]: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
    },
    layers: storyLayers(model, theme, words, firstIds),
  };
}
