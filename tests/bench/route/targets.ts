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
/** What a quick run fails on: counts, and ratios side by side in time of the processor, which hold on a busy machine. */
const MOST_GATED_TASK_RATIO = 1.3;
const MOST_OWN_RATIO = 2;
/** Own work that takes longer by the clock than in time of the processor waits: for graphics, that is. */
const MOST_WAIT_RATIO = 2;

/** The targets of a full run, for each size at which ours was measured. Memory is beside a page without a route. */
export function targets(measurements: readonly Measurement[]): Verdict[] {
  return sizesOf(measurements).flatMap((vertices) => {
    const ours = measurementOf({ measurements }, "ours", vertices);
    const bare = measurementOf({ measurements }, "bare-repaint", vertices);
    const bytes = (heldBytes(ours) - heldBytes(bare)) / vertices;
    const memory = verdict(`memory of the layer, ${at(vertices)}`, bytes, MOST_BYTES_PER_VERTEX, "bytes a vertex");
    return [
      verdict(`own work a step, p95, ${at(vertices)}`, ours.own?.p95 ?? NaN, MOST_OWN_MILLISECONDS, "ms"),
      verdict(
        `own work a step in time of the processor, p95, ${at(vertices)}`,
        ours.ownProcessor?.p95 ?? NaN,
        MOST_OWN_MILLISECONDS,
        "ms",
      ),
      verdict(`task time a step beside a bare repaint, p50, ${at(vertices)}`, clockRatio(ours), MOST_TASK_RATIO, "x"),
      verdict(`the same in time of the processor, ${at(vertices)}`, taskRatio(ours), MOST_TASK_RATIO, "x"),
      ...(vertices >= MEMORY_FROM_VERTICES ? [memory] : []),
    ];
  });
}

/** The gate of a quick run, in time of the processor: no messages, tasks near a bare repaint's, own work flat. */
export function gate(measurements: readonly Measurement[]): Verdict[] {
  const sizes = sizesOf(measurements);
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  const oursAt = (vertices: number) => measurementOf({ measurements }, "ours", vertices);
  const ownP95 = (vertices: number) => oursAt(vertices).ownProcessor?.p95 ?? NaN;
  return [
    ...sizes.flatMap((vertices) => {
      const ours = oursAt(vertices);
      const task = `task time a step beside a bare repaint, p50, ${at(vertices)}`;
      return [
        verdict(`messages to the worker a step, ${at(vertices)}`, ours.messages, 0, ""),
        verdict(task, taskRatio(ours), MOST_GATED_TASK_RATIO, "x"),
        verdict(
          `own work by the clock beside the processor, p50, ${at(vertices)}`,
          waitRatio(ours),
          MOST_WAIT_RATIO,
          "x",
        ),
      ];
    }),
    verdict(
      `own work a step, p95, ${at(largest)}, beside ${smallest.toLocaleString("en")}`,
      ownP95(largest) / ownP95(smallest),
      MOST_OWN_RATIO,
      "x",
    ),
  ];
}

/**
 * Two rounds of our layer in one: of each size the calmer own work, the tasks that stand better beside their own floor,
 * and every message. A busy machine spoils a figure in one round or other; what is broken is broken in each.
 */
export function calmer(before: readonly Measurement[], now: readonly Measurement[]): Measurement[] {
  return now.map((one) => {
    const earlier = before.find(({ technique, vertices }) => technique === one.technique && vertices === one.vertices);
    if (!earlier) return one;
    const { task, processor, floor } = taskRatio(earlier) < taskRatio(one) ? earlier : one;
    const isCalmer = (earlier.ownProcessor?.p95 ?? NaN) < (one.ownProcessor?.p95 ?? NaN);
    const { own, ownProcessor } = isCalmer ? earlier : one;
    return {
      ...one,
      task,
      processor,
      messages: Math.max(earlier.messages, one.messages),
      ...(floor && { floor }),
      ...(own && ownProcessor && { own, ownProcessor }),
    };
  });
}

function at(vertices: number): string {
  return `at ${vertices.toLocaleString("en")} vertices`;
}

function sizesOf(measurements: readonly Measurement[]): number[] {
  return [...new Set(measurements.map(({ vertices }) => vertices))].sort((a, b) => a - b);
}

/** Time of the processor beside that of the floor that took turns with the steps. */
function taskRatio({ processor, floor }: Measurement): number {
  return processor.p50 / (floor?.processor.p50 ?? NaN);
}

function clockRatio({ task, floor }: Measurement): number {
  return task.p50 / (floor?.task.p50 ?? NaN);
}

function waitRatio({ own, ownProcessor }: Measurement): number {
  return (own?.p50 ?? NaN) / (ownProcessor?.p50 ?? NaN);
}

function heldBytes({ liveBytes, graphicsBytes }: Measurement): number {
  return liveBytes + graphicsBytes;
}

/** What was not measured (NaN) does not hold. */
/** Whether a figure is at most what it should be. */
export function verdict(what: string, measured: number, most: number, unit: string): Verdict {
  return { what, measured, most, unit, holds: measured <= most };
}
