import { describe, expect, it } from "vitest";
import { checkStory } from "../../src/lint/check-story.ts";
import type { Ground } from "../../src/lint/ground.ts";
import { readFolder } from "../story/read-folder.ts";

const base = readFolder("tests/fixtures/lint/base");

/** Islands a degree apart along the equator, each as wide as its index from 1 says, in tenths of a degree. */
function islands(count: number): Ground {
  const rings = Array.from({ length: count }, (_, index) => {
    const west = index + 1;
    const east = west + (index + 1) / 10;
    return [[[west, -1], [east, -1], [east, 1], [west, 1], [west, -1]]]; // prettier-ignore
  });
  return { countries: rings.map((outline) => ({ iso: "AAA", name: "A", rings: outline })), lakes: [] };
}

/** The base story with its first leg from one longitude to another on a parallel. */
function filesWith({ lat = 0, from = 0, to = 11, properties = {} as Record<string, unknown> }): Map<string, string> {
  const places = JSON.parse(base.get("places.geojson")!) as { features: { geometry: { coordinates: number[] } }[] };
  const legs = JSON.parse(base.get("legs.geojson")!) as {
    features: { geometry: { coordinates: number[][] }; properties: Record<string, unknown> }[];
  };
  const ends = [from, to, to + 1];
  for (const [index, { geometry }] of places.features.entries()) geometry.coordinates = [ends[index]!, lat];
  for (const [index, { geometry }] of legs.features.entries())
    geometry.coordinates = [[ends[index]!, lat], [ends[index + 1]!, lat]]; // prettier-ignore
  Object.assign(legs.features[0]!.properties, { when: "2024-03" }, properties);
  return new Map(base).set("places.geojson", JSON.stringify(places)).set("legs.geojson", JSON.stringify(legs));
}

/** What is said of a sea leg along the equator over so many islands, with a note. */
function told(count: number, note?: string): string[] {
  const files = filesWith({ properties: note === undefined ? {} : { note } });
  const { problems } = checkStory(files, { ground: islands(count) });
  return problems.filter(({ code }) => code === "sea-leg-over-land").map(({ message }) => message);
}

const runsIn = (message: string) => message.match(/km from near/g)?.length ?? 0;

describe("runs of a sea leg over land", () => {
  it("are named each, the longest first", () => {
    const [message] = told(3);
    const runs = [...message!.matchAll(/(\d+) km from near (\d)/g)].map(([, km, lon]) => [Number(km), Number(lon)]);
    expect(runs.map(([, lon]) => lon)).toEqual([3, 2, 1]);
    for (const [km, lon] of runs) expect(Math.abs(km! - lon! * 11.12)).toBeLessThan(1);
  });

  it("are named up to 5, and the rest counted", () => {
    expect(runsIn(told(5)[0]!)).toBe(5);
    expect(told(5)[0]).not.toContain("more");
    expect(runsIn(told(7)[0]!)).toBe(5);
    expect(told(7)[0]).toContain("; and 2 more.");
  });

  it("are silenced by a note, the longest first, as many as it has explaining words", () => {
    expect(runsIn(told(3, "A pilot came on board.")[0]!)).toBe(3);
    expect(runsIn(told(3, "It takes the canal.")[0]!)).toBe(2);
    expect(told(3, "It takes the canal.")[0]).not.toMatch(/from near 3/);
    expect(told(3, "It takes the canal, then a strait and a canal.")).toEqual([]);
    expect(told(3, "It takes canals.")).toEqual([]);
    expect(told(1, "It takes the canal.")).toEqual([]);
  });
});

describe("a straight piece over an ocean", () => {
  it("is noted where it is longer than 500 km and the only one, at sea but not in the air", () => {
    const legs = (mode: string, to: number) =>
      checkStory(filesWith({ lat: 45, from: -40, to, properties: { mode } })).problems.filter(
        ({ code }) => code === "long-straight-piece",
      ).length;
    expect([legs("sea", -30), legs("sea", -35), legs("air", -30), legs("rail", -30)]).toEqual([1, 0, 0, 0]);
  });
});
