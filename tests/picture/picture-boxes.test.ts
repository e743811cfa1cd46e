import type { Position } from "geojson";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { crosses, nearestOn } from "../../src/picture/plan/leader.ts";
import { idsOutside, markersOn } from "../../src/picture/content/markers-on.ts";
import { boxesOf } from "../../src/picture/plan/plan-boxes.ts";
import type { PlannedMap } from "../../src/picture/plan/planned-map.ts";
import { clampToWorld } from "../../src/geometry/camera.ts";
import { mercatorView, projectAll } from "../../src/geometry/map-view.ts";
import { containsBox, containsPoint, grown, middleOf } from "../../src/geometry/screen-boxes.ts";
import { PRESETS, smallestType, type PictureSize } from "../../src/picture/request/picture-sizes.ts";
import { readStory } from "../../src/format/read-story.ts";
import { en } from "../../src/words/en.ts";
import { modelOf } from "../../src/story/story-model.ts";
import { buildSchedule } from "../../src/tour/schedule.ts";
import { someOf } from "../all-sheets.ts";
import { openVariant, type OpenVariant } from "./open-variant.ts";
import { plannedInstant } from "./planned-instant.ts";
import { faults } from "./placed-boxes.ts";
import { VARIANTS, type StoryTexts } from "./story-variants.ts";

/** Printed where the sources are too many to be listed. */
const ADDRESS = "https://example.org/maps/north-korean-arms-by-ship-and-rail/";
const SIZES: [string, PictureSize][] = Object.entries(PRESETS);

function storyOf(texts: StoryTexts) {
  const result = readStory(texts);
  if (!result.ok)
    throw new Error(JSON.stringify(result.problems.filter(({ severity }) => severity === "error").slice(0, 3)));
  return result.story;
}

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

describe.each(Object.entries(VARIANTS))("a picture of %s, with the fonts of the page", (name, texts) => {
  const row = Object.keys(VARIANTS).indexOf(name);
  let variant: OpenVariant;
  beforeAll(async () => {
    variant = await openVariant(browser, texts);
  });
  afterAll(() => variant.close());

  it.each(SIZES)(
    "as %s has everything inside and nothing on top of anything, in every layout",
    async (preset, size) => {
      const column = Object.keys(PRESETS).indexOf(preset);
      const asked = [
        ...(["sea", "dunay", "southwest"] as const).map((at) => ({ layout: "full", at }) as const),
        { layout: "map", at: "end" },
        { layout: "full", at: "end", address: ADDRESS },
      ] as const;
      for (const { layout, at, ...more } of someOf(asked, row + column, 2)) {
        const placed = await variant.boxes({ ...size, theme: "light", layout, at, ...more, scale: 1 });
        expect(placed.map(({ what }) => what)).toContain(layout === "full" ? "title" : "small");
        expect(faults(placed, size), `${layout} ${at}`).toEqual([]);
      }
    },
  );
});

