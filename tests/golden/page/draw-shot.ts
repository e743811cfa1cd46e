// The page that golden pictures are drawn in: the product's own map and nothing beside it.
import "../../../src/viewer/page.css";
import type { Map as MapLibreMap } from "maplibre-gl";
import { StoryMap } from "../../../src/map/story-map.ts";
import { UNKNOWN_WAY_LAYER } from "../../../src/map/style/layer-ids.ts";
import type { ThemeName } from "../../../src/map/style/theme.ts";
import { frameAt, type FrameHead } from "../../../src/tour/frame.ts";
import { pointAlong } from "../../../src/geometry/measured-line.ts";
import type { Story } from "../../../src/story/story.ts";
import { type MeasuredLeg } from "../../../src/story/measured-legs.ts";
import { tourOf } from "../../../src/tour/tour.ts";
import { storyOnPage } from "../../story-on-page.ts";

export interface Shot {
  name: string;
  center: [lon: number, lat: number];
  zoom: number;
  theme?: ThemeName;
  globe?: boolean;
  /** Device pixels per CSS pixel; 1 where absent. */
  pixelRatio?: number;
  /** Share of every leg that is travelled, from 0 to 1; all of it where absent. */
  travelled?: number;
  /** Only legs whose ids begin so are drawn, without words on the map; all where absent. */
  only?: string;
  /** With the head, where the first of these legs is travelled to; it has one stretch. */
  head?: boolean;
  /** Id of a leg that is drawn stronger. */
  highlight?: string;
  /** With the other possible ways of these legs. */
  alternatives?: boolean;
}

declare global {
  interface Window {
    /** Draws a shot and returns it as a PNG in base64; `none` where the page failed. */
    golden?: { map: MapLibreMap; draw(shot: Shot): Promise<string> };
    goldenError?: string;
  }
}

function showOnly(map: StoryMap, { legs }: Story, start: string, alternatives: boolean) {
  const legIds = new Set(legs.map(({ id }) => id).filter((id) => id.startsWith(start)));
  map.setVisible({ legIds, placeIds: new Set(), alternatives, context: false });
  map.mapLibre.setLayoutProperty(UNKNOWN_WAY_LAYER, "visibility", "none");
}

function headOn({ leg, stretches: [stretch] }: MeasuredLeg, share: number): FrameHead {
  const { line, location } = stretch!;
  return { legId: leg.id, mode: leg.mode, location, ...pointAlong(line, line.lengthMeters * share) };
}

async function open() {
  const { model, route, assetsUrl, baseMap } = await storyOnPage();
  const container = document.createElement("div");
  const size = { width: innerWidth, height: innerHeight };
  Object.assign(container.style, { position: "fixed", inset: "0" });
  document.body.append(container);
  const tour = tourOf(model, size);
  const frame = frameAt(tour, tour.schedule.durationSeconds);
  const options = { container, model, route, baseMap, assetsUrl, frame, interactive: false, pixelRatio: 1 };
  const map = new StoryMap({ ...options, theme: "light" });
  await map.drawn();
  window.golden = {
    map: map.mapLibre,
    async draw({ center, zoom, theme = "light", globe = false, pixelRatio = 1, travelled = 1, only, ...shot }) {
      map.mapLibre.setProjection({ type: globe ? "globe" : "mercator" });
      map.setTheme(theme);
      map.mapLibre.setPixelRatio(pixelRatio);
      if (only !== undefined) showOnly(map, model.story, only, shot.alternatives ?? false);
      map.highlight(shot.highlight);
      const legs = frame.legs.map((leg) => ({ ...leg, travelledMeters: leg.lengthMeters * travelled }));
      const first = shot.head && route.legs.find(({ leg }) => leg.id.startsWith(only ?? ""));
      const head = first ? headOn(first, travelled) : null;
      map.show({ ...frame, legs, head, heads: head ? [head] : [], camera: { center, zoom, bearing: 0, pitch: 0 } });
      await map.drawn();
      return (await map.copy()).toDataURL("image/png").replace(/^data:[^,]*,/, "");
    },
  };
}

open().catch((error: unknown) => {
  window.goldenError = String(error);
});
