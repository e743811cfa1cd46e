import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOfTime, evenItinerary, firstOutOfOrder, metersAt, spanOfTimes } from "../../src/story/itinerary.ts";
import { measureLegs } from "../../src/story/measured-legs.ts";
import { parseDate } from "../../src/story/dates.ts";
import type { Story } from "../../src/story/story.ts";
import { TWO_SHIPS, wholeStory } from "./whole-story.ts";

const story = wholeStory(TWO_SHIPS);
const HOUR = 3_600_000;

function withTimes(times: (string | null)[], when?: string): Story {
  const [leg] = story.legs;
  const { when: _when, ...rest } = leg!;
  const date = when === undefined ? undefined : parseDate(when)!;
  return {
    ...story,
    legs: [{ ...rest, ...(date && { when: date }), stretches: leg!.stretches.map((one) => ({ ...one, times })) }],
  };
}

describe("the itinerary of a leg", () => {
  it("has its positions at their times, and a stay as two entries at one place", () => {
    const [{ itinerary, lengthMeters }] = measureLegs(story) as [ReturnType<typeof measureLegs>[0]];
    const hours = Array.from(itinerary!.ms, (ms) => (ms - Date.UTC(2024, 2, 1, 5)) / HOUR);
    expect(hours).toEqual([0, 24, 72, 132.5]);
    expect(itinerary!.meters[1]).toBe(itinerary!.meters[2]);
    expect(itinerary!.meters.at(-1)).toBe(lengthMeters);
    expect(metersAt(itinerary!, Date.UTC(2024, 2, 3))).toBe(itinerary!.meters[1]);
  });

  it("takes a day for its noon, moved as little as the times around it want", () => {
    const noon = Date.UTC(2024, 2, 2, 12);
    const of = (middle: string) =>
      measureLegs(withTimes(["2024-03-01", null, middle, null, "2024-03-02T09:00:00Z"]))[0]!.itinerary!.ms[1];
    expect(of("2024-03-02")).toBe(noon - 3 * HOUR);
    expect(of("2024-03-01")).toBe(noon - 24 * HOUR);
  });

  it("begins and ends with the dates of the leg where its ends have no times", () => {
    const [{ itinerary }] = measureLegs(withTimes([null, null, "2024-03-02", null, null], "2024-03-01/2024-03-04")) as [
      ReturnType<typeof measureLegs>[0],
    ];
    expect(Array.from(itinerary!.ms)).toEqual([Date.UTC(2024, 2, 1), Date.UTC(2024, 2, 2, 12), Date.UTC(2024, 2, 5)]);
  });

  it("is none where nothing is timed, or an end is not known", () => {
    expect(measureLegs(withTimes([null, null, null, null, null], "2024-03-01"))[0]!.itinerary).toBeUndefined();
    expect(measureLegs(withTimes([null, null, "2024-03-02", null, null]))[0]!.itinerary).toBeUndefined();
  });

  it("never falls, whatever days and hours can be in order", () => {
    const time = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.option(fc.integer({ min: 0, max: 23 })))
      .map(([day, hour]) => `2024-03-0${day}${hour === null ? "" : `T${String(hour).padStart(2, "0")}:00:00Z`}`);
    fc.assert(
      fc.property(fc.array(time, { minLength: 5, maxLength: 5 }), (times) => {
        fc.pre(firstOutOfOrder(times.flatMap(boundsOfTime)) < 0);
        const { ms, meters } = measureLegs(withTimes(times))[0]!.itinerary!;
        expect([...ms]).toEqual([...ms].sort((a, b) => a - b));
        expect([...meters]).toEqual([...meters].sort((a, b) => a - b));
        for (const [index, one] of times.entries()) {
          const { startMs, endMs } = boundsOfTime(one)[0]!;
          expect(ms[index]).toBeGreaterThanOrEqual(startMs);
          expect(ms[index]).toBeLessThanOrEqual(endMs);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is out of order only where no instants could be in order", () => {
    const index = (...times: string[]) => firstOutOfOrder(times.flatMap(boundsOfTime));
    expect(index("2024-03-02", "2024-03-02T06:00:00Z", "2024-03-02")).toBe(-1);
    expect(index("2024-03-02", "2024-03-01")).toBe(1);
    expect(index("2024-03-02T06:00:00+02:00", "2024-03-02T05:00:00Z")).toBe(-1);
    expect(index("2024-03-02T06:00:00-02:00", "2024-03-02T05:00:00Z")).toBe(1);
    expect(index("2024-03-02T12:00:00Z", "2024-03-02", "2024-03-02T11:00:00Z")).toBe(2);
  });

  it("gives the ends of the way before and after, and an even pace between two instants", () => {
    const even = evenItinerary(0, 100, 1_000);
    expect([-1, 0, 25, 100, 101].map((ms) => metersAt(even, ms))).toEqual([0, 0, 250, 1_000, 1_000]);
  });

  it("has a span in the words of its first and last time", () => {
    expect(
      spanOfTimes([
        [null, "2024-03-01/2024-03-02"],
        ["2024-03-03", null],
      ]),
    ).toBe("2024-03-01/2024-03-03");
    expect(spanOfTimes([[null, "../2024-03-02"], ["2024-03-03/.."]])).toBe("2024-03-02/2024-03-03");
    expect(spanOfTimes([["2024-03-01"]])).toBe("2024-03-01");
    expect(spanOfTimes([[null]])).toBeUndefined();
    expect(story.legs[0]!.when!.edtf).toBe("2024-03-01T06:00:00+01:00/2024-03-06T18:30:00+01:00");
  });
});