describe("the plan of a picture", () => {
  const story = storyOf(VARIANTS["the real story"]!);
  const model = modelOf(story);
  const schedule = buildSchedule(model);
  const { chapters, durationSeconds } = schedule;
  const planAt = (size: PictureSize, seconds: number, layout: "full" | "map" = "full") =>
    plannedInstant(model, { seconds, size, layout, attribution: "Credits", schedule });
  const viewOf = ({ frame, box, pixelRatio }: Pick<PlannedMap, "frame" | "box" | "pixelRatio">) =>
    mercatorView(frame.camera, box, pixelRatio);

  it.each(SIZES)("of %s has no type smaller than 9 points on paper, or 14 of 1080 pixels on a screen", (_, size) => {
    const plan = planAt(size, durationSeconds);
    const least = size.dpi ? (9 / 72) * size.dpi : (14 / 1080) * Math.min(size.width, size.height);
    expect(smallestType(size)).toBeCloseTo(least, 6);
    for (const { style } of plan.layout.texts) expect(style.size).toBeGreaterThanOrEqual(least - 1e-9);
    // The smallest name on the map is that of a country at zoom 2: 10.5 CSS pixels; in an inset, 11.8.
    expect(plan.main.pixelRatio * 10.5).toBeGreaterThanOrEqual(least - 1e-9);
    expect(plan.inset!.pixelRatio * 11.8).toBeGreaterThanOrEqual(least - 1e-9);
    expect(plan.inset!.unit * 17).toBeGreaterThanOrEqual(least - 1e-9);
    expect(plan.legend!.unit * 18).toBeGreaterThanOrEqual(least - 1e-9);
  });

  it.each(SIZES)("of %s leaves the route and its places free, in every chapter", (_, size) => {
    for (const { startSeconds } of chapters) {
      const plan = planAt(size, startSeconds);
      const { frame, pixelRatio } = plan.main;
      const places = story.places.filter(({ role }) => role === "stop").map(({ anchor }) => anchor);
      const points = projectAll([...model.routeSamples, ...places], viewOf(plan.main));
      const covering = [plan.legend!, ...(plan.inset ? [plan.inset.outer] : [])];
      // Half of the widest line, with its casing.
      const around = 6 * pixelRatio;
      const covered = points.filter((point) => covering.some((on) => containsPoint(grown(on, around), point)));
      expect(covered, frame.chapterId).toEqual([]);
    }
  });

  it.each(SIZES)("of %s has an inset in every chapter, and each numbered place on one of its maps", (_, size) => {
    for (const { chapter, startSeconds } of chapters) {
      const { main, inset, alt } = planAt(size, startSeconds);
      const isOn = (map: Pick<PlannedMap, "frame" | "box" | "pixelRatio">, anchor: Position) =>
        containsPoint(map.box, viewOf(map).project(anchor));
      for (const { id, role, anchor } of story.places) {
        if (role === "context") continue;
        const onMain = isOn(main, anchor);
        const onInset = isOn(inset!, anchor) && (inset!.placeIds?.includes(id) ?? true);
        expect(onMain || onInset, `${id} in ${chapter.id}`).toBe(true);
        // A locator repeats no number of the main map: it would hide what is framed.
        if (inset!.shown.shows === "story") expect(onMain && onInset, `${id} in ${chapter.id}`).toBe(false);
      }
      expect(alt.full).toContain("A smaller map shows");
      expect(alt.full).not.toContain("outside this map");
    }
  });

  it.each(SIZES)("of %s marks on a locator what its map shows", (_, size) => {
    for (const id of ["najin", "southwest"]) {
      const { startSeconds } = chapters.find(({ chapter }) => chapter.id === id)!;
      const { main, inset } = planAt(size, startSeconds);
      const { mainExtent, box, frame, pixelRatio, insetExtent, leader } = inset!;
      expect([insetExtent, leader]).toEqual([undefined, undefined]);
      expect(containsBox(box, mainExtent!)).toBe(true);
      const shown = viewOf(inset!).project(main.frame.camera.center);
      expect(Math.abs(mainExtent!.x + mainExtent!.width / 2 - shown[0]!)).toBeLessThan(1);
      const scale = (2 ** frame.camera.zoom * pixelRatio) / (2 ** main.frame.camera.zoom * main.pixelRatio);
      const least = (15 * Math.min(size.width, size.height)) / 1080;
      expect(mainExtent!.width).toBeCloseTo(Math.max(main.box.width * scale, least), 0);
    }
  });

  it.each(SIZES)("of %s cuts no name or number of a place that its chapter is about", (_, size) => {
    for (const layout of ["full", "map"] as const)
      for (const { chapter, startSeconds } of chapters) {
        const { main } = planAt(size, startSeconds, layout);
        const about = model.markers.map(({ place }) => place.id);
        const cut = markersOn(main, model).flatMap((boxes, index) =>
          containsBox(main.box, boxes[0]!) && !boxes.every((box) => containsBox(main.box, box)) ? [about[index]] : [],
        );
        expect(cut, `${chapter.id} ${layout}`).toEqual([]);
      }
  });

  it.each(SIZES)("of %s has no legend between an inset of the gulf and where that is", (_, size) => {
    const { inset, legend } = planAt(size, durationSeconds);
    const from = middleOf(inset!.insetExtent!);
    expect(crosses([from, nearestOn(inset!.outer, from)], legend!)).toBe(false);
  });

  it("explains paler lines where something is still to come, and only there", () => {
    const startOf = (id: string) => chapters.find(({ chapter }) => chapter.id === id)!.startSeconds;
    const laterAt = (seconds: number) => planAt(PRESETS.wide, seconds).legend!.content.later?.mode;
    expect(laterAt(startOf("najin"))).toBe("sea");
    expect(laterAt(startOf("dunay"))).toBe("rail");
    expect([startOf("southwest"), durationSeconds].map(laterAt)).toEqual([undefined, undefined]);
  });

  it("of a part of the route alone says what lies outside it", () => {
    const { startSeconds } = chapters.find(({ chapter }) => chapter.id === "sea")!;
    const { full } = planAt(PRESETS.wide, startSeconds, "map").alt;
    expect(full).not.toContain("A smaller map");
    expect(full).toMatch(/3, Tikhoretsk[^;]*, outside this map/);
    expect(full).toMatch(/1, Najin(?:(?!outside)[^;])*; 2, Dunay/);
    expect(full).toContain("Southwestern Russia, an area without a point, outside this map");
  });

  it.each(SIZES)("of %s alone, without inset and legend, has the route in its middle", (_, size) => {
    const { main } = planAt(size, durationSeconds, "map");
    const heights = projectAll(model.routeSamples, viewOf(main)).map(([, y]) => y!);
    const [above, below] = [Math.min(...heights), size.height - Math.max(...heights)];
    expect(Math.abs(above - below) / size.height).toBeLessThan(0.12);
  });

  it("has an inset with its extent on the main map and a scale that says its latitude, and none on a wide map", () => {
    const plan = planAt(PRESETS.wide, durationSeconds);
    expect(plan.inset!.scaleBar!.label).toMatch(/^\d+ km at 42\.\d° N$/);
    expect(plan.legend!.content.scaleBar).toBeUndefined();
    const { insetExtent: extent, frame, viewport } = plan.inset!;
    const { main } = plan;
    const shrink = 2 ** (main.frame.camera.zoom - frame.camera.zoom) * main.pixelRatio;
    const [x, y] = viewOf(main).project(frame.camera.center) as [number, number];
    const shown = { width: viewport.width * shrink, height: viewport.height * shrink };
    const [left, top] = [x - shown.width / 2, y - shown.height / 2];
    // At least what the inset shows, and at most the ring of a place more.
    for (const [more, most] of [
      [left - extent!.x, 15],
      [top - extent!.y, 15],
      [extent!.x + extent!.width - left - shown.width, 15],
      [extent!.y + extent!.height - top - shown.height, 15],
    ] as const) {
      expect(more).toBeGreaterThan(-0.01);
      expect(more).toBeLessThan(most);
    }
    expect(faults([...boxesOf(plan), { what: "extent", box: extent!, onMap: true }], PRESETS.wide)).toEqual([]);
  });

  it("is refused where its map would be higher than the world, which would be drawn larger than planned, or wider", () => {
    for (const [width, height, layout] of [
      [500, 3000, "full"],
      [320, 8192, "full"],
      [600, 2400, "map"],
    ] as const)
      expect(() => planAt({ width, height }, durationSeconds, layout), `${width} x ${height}`).toThrow(
        /too high for this story: its map would be higher than the world/,
      );
    expect(() => planAt({ width: 700, height: 1700 }, durationSeconds, "map")).not.toThrow();
    for (const layout of ["full", "map"] as const)
      expect(() => planAt({ width: 8192, height: 400 }, durationSeconds, layout), layout).toThrow(
        /too wide for this story: its map would show the world more than once/,
      );
    expect(() => planAt({ width: 8192, height: 2400 }, durationSeconds, "map")).not.toThrow();
  });

  it("keeps its map on the world, shows every numbered place and says what is true, at any moment and in many sizes", () => {
    let [wholes, parts] = [0, 0];
    for (const [width, height] of [
      [640, 480],
      [1000, 700],
      [1080, 1920],
      [3508, 2480],
    ] as const)
      for (let seconds = 0; seconds <= durationSeconds; seconds += 0.7) {
        const { main, inset, alt } = planAt({ width, height }, seconds);
        const { camera } = main.frame;
        expect(clampToWorld(camera, main.viewport), `${width} at ${seconds}`).toBe(camera);
        const outside = idsOutside(inset ? [main, inset] : [main], model);
        const hidden = model.markers.filter(({ place }) => outside.has(place.id));
        const { flightSeconds = Infinity } = chapters.findLast(({ startSeconds }) => startSeconds <= seconds)!;
        // On the way to the next chapter the maps are still those of this one.
        if (seconds <= flightSeconds) expect(hidden, `${width} at ${seconds}`).toEqual([]);
        for (const { number, place } of hidden)
          expect(alt.full, `${width} at ${seconds}`).toMatch(
            new RegExp(`${number}, ${place.name}[^;]*, outside this map`),
          );
        const drawn = [...story.legs, ...story.places.filter(({ role }) => role !== "context")];
        const isWhole = drawn.every(({ id }) => !idsOutside([main], model).has(id));
        const hasLocator = inset?.shown.shows === "story";
        expect(alt.full.includes("with the part on this map framed"), `${width} at ${seconds}`).toBe(hasLocator);
        const tellsWhole = isWhole && !hasLocator && main.frame.shows.includes("story");
        expect(alt.full.includes("The map shows the whole route."), `${width} at ${seconds}`).toBe(tellsWhole);
        if (tellsWhole) wholes++;
        else if (!isWhole) parts++;
      }
    expect(Math.min(wholes, parts)).toBeGreaterThan(0);
  });

  it("is refused, with what takes the room, where a story does not fit", () => {
    const endless = modelOf({ ...story, standfirst: "word ".repeat(3_000) });
    const options = { seconds: 0, size: PRESETS.wide, layout: "full", words: en, attribution: "", schedule } as const;
    expect(() => plannedInstant(endless, options)).toThrow(/does not fit.*standfirst \d{4,}.*Ask for a larger/s);
  });
});
