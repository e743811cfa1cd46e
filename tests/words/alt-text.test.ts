import { describe, expect, it } from "vitest";
import { altText } from "../../src/words/alt-text.ts";
import { frameAt } from "../../src/tour/frame.ts";
import { modelOf } from "../../src/story/story-model.ts";
import { tourOf } from "../../src/tour/tour.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { DESKTOP, MINIMAL, NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";
import { en } from "../../src/words/en.ts";

const model = modelOfFolder(NAJIN_DUNAY);
const { story } = model;
const tour = tourOf(model, DESKTOP);
const { chapters, durationSeconds } = tour.schedule;

function altAt(seconds: number) {
  return altText(model, frameAt(tour, seconds), en);
}

describe("the description of a picture", () => {
  it("says every leg with its dates and how well each part of its line is known", () => {
    const { full } = altAt(durationSeconds);
    expect(full).toContain(
      "By sea, Najin to Dunay, 7–12 September 2023: schematic line; drawn as travelled by this moment.",
    );
    expect(full).toMatch(
      /12 September – 1 October 2023: approximate line, then schematic line, then way unknown; drawn as travelled by this moment\./,
    );
  });

  it("says how far the legs are travelled at its moment", () => {
    const sea = chapters.findIndex(({ chapter }) => chapter.id === "sea");
    const [travel] = chapters[sea]!.travels;
    expect(altAt(0).full.match(/not yet travelled/g)).toHaveLength(2);
    const during = altAt((travel!.startSeconds + travel!.endSeconds) / 2).full;
    expect(during).toMatch(/By sea[^.]*under way at this moment\..*By rail[^.]*not yet travelled/);
  });

  it("names the numbered places with what is known of them, the area, and what of the movement is illustrative", () => {
    const { full } = altAt(0);
    expect(full).toMatch(/1, Najin, North Korea \(나진\).*2, Dunay, Russia \(Дунай\).*3, Tikhoretsk, Russia/);
    expect(full).toContain("Southwestern Russia, an area without a point");
    expect(full).toContain(story.movementNote);
    expect(full).toContain("Sources published up to 30 May 2025.");
  });

  it("says what a smaller map adds, and what lies outside the map", () => {
    const frame = frameAt(tour, 0);
    expect(altText(model, frame, en, { inset: { shows: "legs", legIds: ["sea"] } }).full).toContain(
      "A smaller map shows larger: By sea, Najin to Dunay.",
    );
    expect(altText(model, frame, en, { inset: { shows: "story" } }).full).toContain(
      "A smaller map shows the whole route, with the part on this map framed.",
    );
    const { full } = altText(model, frame, en, { outside: new Set(["sea", "tikhoretsk"]) });
    expect(full).toMatch(/By sea, Najin to Dunay[^.]*not yet travelled at this moment, outside this map\./);
    expect(full).toMatch(/3, Tikhoretsk[^;]*, outside this map/);
    expect(full).toMatch(/1, Najin(?:(?!outside)[^;])*; 2, Dunay/);
    expect(altAt(0).full).not.toMatch(/smaller map|outside this map/);
  });

  it("says that the map shows the whole route, where it does, whatever lies outside that is not drawn", () => {
    const frame = frameAt(tour, durationSeconds);
    const shown = (outside: string[]) => altText(model, frame, en, { outside: new Set(outside) }).full;
    expect(frame.shows).toContain("story");
    expect(shown([])).toContain("The map shows the whole route.");
    expect(shown(["washington", "un-hq"])).toContain("The map shows the whole route.");
    for (const id of ["sea", "najin", "southwestern-russia"]) expect(shown([id])).not.toContain("whole route");
  });

  it("is short where it must be: title and chapter in 250 characters", () => {
    for (const { startSeconds } of chapters) {
      const { short } = altAt(startSeconds);
      expect(short).toContain(story.title);
      expect(short.length).toBeLessThanOrEqual(250);
    }
  });

  it("does without dates and areas where a story has none", () => {
    const minimal = wholeStory(MINIMAL);
    const bare = {
      ...minimal,
      places: minimal.places.filter(({ role }) => role !== "area"),
      legs: minimal.legs.map((leg) => ({
        id: leg.id,
        name: leg.name,
        mode: leg.mode,
        from: leg.from,
        to: leg.to,
        stretches: leg.stretches,
        alternatives: [],
      })),
    };
    const { full } = altText(modelOf({ ...bare, standfirst: "" }), frameAt(tourOf(modelOf(minimal), DESKTOP), 0), en);
    expect(full).not.toMatch(/undefined|Areas:| {2}/);
    expect(full).toContain("Alpha to Beta, by sea: schematic line;");
  });
});
