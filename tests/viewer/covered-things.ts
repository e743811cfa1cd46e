import type { Page } from "playwright-core";
import { markerBoxes, boxesFrom } from "../../src/map/labels/disc-spots.ts";
import { mercatorView } from "../../src/geometry/map-view.ts";
import { containsPoint, grown, overlaps, type Box } from "../../src/geometry/screen-boxes.ts";
import type { Camera } from "../../src/geometry/camera.ts";
import { sampleRoute } from "../../src/story/route-samples.ts";
import type { StoryModel } from "../../src/story/story-model.ts";

/** The drawn line reaches so far to either side of the route: CSS pixels. */
const LINE_PIXELS = 4;

/** What of the things that some ids stand for lies outside a map or under one of some boxes: words, for a failed test. */
export function coveredThings(
  model: StoryModel,
  shows: readonly string[],
  camera: Camera,
  { size, covers }: { size: { width: number; height: number }; covers: Record<string, Box> },
): string[] {
  const map: Box = { x: 0, y: 0, ...size };
  const view = mercatorView(camera, map);
  const isShown = (id: string) => shows.includes("story") || shows.includes(id);
  const legs = model.legs.filter(({ leg }) => isShown(leg.id));
  const ends = legs.flatMap(({ leg }) => [leg.from, leg.to]);
  const found: string[] = [];
  for (const [what, box] of Object.entries(covers)) {
    const near = grown(box, LINE_PIXELS);
    for (const measured of legs) {
      const points = sampleRoute([measured]).map(view.project);
      const under = points.filter((point) => containsPoint(near, point)).length;
      if (under > 0) found.push(`${what}: ${under} points of leg ${measured.leg.id}`);
    }
    const boxes = markerBoxes(model.markers, camera.zoom);
    for (const [index, { place, number }] of model.markers.entries()) {
      if (!isShown(place.id) && !ends.includes(place.id)) continue;
      const [point, disc] = boxesFrom(boxes[index]!, view.project(place.anchor));
      if (overlaps(point!, box) || overlaps(disc!, box)) found.push(`${what}: number ${number}`);
    }
  }
  for (const [index, { place, number }] of model.markers.entries()) {
    if (!isShown(place.id) && !ends.includes(place.id)) continue;
    const [, disc] = boxesFrom(markerBoxes(model.markers, camera.zoom)[index]!, view.project(place.anchor));
    if (!overlaps(disc!, map)) found.push(`outside: number ${number}`);
  }
  return found;
}

/** Boxes of what stands over the map of a page, from the map's corner. */
export function coversOnPage(page: Page): Promise<Record<string, Box>> {
  return page.evaluate(() => {
    const stage = document.querySelector(".map")!.getBoundingClientRect();
    const parts = {
      legend: "details.legend",
      buttons: ".buttons",
      credits: ".attribution",
      inset: "figure:not([hidden])",
    };
    const found: [string, { x: number; y: number; width: number; height: number }][] = [];
    for (const [what, selector] of Object.entries(parts)) {
      const element = document.querySelector(`.stage ${selector}`);
      if (!element) continue;
      const { x, y, width, height } = element.getBoundingClientRect();
      found.push([what, { x: x - stage.x, y: y - stage.y, width, height }]);
    }
    return Object.fromEntries(found);
  });
}
