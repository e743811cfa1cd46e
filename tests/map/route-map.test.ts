import { readFileSync } from "node:fs";
import type { Feature, FeatureCollection, LineString } from "geojson";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lineStyle } from "../../src/map/style/line-style.ts";
import { themes } from "../../src/map/style/theme.ts";
import { mercatorX, mercatorY } from "../../src/geometry/mercator.ts";
import type { Location } from "../../src/story/story.ts";
import { goTo, hasColorNear, mapAtRest, pixelsOf, setStage, type OpenedPage, type Stage } from "../open-page.ts";
import { loseContext } from "./lose-context.ts";

const legs = JSON.parse(readFileSync("geo/najin-dunay/legs.geojson", "utf8")) as FeatureCollection<LineString>;
const stretches = legs.features.filter(({ properties }) => properties?.alternative === undefined);
const { light } = themes;

/** Room enough that legend and inset cover little of the route. */
const ROOMY = { width: 1080, height: 680 };

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

/** Where a position is on the screen, computed here from the camera alone. */
async function screenPoint(page: Page): Promise<(position: readonly number[]) => { x: number; y: number }> {
  const { center, zoom, box } = await page.evaluate(() => {
    const map = window.waybill!.map!;
    const { x, y, width, height } = map.getCanvas().getBoundingClientRect();
    return { center: map.getCenter().toArray(), zoom: map.getZoom(), box: { x, y, width, height } };
  });
  const pixels = 512 * 2 ** zoom;
  return ([lon, lat]) => ({
    x: box.x + box.width / 2 + (mercatorX(lon!) - mercatorX(center[0])) * pixels,
    y: box.y + box.height / 2 + (mercatorY(lat!) - mercatorY(center[1])) * pixels,
  });
}

const POINTS_PER_PIECE = 4;

/** Points along a stretch, straight between its positions as it is drawn. */
function pointsAlong({ geometry }: Feature<LineString>): number[][] {
  return geometry.coordinates.slice(1).flatMap(([lon, lat], index) => {
    const [fromLon, fromLat] = geometry.coordinates[index]!;
    return Array.from({ length: POINTS_PER_PIECE }, (_, point) => {
      const share = (point + 0.5) / POINTS_PER_PIECE;
      return [fromLon! + (lon! - fromLon!) * share, fromLat! + (lat! - fromLat!) * share];
    });
  });
}

/** Share of the points of a stretch, in view and off the edges, near which one of the colours is on screen. */
async function shareDrawn(page: Page, stretch: Feature<LineString>, colors: readonly string[]): Promise<number> {
  const image = await pixelsOf(page);
  const toScreen = await screenPoint(page);
  const box = await page.locator(".map").boundingBox();
  const points = pointsAlong(stretch)
    .map(toScreen)
    .filter(({ x, y }) => x > box!.x + 12 && x < box!.x + box!.width - 12 && y > 12 && y < box!.height - 40);
  expect(points.length).toBeGreaterThan(5);
  return (
    points.filter(({ x, y }) => colors.some((color) => hasColorNear(image, x, y, color, 12))).length / points.length
  );
}

function styleOf({ properties }: Feature<LineString>) {
  return lineStyle(light, "rail", properties!.location as Location);
}

