import { describe, expect, it } from "vitest";
import { auditPage } from "../../src/cli/audit-page/audit-page.ts";
import { jsonLd } from "../../src/exchange/json-ld.ts";
import { storyAsGeoJson } from "../../src/exchange/story-geojson.ts";
import { legendOf, placeMarksOf } from "../../src/story/legend.ts";
import { boundsOf } from "../../src/story/story-bounds.ts";
import { modelOf } from "../../src/story/story-model.ts";
import { frameAt } from "../../src/tour/frame.ts";
import { tourOf } from "../../src/tour/tour.ts";
import { altText } from "../../src/words/alt-text.ts";
import { en } from "../../src/words/en.ts";
import { DESKTOP, TURNED_BACK, wholeStory } from "./whole-story.ts";

const story = wholeStory(TURNED_BACK);
const model = modelOf(story);
const tour = tourOf(model, DESKTOP);

describe("a leg that was not simply travelled", () => {
  it("is a line of its own in the legend, with words", () => {
    expect(legendOf(story).map((entry) => en.certainty.line(entry.mode, entry.location, entry))).toEqual([
      "By sea, approximate line",
      "By sea, schematic line, diverted",
      "By sea, approximate line, returning",
      "By sea, schematic line, refused, did not arrive",
      "By sea, schematic line, planned, not travelled",
    ]);
  });

  it("says in the description of a picture what became of it", () => {
    const { full } = altText(model, frameAt(tour, tour.schedule.durationSeconds), en);
    expect(full).toContain("By sea, Beta to Omega: schematic line; planned, not travelled.");
    expect(full).toContain("schematic line; refused, did not arrive; drawn as travelled by this moment.");
    expect(full).toContain("schematic line; diverted; drawn as travelled by this moment.");
    expect(full).toContain("approximate line; returning; drawn as travelled by this moment.");
    expect(full).toContain("Not reached, and without a number: Delta; Omega.");
  });

  it("leaves with its status in GeoJSON, JSON-LD and the audit", () => {
    const statuses = storyAsGeoJson(story).features.flatMap(({ properties }) => properties?.["status"] ?? []);
    expect(statuses).toEqual(["planned", "diverted", "refused", "returning"]);
    expect(JSON.stringify(jsonLd(story)).match(/"disambiguatingDescription":"\w+"/g)).toHaveLength(4);
    const page = auditPage(story, [], en);
    for (const words of ["planned, not travelled", "refused, did not arrive", "diverted", "returning"])
      expect(page).toContain(`<dd>${words}</dd>`);
    expect(page.match(/no leg of the story leads to it and arrives/g)).toHaveLength(2);
  });

  it("is never travelled where it was planned, whatever the moment", () => {
    const index = story.legs.findIndex(({ id }) => id === "plan");
    for (let seconds = 0; seconds <= tour.schedule.durationSeconds; seconds += 0.25) {
      const { legs, head } = frameAt(tour, seconds);
      expect(legs[index]!.travelledMeters).toBe(0);
      expect(head?.legId).not.toBe("plan");
    }
  });
});

describe("a place that was never reached", () => {
  it("carries no number, and does not shift those of others", () => {
    expect(model.markers.map(({ number, place }) => `${number} ${place.name}`)).toEqual([
      "1 Alpha",
      "2 Beta",
      "3 Gamma",
    ]);
    expect(model.unreached.map(({ name }) => name)).toEqual(["Delta", "Omega"]);
  });

  it("is a mark of its own in the legend, and no ring where other reports name it", () => {
    expect(placeMarksOf(story)).toEqual(["unreached"]);
  });

  it("is reached once a leg arrives there, and where a refused leg set out", () => {
    const arrived = story.legs.map((leg) => (leg.id === "plan" ? { ...leg, status: "travelled" as const } : leg));
    expect(modelOf({ ...story, legs: arrived }).unreached.map(({ name }) => name)).toEqual(["Delta"]);
    const onlyRefused = story.legs.filter(({ id }) => id === "refusal");
    expect(modelOf({ ...story, legs: onlyRefused }).unreached.map(({ name }) => name)).toEqual(["Delta"]);
  });

  it("is no part of the whole route, nor is the leg to it, unless a chapter names them", () => {
    const [, south] = boundsOf(model, ["story"]) as [number, number, number, number];
    expect(south).toBeGreaterThan(38);
    expect(boundsOf(model, ["story", "plan"])[1]).toBeLessThan(36.1);
  });

  it("is part of the whole where every leg is planned, since there is nothing else", () => {
    const planned = modelOf({ ...story, legs: story.legs.filter(({ id }) => id === "plan") });
    expect(boundsOf(planned, ["story"])[1]).toBeLessThan(36.1);
  });
});
