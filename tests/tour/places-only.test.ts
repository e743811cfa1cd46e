import { describe, expect, it } from "vitest";
import { routeGeometry } from "../../src/map/route/route-geometry.ts";
import { PRESETS } from "../../src/picture/request/picture-sizes.ts";
import { storyAsGeoJson } from "../../src/exchange/story-geojson.ts";
import { checkStory } from "../../src/lint/check-story.ts";
import { frameAt } from "../../src/tour/frame.ts";
import { tourOf } from "../../src/tour/tour.ts";
import { altText } from "../../src/words/alt-text.ts";
import { en } from "../../src/words/en.ts";
import { plannedInstant } from "../picture/planned-instant.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { readFolder } from "../story/read-folder.ts";
import { DESKTOP } from "../story/whole-story.ts";

const FOLDER = "tests/fixtures/valid/places-only";
const model = modelOfFolder(FOLDER);

describe("a story of places alone", () => {
  const tour = tourOf(model, DESKTOP);
  const seconds = Array.from({ length: Math.ceil(tour.schedule.durationSeconds) }, (_, second) => second);

  it("has chapters one after another, and cameras on what each shows", () => {
    expect(model.legs).toEqual([]);
    expect(tour.schedule.chapters).toHaveLength(model.story.chapters.length);
    for (const second of seconds) {
      const { camera, legs, head } = frameAt(tour, second);
      expect([...camera.center, camera.zoom].every(Number.isFinite)).toBe(true);
      expect([legs, head]).toEqual([[], null]);
    }
    const [alpha] = model.story.places;
    const [lon, lat] = frameAt(tour, 0).camera.center;
    expect(Math.abs(lon - alpha!.anchor[0]!) + Math.abs(lat - alpha!.anchor[1]!)).toBeLessThan(0.5);
  });

  it("is pictured in every preset at every chapter", () => {
    for (const size of Object.values(PRESETS))
      for (const { startSeconds } of tour.schedule.chapters) {
        const { main, legend } = plannedInstant(model, {
          size,
          layout: "full",
          attribution: "Credits",
          schedule: tour.schedule,
          seconds: startSeconds,
        });
        expect(Number.isFinite(main.frame.camera.zoom)).toBe(true);
        expect(legend?.content.entries ?? []).toEqual([]);
      }
  });

  it("is drawn without a route, described, exported and checked", () => {
    expect(routeGeometry(model.legs).ranges).toEqual([]);
    expect(altText(model, frameAt(tour, 0), en).full).toContain("Alpha");
    expect(storyAsGeoJson(model.story).features).toHaveLength(model.story.places.length);
    expect(checkStory(readFolder(FOLDER)).ok).toBe(true);
  });
});
