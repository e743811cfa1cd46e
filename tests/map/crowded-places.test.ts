// Numbered places that are too many for the view.
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PLACE_LABEL_LAYER } from "../../src/map/style/layer-ids.ts";
import { DISC_RADIUS } from "../../src/map/labels/disc-spots.ts";
import { writeBigStory } from "../bench/big-story.ts";
import { openGoldenPage, type GoldenPage } from "../golden/golden-page.ts";

const LEGS = 40;
/** So many that their 20 places are all numbered, however close they are. */
const FEW_LEGS = 10;
const SIDE = 400;
/** From the middle of a disc to that of another that meets its name: a gap, a line of words, and room around them. */
const REACH = 2 * DISC_RADIUS + 24;

async function openStory(legs: number): Promise<GoldenPage> {
  const story = `tests/output/crowded-places-${legs}`;
  mkdirSync(story, { recursive: true });
  writeBigStory(story, { legs, positionsPerLeg: 20, claims: 1, sources: 1 });
  const golden = await openGoldenPage(story, { width: SIDE, height: SIDE });
  await golden.bare();
  return golden;
}

interface Disc {
  number: number;
  x: number;
  y: number;
}

/** The discs that are drawn around the western ends, in CSS pixels from the top left. */
async function drawnDiscs(golden: GoldenPage, zoom: number): Promise<Disc[]> {
  await golden.draw({ name: "crowded", center: [60, 55.5], zoom });
  return golden.page.evaluate((layer) => {
    const { map } = window.golden!;
    return map.queryRenderedFeatures({ layers: [layer] }).map(({ geometry, properties }) => {
      if (geometry.type !== "Point") throw new Error("A place with a number is no point.");
      const { x, y } = map.project(geometry.coordinates as [number, number]);
      const [right, down] = properties.discOffset as [number, number];
      return { number: Number(properties.number), x: x + right, y: y + down };
    });
  }, PLACE_LABEL_LAYER);
}

/** The western ends have the odd numbers, and stand one above the other in the middle of the view. */
const latOf = (leg: number) => 55 + (leg % 10) / 10 + Math.floor(leg / 10) / LEGS;

describe("numbers that meet", () => {
  let golden: GoldenPage;
  beforeAll(async () => {
    golden = await openStory(LEGS);
  });
  afterAll(() => golden?.close());

  test.each([5, 7])("give way to the first of the file where there are many, at zoom %d", async (zoom) => {
    const discs = await drawnDiscs(golden, zoom);
    const numbers = new Set(discs.map(({ number }) => number));
    expect(numbers.has(1)).toBe(true);
    expect(numbers.size).toBeGreaterThan(2);
    expect(numbers.size).toBeLessThan(LEGS / 2);
    expect(nearest(discs)).toBeGreaterThan(2 * DISC_RADIUS);
    const lats = Array.from({ length: LEGS }, (_, leg) => latOf(leg));
    const rows = await golden.page.evaluate((all) => all.map((lat) => window.golden!.map.project([60, lat]).y), lats);
    for (const [leg, y] of rows.entries()) {
      const number = leg * 2 + 1;
      if (numbers.has(number) || y < 0 || y > SIDE) continue;
      const inItsPlace = discs.filter((disc) => disc.number < number && Math.abs(disc.y - y) < REACH);
      expect(inItsPlace.length, `${number} is not drawn`).toBeGreaterThan(0);
    }
  });
});

test("numbers that would meet are all drawn, apart from each other, where they are few", async () => {
  const golden = await openStory(FEW_LEGS);
  try {
    const discs = await drawnDiscs(golden, 5);
    expect(nearest(discs)).toBeGreaterThan(2 * DISC_RADIUS);
    const odd = Array.from({ length: FEW_LEGS }, (_, leg) => leg * 2 + 1);
    expect(discs.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(odd);
  } finally {
    await golden.close();
  }
});

/** The least distance between the middles of two discs. */
function nearest(discs: readonly Disc[]): number {
  const distances = discs.flatMap((a, index) => discs.slice(index + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
  return Math.min(...distances);
}
