// The page that golden pictures are drawn in: the product's own map and nothing beside it.
import "../../../src/app/page.css";
import type { Map as MapLibreMap } from "maplibre-gl";
import { loadStory } from "../../../src/app/loading/load-story.ts";
import { canvasFontsLoaded } from "../../../src/map/canvas-fonts.ts";
import { sharedBaseMap } from "../../../src/map/shared-base-map.ts";
import { StoryMap } from "../../../src/map/story-map.ts";
import type { ThemeName } from "../../../src/map/theme.ts";
import { frameAt } from "../../../src/story/frame.ts";
import { buildTimeline } from "../../../src/story/timeline.ts";

export interface Shot {
  name: string;
  center: [lon: number, lat: number];
  zoom: number;
  theme?: ThemeName;
  globe?: boolean;
}

declare global {
  interface Window {
    /** Draws a shot and returns it as a PNG in base64; `none` where the page failed. */
    golden?: { map: MapLibreMap; draw(shot: Shot): Promise<string> };
    goldenError?: string;
  }
}

/** Names keep the side they have while they can. Placed anew, they depend neither on earlier shots nor on what came first. */
async function placedAnew(map: MapLibreMap) {
  const { placement } = map.style;
  placement.variableOffsets = {};
  placement.setStale();
  const idle = map.once("idle");
  map.triggerRepaint();
  await idle;
}

async function open() {
  const result = await loadStory("story");
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { story, route } = result;
  const assetsUrl = new URL("./", document.baseURI).href;
  await canvasFontsLoaded();
  const container = document.createElement("div");
  const size = { width: innerWidth, height: innerHeight };
  Object.assign(container.style, { position: "fixed", inset: "0" });
  document.body.append(container);
  const timeline = buildTimeline(story, size, route.legs);
  const frame = frameAt(timeline, timeline.durationSeconds);
  const baseMap = sharedBaseMap(assetsUrl);
  const options = { container, story, route, baseMap, assetsUrl, frame, interactive: false, pixelRatio: 1 };
  const map = new StoryMap({ ...options, theme: "light" });
  await map.drawn();
  window.golden = {
    map: map.mapLibre,
    async draw({ center, zoom, theme = "light", globe = false }) {
      map.mapLibre.setProjection({ type: globe ? "globe" : "mercator" });
      map.setTheme(theme);
      map.show({ ...frame, head: null, camera: { center, zoom, bearing: 0, pitch: 0 } });
      await map.drawn();
      await placedAnew(map.mapLibre);
      return (await map.copy()).toDataURL("image/png").replace(/^data:[^,]*,/, "");
    },
  };
}

open().catch((error: unknown) => {
  window.goldenError = String(error);
});
