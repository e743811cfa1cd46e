import { measurementOf, type Measurement } from "./measurement.ts";

/** Something that our layer is to keep, and what it was measured at. */
export interface Verdict {
  what: string;
  measured: number;
  most: number;
  unit: string;
  holds: boolean;
}

/** What a full run reports of our layer, at each size. */
const MOST_OWN_MILLISECONDS = 1;
const MOST_TASK_RATIO = 1.15;
const MOST_BYTES_PER_VERTEX = 64;
/** Below this the page's heap is never still enough to divide by the vertices. */
const MEMORY_FROM_VERTICES = 200_000;
/** What a quick run fails on: counts and ratios side by side, which hold on a busy machine too. */
const MOST_GATED_TASK_RATIO = 1.3;
const MOST_OWN_RATIO = 2;

/** The targets of a full run, for each size at which ours and the bare repaint were measured. */
export function targets(measurements: readonly Measurement[]): Verdict[] {
  return sizesOf(measurements).flatMap((vertices) => {
    const { ours, floor } = pairAt(measurements, vertices);
    const at = `at ${vertices.toLocaleString("en")} vertices`;
    const bytes = (heldBytes(ours) - heldBytes(floor)) / vertices;
    const memory = verdict(`memory of the layer, ${at}`, bytes, MOST_BYTES_PER_VERTEX, "bytes a vertex");
    return [
      verdict(`own work a step, p95, ${at}`, ours.own?.p95 ?? NaN, MOST_OWN_MILLISECONDS, "ms"),
      verdict(`task time a step beside a bare repaint, p50, ${at}`, taskRatio(ours, floor), MOST_TASK_RATIO, "x"),
      ...(vertices >= MEMORY_FROM_VERTICES ? [memory] : []),
    ];
  });
}

/** The gate of a quick run: no messages at any size, task time near a bare repaint's, own work flat in the vertices. */
export function gate(measurements: readonly Measurement[]): Verdict[] {
  const sizes = sizesOf(measurements);
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  const own = (vertices: number) => pairAt(measurements, vertices).ours.own?.p95 ?? NaN;
  return [
    ...sizes.flatMap((vertices) => {
      const { ours, floor } = pairAt(measurements, vertices);
      const at = `at ${vertices.toLocaleString("en")} vertices`;
      return [
        verdict(`messages to the worker a step, ${at}`, ours.messages, 0, ""),
        verdict(
          `task time a step, p50, beside a bare repaint, ${at}`,
          taskRatio(ours, floor),
          MOST_GATED_TASK_RATIO,
          "x",
        ),
      ];
    }),
    verdict(
      `own work a step, p95, at ${largest.toLocaleString("en")} vertices beside ${smallest.toLocaleString("en")}`,
      own(largest) / own(smallest),
      MOST_OWN_RATIO,
      "x",
    ),
  ];
}

/** Of two rounds over the same figures, the better of each; the second where there is no first. */
export function bestOf(before: readonly Verdict[], now: readonly Verdict[]): Verdict[] {
  return now.map((verdict, index) => {
    const earlier = before[index];
    return earlier && (earlier.holds || earlier.measured < verdict.measured) ? earlier : verdict;
  });
}

function pairAt(measurements: readonly Measurement[], vertices: number): { ours: Measurement; floor: Measurement } {
  return {
    ours: measurementOf({ measurements }, "ours", vertices),
    floor: measurementOf({ measurements }, "bare-repaint", vertices),
  };
}

function sizesOf(measurements: readonly Measurement[]): number[] {
  return [...new Set(measurements.map(({ vertices }) => vertices))].sort((a, b) => a - b);
}

function taskRatio(ours: Measurement, floor: Measurement): number {
  return ours.task.p50 / floor.task.p50;
}

function heldBytes({ liveBytes, graphicsBytes }: Measurement): number {
  return liveBytes + graphicsBytes;
}

/** What was not measured (NaN) does not hold. */
function verdict(what: string, measured: number, most: number, unit: string): Verdict {
  return { what, measured, most, unit, holds: measured <= most };
}
