import { describe, expect, it } from "vitest";
import { frameAt } from "../../src/tour/frame.ts";
import type { Tour } from "../../src/tour/tour.ts";
import { longTour } from "./long-tour.ts";

const LISTS = ["chapters", "travels", "travelByLeg", "legs", "cameras", "flights"] as const;
type Reads = Record<(typeof LISTS)[number], number>;

/** The most entries of each list that a frame reads, over frames all along a tour. */
function mostReads({ model, schedule, track }: Tour): Reads {
  const none = () => Object.fromEntries(LISTS.map((name) => [name, 0])) as Reads;
  let reads = none();
  const watched = <Entry>(list: readonly Entry[], name: keyof Reads): readonly Entry[] =>
    new Proxy(list, {
      get(target, key) {
        if (typeof key === "string" && /^\d+$/.test(key)) reads[name]++;
        return Reflect.get(target, key) as unknown;
      },
    });
  const tour: Tour = {
    model: { ...model, legs: watched(model.legs, "legs") },
    schedule: {
      ...schedule,
      chapters: watched(schedule.chapters, "chapters"),
      travels: watched(schedule.travels, "travels"),
      chains: schedule.chains.map((chain) => watched(chain, "travels")),
      travelByLeg: watched(schedule.travelByLeg, "travelByLeg"),
    },
    track: { ...track, cameras: watched(track.cameras, "cameras"), flights: watched(track.flights, "flights") },
  };
  const most = none();
  for (let share = 0; share <= 1; share += 0.0037) {
    reads = none();
    expect(frameAt(tour, schedule.durationSeconds * share).legs).toHaveLength(model.legs.length);
    for (const name of LISTS) most[name] = Math.max(most[name], reads[name]);
  }
  return most;
}

/** Steps of a search among so many entries. */
function searchSteps(count: number): number {
  return Math.ceil(Math.log2(count + 1));
}

// What it reads of the line under the head is counted where lines are measured.
describe("what a frame reads, counted", () => {
  it.each([10, 100, 1_000])("of %d legs and chapters: a search or two of each list, and one entry per leg", (count) => {
    const reads = mostReads(longTour(count));
    // The chapter is searched for twice, for the words and for the camera, and then read.
    expect(reads.chapters).toBeLessThanOrEqual(2 * searchSteps(count) + 2);
    expect(reads.chapters).toBeGreaterThan(searchSteps(count));
    expect(reads.travels).toBeLessThanOrEqual(searchSteps(count) + 1);
    expect(reads.travels).toBeGreaterThan(1);
    // One per leg, and the one that the head is on.
    expect(reads.legs).toBe(count + 1);
    expect(reads.travelByLeg).toBe(count);
    expect([reads.cameras, reads.flights]).toEqual([1, 1]);
  });
});
