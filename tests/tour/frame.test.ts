import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameAt } from "../../src/tour/frame.ts";
import { pointAlong } from "../../src/geometry/measured-line.ts";
import type { Travel } from "../../src/tour/schedule.ts";
import { tourOf, type Tour } from "../../src/tour/tour.ts";
import { project } from "../geometry/project.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { ANTIMERIDIAN, DESKTOP, MINIMAL, NAJIN_DUNAY, PHONE } from "../story/whole-story.ts";

const tours: [string, Tour][] = [NAJIN_DUNAY, MINIMAL, ANTIMERIDIAN].flatMap((folder) =>
  Object.entries({ desktop: DESKTOP, phone: PHONE }).map(([screen, viewport]): [string, Tour] => [
    `${folder.replace(/.*\//, "")} on a ${screen}`,
    tourOf(modelOfFolder(folder), viewport),
  ]),
);
const [, real] = tours[0]!;

/** Freezes all that can be: numbers in typed arrays cannot. */
function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}

describe.each(tours)("a frame of %s", (_name, tour) => {
  const { durationSeconds, chapters } = tour.schedule;
  const { legs } = tour.model;
  const { cameras, viewport } = tour.track;
  const seconds = fc.double({ min: 0, max: durationSeconds, noNaN: true });

  it("is the same each time it is asked for, and changes nothing it was made from", () => {
    const frozen = deepFreeze(tour);
    const numbers = () =>
      legs.flatMap(({ stretches }) => stretches.flatMap(({ line }) => [...line.coordinates, ...line.cumulativeMeters]));
    const before = numbers();
    fc.assert(
      fc.property(seconds, (now) => {
        expect(frameAt(frozen, now)).toEqual(frameAt(frozen, now));
      }),
      { numRuns: 1_000 },
    );
    expect(numbers()).toEqual(before);
  });

  it("is given for every number: outside the schedule it is the frame of the nearer end, and NaN is 0", () => {
    for (const now of [NaN, -Infinity, -1, -0]) expect(frameAt(tour, now)).toEqual(frameAt(tour, 0));
    for (const now of [Infinity, durationSeconds + 1, Number.MAX_VALUE])
      expect(frameAt(tour, now)).toEqual(frameAt(tour, durationSeconds));
    fc.assert(
      fc.property(fc.double(), (now) => {
        const frame = frameAt(tour, now);
        expect(frame.seconds).toBeGreaterThanOrEqual(0);
        expect(frame.seconds).toBeLessThanOrEqual(durationSeconds);
        const numbers = [...frame.camera.center, frame.camera.zoom, ...frame.legs.map((leg) => leg.travelledMeters)];
        expect(numbers.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("has exactly the chapter's camera, words and claims at each chapter's start", () => {
    for (const [index, { chapter, startSeconds }] of chapters.entries()) {
      expect(frameAt(tour, startSeconds)).toMatchObject({
        chapterIndex: index,
        chapterId: chapter.id,
        claims: chapter.claims,
        shows: chapter.shows,
      });
      expect(frameAt(tour, startSeconds).camera).toEqual(cameras[index]);
    }
  });

  it("has nothing travelled at the start, and every leg of the chapters travelled whole at the end", () => {
    expect(frameAt(tour, 0).legs.map((leg) => leg.travelledMeters)).toEqual(legs.map(() => 0));
    const travelled = new Set(chapters.flatMap(({ chapter }) => chapter.travels));
    for (const { id, travelledMeters, lengthMeters } of frameAt(tour, durationSeconds).legs)
      expect(travelledMeters).toBe(travelled.has(id) ? lengthMeters : 0);
    expect(frameAt(tour, 0).head).toBeNull();
    expect(frameAt(tour, durationSeconds).head).toBeNull();
  });

  it("moves on without a jump: what is travelled never falls, and camera and head move by small steps", () => {
    const step = 0.004;
    let before = frameAt(tour, 0);
    for (let now = step; now <= durationSeconds; now += step) {
      const frame = frameAt(tour, now);
      for (const [index, { travelledMeters, lengthMeters }] of frame.legs.entries()) {
        const moved = travelledMeters - before.legs[index]!.travelledMeters;
        expect(moved).toBeGreaterThanOrEqual(0);
        expect(moved).toBeLessThan(lengthMeters * 0.01);
      }
      expect(Math.abs(frame.camera.zoom - before.camera.zoom)).toBeLessThan(0.15);
      const { x, y } = project(frame.camera.center, before.camera, viewport);
      const world = 512 * 2 ** before.camera.zoom;
      const across = (x - viewport.width / 2) / world;
      expect(Math.abs(across - Math.round(across)) * world).toBeLessThan(30);
      expect(Math.abs(y - viewport.height / 2)).toBeLessThan(30);
      if (frame.head && before.head?.legId === frame.head.legId) {
        const turns = Math.round((frame.head.position[0]! - before.head.position[0]!) / 360);
        const [lon, lat] = frame.head.position as [number, number];
        const [lonBefore, latBefore] = before.head.position as [number, number];
        expect(Math.hypot(lon - turns * 360 - lonBefore, lat - latBefore)).toBeLessThan(2);
      }
      before = frame;
    }
  });

  it("has its head on the drawn line, at the end of what is travelled, on the stretch that says how well it is known", () => {
    fc.assert(
      fc.property(seconds, (now) => {
        const { head, legs: shown } = frameAt(tour, now);
        if (!head) return;
        expect(head.bearing).toBeGreaterThanOrEqual(0);
        expect(head.bearing).toBeLessThan(360);
        const measured = legs.find(({ leg }) => leg.id === head.legId)!;
        expect(head.mode).toBe(measured.leg.mode);
        const meters = shown.find(({ id }) => id === head.legId)!.travelledMeters;
        const stretch = measured.stretches.filter(({ startMeters }) => startMeters <= meters).at(-1)!;
        expect(head.location).toBe(stretch.location);
        expect(head.position).toEqual(pointAlong(stretch.line, meters - stretch.startMeters).position);
        expect(
          Math.min(...piecesOf(stretch.line.coordinates).map((piece) => apartDegrees(head.position, piece))),
        ).toBeLessThan(1e-6);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a leg under way", () => {
  it.each([
    [0.25, 0.15625],
    [0.5, 0.5],
    [0.75, 0.84375],
  ])("eases in and out by smoothstep, 3t² - 2t³: after %d of its time it has done %d of its way", (time, way) => {
    const { legIndex, startSeconds, endSeconds } = real.schedule.travels[0]!;
    const leg = frameAt(real, startSeconds + (endSeconds - startSeconds) * time).legs[legIndex]!;
    expect(leg.travelledMeters / leg.lengthMeters).toBeCloseTo(way, 9);
  });
});

describe("the head of the real story", () => {
  it("is on its way in each travel, waits at Dunay between them, and is gone after the last", () => {
    const [sea, rail] = real.schedule.chapters.flatMap(({ travels }) => [...travels]) as [Travel, Travel];
    expect(frameAt(real, sea.startSeconds - 0.01).head).toBeNull();
    expect(frameAt(real, (sea.startSeconds + sea.endSeconds) / 2).head).toMatchObject({
      legId: "sea",
      mode: "sea",
      location: "schematic",
    });
    const waiting = frameAt(real, (sea.endSeconds + rail.startSeconds) / 2).head;
    expect(waiting).toMatchObject({ legId: "sea" });
    expect(waiting!.position.map((degrees) => degrees.toFixed(3))).toEqual(["132.361", "42.899"]);
    expect(frameAt(real, (rail.startSeconds + rail.endSeconds) / 2).head).toMatchObject({
      legId: "rail",
      mode: "rail",
    });
    expect(frameAt(real, rail.endSeconds + 0.01).head).toBeNull();
  });

  it("passes over stretches that are worse and worse known", () => {
    const { startSeconds, endSeconds } = real.schedule.chapters.flatMap(({ travels }) => travels).at(-1)!;
    const known = new Set<string>();
    for (let share = 0; share <= 1; share += 0.001)
      known.add(frameAt(real, startSeconds + (endSeconds - startSeconds) * share).head?.location ?? "none");
    expect([...known].filter((location) => location !== "none")).toEqual(["approximate", "schematic", "unknown"]);
  });
});

describe("the cost of a frame", () => {
  it("of the real story is below 50 microseconds, with room for a machine that is busy", () => {
    for (let call = 0; call < 5_000; call++) frameAt(real, (call / 5_000) * real.schedule.durationSeconds);
    const costs: number[] = [];
    for (let call = 0; call < 10_000; call++) {
      const start = performance.now();
      frameAt(real, (call / 10_000) * real.schedule.durationSeconds);
      costs.push(performance.now() - start);
    }
    const microseconds = costs.sort((a, b) => a - b)[5_000]! * 1_000;
    expect(microseconds).toBeLessThan(200);
  });
});

function piecesOf(coordinates: Float64Array): [number, number, number, number][] {
  return Array.from(
    { length: coordinates.length / 2 - 1 },
    (_, at) => [...coordinates.subarray(at * 2, at * 2 + 4)] as never,
  );
}

/** Degrees from a position to a straight piece. */
function apartDegrees([lon, lat]: readonly number[], [x0, y0, x1, y1]: [number, number, number, number]): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const share = Math.min(1, Math.max(0, ((lon! - x0) * dx + (lat! - y0) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(lon! - x0 - dx * share, lat! - y0 - dy * share);
}
