// The door `waybill/map`: the map of a story for a page without Svelte. The page shows `mapCredits` and MapLibre's style sheet.

export { StoryMap } from "./map/story-map.ts";
export type { StoryMapOptions } from "./map/story-map-options.ts";
export { sharedBaseMap } from "./map/shared-base-map.ts";
export type { BaseMapUrls } from "./basemap/base-map-urls.ts";
export { absoluteAssetsUrl } from "./map/assets-url.ts";
export { addPageFonts } from "./map/page-fonts.ts";
export { canvasFontsLoaded, type CanvasText } from "./map/canvas-fonts.ts";
export { mapCredits } from "./map/route-map.ts";
export { routeGeometry, type RouteGeometry } from "./map/route/route-geometry.ts";
export { themes, type Theme, type ThemeName } from "./map/style/theme.ts";
export type { VisibleParts } from "./map/style/visible-parts.ts";
export type { StillView } from "./map/labels/country-labels.ts";
export type { NameBounds } from "./map/labels/label-frame.ts";
export type { Box } from "./geometry/screen-boxes.ts";