describe("the route on screen", () => {
  let opened: OpenedPage;
  // Opened once: a test goes to its moment, without a flight, and leaves the page as it found it.
  beforeAll(async () => {
    opened = await stage.open({ viewport: ROOMY, reducedMotion: "reduce" });
  });

  test("has the base map, the places and their numbers as rendered features", async () => {
    const counts = await opened.page.evaluate(() => {
      const map = window.waybill!.map!;
      const count = (layer: string) => map.queryRenderedFeatures({ layers: [layer] }).length;
      return {
        land: count("base-land"),
        labels: count("base-label-country"),
        places: count("story-place-label"),
        area: count("story-area-fill"),
      };
    });
    expect(counts.land).toBeGreaterThan(20);
    expect(counts.labels).toBeGreaterThan(3);
    expect(counts.places).toBe(3);
    expect(counts.area).toBeGreaterThan(0);
  });

  test("is drawn along every stretch in the colour of its mode, before and after it is travelled", async () => {
    const { page, errors } = opened;
    await goTo(page, "0");
    for (const stretch of stretches.filter(({ properties }) => properties?.mode === "rail"))
      expect(await shareDrawn(page, stretch, [styleOf(stretch).aheadColor]), String(stretch.id)).toBeGreaterThan(0.85);

    await goTo(page, "unknown");
    for (const stretch of stretches.filter(({ properties }) => properties?.mode === "rail"))
      expect(await shareDrawn(page, stretch, [styleOf(stretch).color]), String(stretch.id)).toBeGreaterThan(0.8);

    await page.emulateMedia({ reducedMotion: "no-preference" });
    await goTo(page, "sea");
    const sea = stretches.find(({ properties }) => properties?.mode === "sea")!;
    expect(await shareDrawn(page, sea, [light.bySeaAhead])).toBeGreaterThan(0.5);
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect(errors).toEqual([]);
  });

  test("changes its colours with the theme and keeps its place", async () => {
    const { page } = opened;
    await goTo(page, "unknown");
    const rail = stretches.find(({ id }) => id === "rail-volochayevka-omsk")!;
    expect(await shareDrawn(page, rail, [light.byRail])).toBeGreaterThan(0.8);
    await page.getByRole("button", { name: "Dark colours" }).click();
    await mapAtRest(page);
    expect(await shareDrawn(page, rail, [themes.dark.byRail])).toBeGreaterThan(0.8);
    expect(await shareDrawn(page, rail, [light.byRail])).toBeLessThan(0.2);
    await page.getByRole("button", { name: "Light colours" }).click();
    await mapAtRest(page);
    expect(await shareDrawn(page, rail, [light.byRail])).toBeGreaterThan(0.8);
  });

  test("comes back after the graphics context was lost", async () => {
    const { page, errors } = opened;
    await goTo(page, "unknown");
    await loseContext(page);
    const rail = stretches.find(({ id }) => id === "rail-volochayevka-omsk")!;
    expect(await shareDrawn(page, rail, [light.byRail])).toBeGreaterThan(0.8);
    const layers = ["base-land", "base-label-country", "base-border"];
    const drawn = await page.evaluate(
      (ids) => ids.filter((id) => window.waybill!.map!.queryRenderedFeatures({ layers: [id] }).length > 0),
      layers,
    );
    expect(drawn).toEqual(layers);
    expect(errors.filter((text) => !text.includes("WebGL"))).toEqual([]);
  });
});

describe("the route that grows", () => {
  test("sends nothing to the worker while it grows, and shows the head where the frame has it", async () => {
    const { page } = await stage.open({
      hash: "#at=sea",
      prepare: (opening) =>
        opening.addInitScript(() => {
          const counted = window as unknown as { workerMessages: number };
          counted.workerMessages = 0;
          const post = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function (this: Worker, ...message: Parameters<typeof post>) {
            counted.workerMessages++;
            return post.apply(this, message);
          } as typeof post;
        }),
    });
    const messages = () => page.evaluate(() => (window as unknown as { workerMessages: number }).workerMessages);
    const before = await messages();
    expect(before).toBeGreaterThan(0);
    const slider = page.getByRole("slider", { name: "Timeline" });
    for (let press = 0; press < 4; press++) await slider.press("ArrowRight");
    await mapAtRest(page);
    expect(await messages()).toBe(before);

    const image = await pixelsOf(page);
    const toScreen = await screenPoint(page);
    const sea = stretches.find(({ properties }) => properties?.mode === "sea")!;
    const drawn = sea.geometry.coordinates.map(toScreen);
    expect(hasColorNear(image, drawn[4]!.x, drawn[4]!.y, light.bySea, 8)).toBe(true);
  });
});
