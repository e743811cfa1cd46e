import { describe, expect, it } from "vitest";
import { distanceMeters } from "../../src/geometry/distance.ts";
import { modelOf } from "../../src/story/story-model.ts";
import { msAt } from "../../src/tour/clock.ts";
import { frameAt } from "../../src/tour/frame.ts";
import { secondsOf } from "../../src/tour/moment.ts";
import { tourOf } from "../../src/tour/tour.ts";
import type { Story } from "../../src/story/story.ts";
import { DESKTOP, TWO_SHIPS, wholeStory } from "../story/whole-story.ts";

const story = wholeStory(TWO_SHIPS);
const tour = tourOf(modelOf(story), DESKTOP);
const BETA = [7.4, 38.2];

function headsOn(day: string) {
  return frameAt(tour, secondsOf(tour.schedule, day)!).heads;
}

function tourWith(change: (story: Story) => Partial<Story>) {
  return tourOf(modelOf({ ...story, ...change(story) }), DESKTOP);
}

describe("two ships at once", () => {
  it("each have a head of their own, which names its ship", () => {
    expect(
      headsOn("2024-03-03")
        .map(({ vehicle, legId }) => `${vehicle} ${legId}`)
        .sort(),
    ).toEqual(["argo argo-out", "iris iris-out"]);
    expect(headsOn("2024-03-01").map(({ vehicle }) => vehicle)).toEqual(["argo"]);
  });

  it("are at every instant of their clock where their times say", () => {
    for (const [day, id, lon, lat] of [
      ["2024-03-03", "argo-out", ...BETA],
      ["2024-03-05", "iris-out", ...BETA],
    ] as const) {
      const head = headsOn(day).find(({ legId }) => legId === id)!;
      expect(distanceMeters(head.position, [lon!, lat!]), `${id} on ${day}`).toBeLessThan(1);
    }
    const travel = tour.schedule.travels.find(({ legIndex }) => story.legs[legIndex]!.id === "iris-out")!;
    const clock = travel.timed!.clock;
    const noon = Date.UTC(2024, 2, 4, 12);
    const seconds = secondsOf(tour.schedule, "2024-03-04")!;
    expect(msAt(clock, seconds)).toBeCloseTo(noon, -2);
    const head = frameAt(tour, seconds).heads.find(({ vehicle }) => vehicle === "iris")!;
    expect(distanceMeters(head.position, [6.5, 39.4])).toBeLessThan(50);
  });

  it("wait where a stay says so: the head stands while the other moves", () => {
    const at = (seconds: number, vehicle: string) =>
      frameAt(tour, seconds).heads.find((head) => head.vehicle === vehicle)!.position;
    const { clock } = tour.schedule.travels[0]!.timed!;
    const seconds = [3, 3.9].map((day) => {
      const index = clock.ms.findIndex((ms) => ms > Date.UTC(2024, 2, day));
      expect(index).toBeGreaterThan(0);
      return secondsOf(tour.schedule, `2024-03-0${Math.floor(day)}`)! + (day % 1 > 0 ? 0.2 : 0);
    });
    expect(at(seconds[1]!, "argo")).toEqual(at(seconds[0]!, "argo"));
    expect(at(seconds[1]!, "iris")).not.toEqual(at(seconds[0]!, "iris"));
  });

  it("of which only the days of the legs are known travel on one clock too, each within its days", () => {
    const [, second] = tour.schedule.chapters;
    const [iris, argo] = second!.travels;
    expect([iris, argo].map((travel) => story.legs[travel!.legIndex]!.id)).toEqual(["iris-on", "argo-back"]);
    expect(argo!.startSeconds).toBeGreaterThan(iris!.startSeconds);
    expect(argo!.startSeconds).toBeLessThan(iris!.endSeconds);
    expect(argo!.endSeconds).toBeGreaterThan(iris!.endSeconds);
  });

  it("follow each other where their dates do not overlap", () => {
    const apart = tourWith(({ legs }) => ({
      legs: legs.map(({ when: _when, ...leg }) => ({
        ...leg,
        stretches: leg.stretches.map(({ times: _times, ...stretch }) => stretch),
        when: {
          edtf: "2024-03-01",
          approximate: false,
          startMs: Date.UTC(2024, leg.vehicle === "argo" ? 6 : 2, 1),
          endMs: Date.UTC(2024, leg.vehicle === "argo" ? 6 : 2, 2),
        },
      })),
    }));
    const [iris, argo] = apart.schedule.chapters[0]!.travels;
    expect([iris, argo].map((travel) => story.legs[travel!.legIndex]!.vehicle)).toEqual(["iris", "argo"]);
    expect(argo!.startSeconds).toBeCloseTo(iris!.endSeconds, 9);
  });

  it("travel side by side where they are not dated", () => {
    const undated = tourWith(({ legs }) => ({
      legs: legs.map(({ when: _when, ...leg }) => ({
        ...leg,
        stretches: leg.stretches.map(({ times: _times, ...stretch }) => stretch),
      })),
    }));
    const [one, other] = undated.schedule.chapters[0]!.travels;
    expect(other!.startSeconds).toBe(one!.startSeconds);
    expect(other!.endSeconds).toBeCloseTo(one!.endSeconds, 9);
    expect(one!.timed).toBeUndefined();
  });

  it("keep their heads between their legs, and lose them when their last has arrived", () => {
    const [first] = tour.schedule.chapters;
    expect(frameAt(tour, first!.endSeconds).heads).toHaveLength(2);
    expect(frameAt(tour, tour.schedule.durationSeconds).heads).toEqual([]);
    expect(frameAt(tour, 0).heads).toEqual([]);
  });

  it("never move backwards, and never jump", () => {
    let before = frameAt(tour, 0).legs;
    for (let seconds = 0; seconds <= tour.schedule.durationSeconds; seconds += 0.01) {
      const { legs } = frameAt(tour, seconds);
      for (const [index, { travelledMeters, lengthMeters }] of legs.entries()) {
        const step = travelledMeters - before[index]!.travelledMeters;
        expect(step).toBeGreaterThanOrEqual(0);
        expect(step / lengthMeters).toBeLessThan(0.05);
      }
      before = legs;
    }
  });
});
