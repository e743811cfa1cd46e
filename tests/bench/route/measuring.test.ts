import { describe, expect, it } from "vitest";
import { drawnEnd, inkChanges, type Pictures } from "./drawn-end.ts";
import {
  FLOOR_MARK,
  OWN_END_MARK,
  OWN_START_MARK,
  SETTLED_MARK,
  STEP_MARK,
  STEPS_END_MARK,
  WAIT_MARK,
} from "./marks.ts";
import { taskTimes, type TraceEvent } from "./trace.ts";
import { positionsOf, wigglyLine } from "./wiggly-line.ts";

const [WIDTH, HEIGHT] = [40, 9];

/** A white picture with black columns in its middle row and the two beside. */
function picture(isBlack: (column: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: WIDTH * HEIGHT * 4 }, (_, at) => {
    const [column, row] = [Math.floor(at / 4) % WIDTH, Math.floor(at / 4 / WIDTH)];
    return isBlack(column) && Math.abs(row - 4) <= 1 ? 0 : 255;
  });
}

function pictures(now: (column: number) => boolean): Pictures {
  return {
    width: WIDTH,
    height: HEIGHT,
    empty: picture(() => false),
    whole: picture(() => true),
    now: picture(now),
  };
}

const samples = Array.from({ length: 4 * WIDTH + 1 }, (_, index) => ({ x: index / 4, y: HEIGHT / 2 }));

describe("the drawn end of a line", () => {
  it("is where its pixels end", () => {
    expect(
      drawnEnd(
        pictures((column) => column < 17),
        samples,
      )?.x,
    ).toBeCloseTo(17, 1);
  });

  it("is not found where nothing or all of it is drawn", () => {
    expect(
      drawnEnd(
        pictures(() => false),
        samples,
      ),
    ).toBeUndefined();
    expect(
      drawnEnd(
        pictures(() => true),
        samples,
      ),
    ).toBeUndefined();
  });
});

describe("the ink of a line", () => {
  it("changes at each end of a dash, and not in a solid line", () => {
    expect(
      inkChanges(
        pictures((column) => column % 10 < 5),
        samples,
      ),
    ).toBe(7);
    expect(
      inkChanges(
        pictures(() => true),
        samples,
      ),
    ).toBe(0);
  });
});

describe("the times of tasks", () => {
  const task = (ts: number, dur: number, tid = 1): TraceEvent => {
    return { name: "ThreadControllerImpl::RunTask", ph: "X", pid: 1, tid, ts, dur, tdur: dur / 2 };
  };
  const mark = (name: string, ts: number): TraceEvent => ({ name, ph: "I", pid: 1, tid: 1, ts });
  const events = [
    { name: "thread_name", ph: "M", pid: 1, tid: 2, ts: 0, args: { name: "DedicatedWorker thread" } },
    ...[task(0, 500), task(1000, 2000), task(4000, 1000), task(5500, 400), task(6000, 3000), task(10_000, 500)],
    ...[task(11_000, 700), task(12_000, 500)],
    ...[task(500, 300, 2), task(2000, 4000, 2), task(2000, 4000, 3), task(10_150, 40, 2), task(11_100, 900, 2)],
    ...[mark(STEP_MARK, 1100), mark(WAIT_MARK, 5600), mark(STEP_MARK, 6100), mark(STEPS_END_MARK, 10_100)],
    ...[mark(SETTLED_MARK, 10_200), mark(FLOOR_MARK, 11_050), mark(STEPS_END_MARK, 12_100)],
    mark(SETTLED_MARK, 12_200),
  ];

  it("run from a step's task to the next step's, without waits and without other threads", () => {
    const { steps } = taskTimes(events);
    expect(steps.taskMilliseconds).toEqual([3, 3]);
    expect(steps.processorMilliseconds).toEqual([1.5, 1.5]);
  });

  it("of repaints without the route are kept apart", () => {
    expect(taskTimes(events).floor.taskMilliseconds).toEqual([0.7]);
  });

  it("of our own code are those between its marks, step by step", () => {
    const own = (name: string, ts: number, tts: number): TraceEvent => ({ ...mark(name, ts), tts });
    const marked = [
      ...events,
      ...[own(OWN_START_MARK, 1200, 100), own(OWN_END_MARK, 1500, 250)],
      ...[own(OWN_START_MARK, 4100, 900), own(OWN_END_MARK, 4300, 950)],
      ...[own(OWN_START_MARK, 6200, 2000), own(OWN_END_MARK, 6900, 2300)],
    ];
    expect(taskTimes(marked).ownProcessorMilliseconds).toEqual([0.2, 0.3]);
  });

  it("of workers count from the first step until the backlog is done", () => {
    expect(taskTimes(events).workerMilliseconds).toBeCloseTo(4.04);
  });

  it("cannot be told of a trace without marks", () => {
    expect(() => taskTimes([task(0, 100)])).toThrow(/marks/);
  });
});

describe("the line of the bench", () => {
  it.each([2000, 20_000])(
    "is 9,000 km long with %i vertices, from Dunay to Tikhoretsk, the same at each call",
    (vertices) => {
      const line = wigglyLine(vertices);
      expect(Math.abs(line.lengthMeters / 9e6 - 1)).toBeLessThan(0.005);
      expect(line.cumulativeMeters).toHaveLength(vertices);
      expect([...line.coordinates.subarray(0, 2)]).toEqual([132.33521, 42.87881]);
      expect(line.coordinates.at(-2)).toBeCloseTo(40.125, 3);
      expect(wigglyLine(vertices)).toEqual(line);
      expect(positionsOf(line, 7).at(-1)).toEqual([...line.coordinates.subarray(-2)]);
    },
  );
});
