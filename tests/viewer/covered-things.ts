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
    // Names make way for what has stood there from the first; the inset comes after them.
    if (what !== "inset") continue;
    for (const [index, { place }] of model.markers.entries()) {
      const [, , name] = boxesFrom(boxes[index]!, view.project(place.anchor));
      if (name && overlaps(name, box)) found.push(`${what}: the name of ${place.id}`);
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
      inset: "figure",
    };
    const found: [string, { x: number; y: number; width: number; height: number }][] = [];
    for (const [what, selector] of Object.entries(parts)) {
      const element = document.querySelector<HTMLElement>(`.stage ${selector}`);
      if (!element) continue;
      // An inset that is still being drawn takes its room already.
      const wasHidden = element.hidden;
      element.hidden = false;
      const { x, y, width, height } = element.getBoundingClientRect();
      element.hidden = wasHidden;
      found.push([what, { x: x - stage.x, y: y - stage.y, width, height }]);
    }
    return Object.fromEntries(found);
  });
}

/** Goes to a chapter where nothing is flown to: the camera is there two frames later, drawn or not. */
export async function goToChapter(page: Page, id: string): Promise<void> {
  await page.evaluate(async (hash) => {
    location.hash = hash;
    for (let frame = 0; frame < 3; frame++) await new Promise((done) => requestAnimationFrame(done));
  }, `#at=${id}`);
}

/** Where the page's map looks. */
export function cameraOnPage(page: Page): Promise<Camera> {
  return page.evaluate((): Camera => {
    const map = window.waybill!.map!;
    const { lng, lat } = map.getCenter();
    return { center: [lng, lat], zoom: map.getZoom(), bearing: 0, pitch: 0 };
  });
}
