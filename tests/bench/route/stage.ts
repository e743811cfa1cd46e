import { canvasFontsLoaded } from "../../../src/map/canvas-fonts.ts";
import { ROUTE_LAYER } from "../../../src/map/style/layer-ids.ts";
import { sharedBaseMap } from "../../../src/map/shared-base-map.ts";
import { StoryMap } from "../../../src/map/story-map.ts";
import { frameAt } from "../../../src/tour/frame.ts";
import { pointAlong } from "../../../src/geometry/measured-line.ts";
import { benchStory } from "./bench-story.ts";
import { LAST_SHARE, ZOOM, type TechniqueName } from "./plan.ts";
import type { Stage } from "./technique.ts";
import { wigglyLine } from "./wiggly-line.ts";

/** The product's own map on screen, looking at where the head will be; without our route where another draws it. */
export async function setStage(name: TechniqueName, vertices: number, dashed: boolean): Promise<Stage> {
  const line = wigglyLine(vertices);
  const { tour, route, coarseRoute } = benchStory(line, dashed ? "approximate" : "exact");
  const assetsUrl = new URL("./", document.baseURI).href;
  await canvasFontsLoaded();
  const frame = frameAt(tour, 0);
  const storyMap = new StoryMap({
    container: document.getElementById("map")!,
    model: tour.model,
    route: name === "ours" ? route() : coarseRoute(),
    baseMap: sharedBaseMap(assetsUrl),
    assetsUrl,
    theme: "light",
    frame,
    interactive: false,
    pixelRatio: 1,
  });
  // The camera of the frames stays as it is, so that no frame takes this one away.
  storyMap.mapLibre.jumpTo({ center: pointAt(line, (1 + LAST_SHARE) / 3), zoom: ZOOM });
  await storyMap.drawn();
  if (name !== "ours") storyMap.mapLibre.removeLayer(ROUTE_LAYER);
  return { storyMap, tour, line, dashed };
}

export function pointAt(line: Stage["line"], share: number): [lon: number, lat: number] {
  return pointAlong(line, line.lengthMeters * share).position as [number, number];
}
