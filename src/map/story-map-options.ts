import type { BaseMapUrls } from "../basemap/base-map-urls.ts";
import type { StoryModel } from "../story/story-model.ts";
import type { Frame } from "../tour/frame.ts";
import type { Words } from "../words/interface.ts";
import type { StillView } from "./labels/country-labels.ts";
import type { RouteGeometry } from "./route/route-arrays.ts";
import type { ThemeName } from "./style/theme.ts";

/** The parts that a map is made from. */
export interface StoryMapOptions {
  container: HTMLElement;
  model: StoryModel;
  /** The story's route; the same object serves several maps. */
  route: RouteGeometry;
  /** As `sharedBaseMap` gives it. */
  baseMap: BaseMapUrls;
  /** Folder of the static files: absolute, ending in a slash. */
  assetsUrl: string;
  theme: ThemeName;
  frame: Frame;
  /** False for a picture: no gestures, nothing fades. */
  interactive: boolean;
  /** The first view, for a picture. */
  still?: StillView;
  /** Device pixels per CSS pixel; the screen's own where absent. */
  pixelRatio?: number;
  /** The language of the words that the map writes itself; English where absent. */
  words?: Words;
}
