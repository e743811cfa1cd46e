import { describe, expect, it } from "vitest";
import { routeGeometry } from "../../src/map/route/route-geometry.ts";
import { claimsAbout, subjectOf } from "../../src/story/evidence.ts";
import { modelOf, type StoryModel } from "../../src/story/story-model.ts";
import { modelOfFolder } from "./model-of-folder.ts";
import { ANTIMERIDIAN, MINIMAL, NAJIN_DUNAY, wholeStory } from "./whole-story.ts";

/** One leg, or another part of a story, is one object wherever the model names it. */
function expectShared({ story, legs, markers, evidence }: StoryModel) {
  expect(legs.map(({ leg }) => leg)).toHaveLength(story.legs.length);
  for (const [index, { leg }] of legs.entries()) expect(leg).toBe(story.legs[index]);
  for (const { place } of markers) expect(story.places.find(({ id }) => id === place.id)).toBe(place);
  for (const leg of story.legs) {
    const subject = subjectOf(evidence, leg.id);
    expect(subject?.kind === "leg" && subject.leg).toBe(leg);
  }
  for (const place of story.places) {
    const subject = subjectOf(evidence, place.id);
    expect(subject?.kind === "place" && subject.place).toBe(place);
  }
  for (const claim of story.claims) {
    expect(evidence.claims.get(claim.id)).toBe(claim);
    expect(claimsAbout(evidence, claim.about).some((other) => other === claim)).toBe(true);
  }
}

/** Every object in a value, each once. */
function partsOf(value: unknown, found = new Set<object>()): Set<object> {
  if (typeof value !== "object" || value === null || found.has(value)) return found;
  found.add(value);
  if (ArrayBuffer.isView(value)) return found;
  const parts = value instanceof Map ? [...value].flat() : Object.values(value);
  for (const part of parts) partsOf(part, found);
  return found;
}

describe.each([NAJIN_DUNAY, MINIMAL, ANTIMERIDIAN])("the model of %s", (folder) => {
  const model = modelOfFolder(folder);

  it("measures and numbers what the story has, in its order", () => {
    const { story } = model;
    expect(model.legs.map(({ leg }) => leg.id)).toEqual(story.legs.map(({ id }) => id));
    expect(model.markers.map(({ number }) => number)).toEqual(model.markers.map((_, index) => index + 1));
    expect([...model.evidence.claims.keys()]).toEqual(story.claims.map(({ id }) => id));
    expect(model.routeSamples.length).toBeGreaterThan(0);
  });

  it("names one thing by one object", () => {
    expectShared(model);
  });

  it("is plain data: what a worker hands over is equal, and one thing is still one object", () => {
    const handedOver = structuredClone(model);
    expect(handedOver).toEqual(model);
    expect(handedOver.story).not.toBe(model.story);
    expectShared(handedOver);
  });

  it("has no part that a worker would take something from: arrays, maps, typed arrays and plain objects alone", () => {
    const kinds = new Set([...partsOf(model)].map((part) => Object.getPrototypeOf(part)));
    const plain = new Set([Object.prototype, Array.prototype, Map.prototype, Float64Array.prototype, null]);
    expect([...kinds].filter((kind) => !plain.has(kind))).toEqual([]);
  });

  it("shares its legs with the route that is laid out for the map, before and after both are handed over", () => {
    const pair = { model, route: routeGeometry(model.legs) };
    for (const { model: own, route } of [pair, structuredClone(pair)]) {
      expect(route.legs).toBe(own.legs);
      for (const { leg, legIndex, stretch, alternative } of route.ranges) {
        expect(leg).toBe(own.legs[legIndex]);
        expect((alternative ? leg.alternatives : leg.stretches).includes(stretch)).toBe(true);
      }
    }
  });

  it("changes nothing in the story, and is the same each time", () => {
    const story = wholeStory(folder);
    const before = structuredClone(story);
    expect(modelOf(story)).toEqual(model);
    expect(story).toEqual(before);
  });
});

it("the model of a story without legs and claims is empty, not broken", () => {
  const { story } = modelOfFolder(MINIMAL);
  const bare = modelOf({ ...story, legs: [], places: [], claims: [] });
  expect([bare.legs, bare.markers, bare.routeSamples]).toEqual([[], [], []]);
  expect(subjectOf(bare.evidence, "sea")).toBeUndefined();
  expect(claimsAbout(bare.evidence, "sea")).toEqual([]);
});
