import { ATTRIBUTION } from "../basemap/attribution.ts";
import type { Viewport } from "../geometry/camera.ts";
import { creditsLine } from "../story/credits.ts";
import type { Story } from "../story/story.ts";
import type { StoryModel } from "../story/story-model.ts";
import type { Frame } from "../tour/frame.ts";
import type { Words } from "../words/interface.ts";
import { absoluteAssetsUrl } from "./assets-url.ts";
import { canvasFontsLoaded, canvasFontsTried } from "./canvas-fonts.ts";
import { addPageFonts } from "./page-fonts.ts";
import type { RouteGeometry } from "./route/route-arrays.ts";
import { sharedBaseMap } from "./shared-base-map.ts";
import { StoryMap } from "./story-map.ts";
import { themes, type Theme, type ThemeName } from "./style/theme.ts";
import type { VisibleParts } from "./style/visible-parts.ts";

export type { StoryMap } from "./story-map.ts";

/** The props of the component `RouteMap`. It fills the nearest positioned element around it. */
export interface RouteMapProps {
  /** The story, as `modelOf` measures it. Another story needs another component: `{#key model}`. */
  model: StoryModel;
  /** The story's route as `routeGeometry` lays it out; laid out here where absent, which takes 0.1 s per million positions. */
  route?: RouteGeometry;
  /** The frame to show, as `frameAt` gives it. */
  frame: Frame;
  /** Colours of map, route and credits. */
  theme: ThemeName;
  /** The language of the words that the map writes itself; English where absent. */
  words?: Words;
  /** True while frames follow each other; a single new frame is flown to. */
  running?: boolean;
  /** True where the reader asked for less motion: nothing is flown to. */
  still?: boolean;
  /** Folder of the static files (base map, fonts), absolute or relative to the page; the page's own folder where absent. */
  assetsUrl?: string;
  /** Legs and places to draw; all where absent. Keep the object until it changes. */
  visible?: VisibleParts;
  /** Id of the leg to draw stronger. */
  highlighted?: string | undefined;
  /** Told the id of the leg or place under the pointer when it changes; undefined for none. */
  onpoint?: (id: string | undefined) => void;
  /** Told the ids of the places or of the leg that were clicked or tapped: several where they are drawn over one another. */
  onopen?: (ids: readonly string[]) => void;
  /** Told the size of the map in CSS pixels, at once and when it changes: cameras are fitted to it (`tourOf`). */
  onresize?: (viewport: Viewport) => void;
  /** The route is on screen. */
  onready?: (map: StoryMap) => void;
  /** Told what the map is drawn without, in words; undefined where all of it is there. */
  onmissing?: (words: string | undefined) => void;
  /** Told in plain words why there is no map: no WebGL 2, no worker, graphics that were lost for good. */
  onerror?: (error: Error) => void;
}

/**
 * Makes the map of a component in its element; undefined where `isWanted` is false by then. `fail` is told where its graphics
 * are lost for good. Rejects as `StoryMap` throws.
 */
export async function makeRouteMap(
  container: HTMLElement,
  props: RouteMapProps,
  { isWanted, fail }: { isWanted: () => boolean; fail: (error: unknown) => void },
): Promise<StoryMap | undefined> {
  const assetsUrl = absoluteAssetsUrl(props.assetsUrl);
  addPageFonts(assetsUrl);
  const baseMap = sharedBaseMap(assetsUrl, props.model.ownDetail);
  const withFonts = await canvasFontsTried();
  // In a task of its own: what was just put on the page is painted first.
  await new Promise((resolve) => setTimeout(resolve));
  if (!isWanted()) return undefined;
  const route = props.route ?? (await layOut(props.model));
  if (!isWanted()) return undefined;
  const { model, frame, theme, words } = props;
  const map = new StoryMap({
    container,
    model,
    route,
    baseMap,
    assetsUrl,
    theme,
    frame,
    interactive: true,
    ...(words && { words }),
  });
  map.onSubject({ point: (id) => props.onpoint?.(id), open: (ids) => props.onopen?.(ids) });
  map.onLost(fail);
  if (!withFonts) void takeFonts(map, isWanted);
  return map;
}

/** A page that has its route laid out in a worker does without the code for it. */
async function layOut({ legs }: StoryModel): Promise<RouteGeometry> {
  const { routeGeometry } = await import("./route/route-geometry.ts");
  return routeGeometry(legs);
}

/** Numbers that were drawn with another font are drawn again when theirs has come. */
async function takeFonts(map: StoryMap, isWanted: () => boolean): Promise<void> {
  const areThere = await canvasFontsLoaded().then(
    () => true,
    () => false,
  );
  if (areThere && isWanted()) map.repaintImages();
}

/** The credits that data licences oblige every map of a story to show, in one line. */
export function mapCredits(story: Pick<Story, "attribution">): string {
  return creditsLine(story, ATTRIBUTION);
}

/** The colours of the component itself, beside the canvas. */
export function mapColors(name: ThemeName): Pick<Theme, "water" | "paper" | "muted" | "bySea"> {
  return themes[name];
}
