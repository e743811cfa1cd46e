import type { Measurement } from "./measurement.ts";
import type { TechniqueName } from "./plan.ts";
import { SIZES } from "./plan.ts";

/** Made-up figures for tests: ours keeps every target, at all sizes. */
export function goodMeasurements(): Measurement[] {
  return SIZES.flatMap((vertices) => [made("bare-repaint", vertices), made("ours", vertices)]);
}

function made(technique: TechniqueName, vertices: number): Measurement {
  const isOurs = technique === "ours";
  const milliseconds = isOurs ? 11 : 10;
  const own = { p50: 0.2, p95: 0.4, mean: 0.2 };
  const floor = { p50: 10, p95: 12, mean: 10 };
  const task = { p50: milliseconds, p95: milliseconds + 2, mean: milliseconds };
  return {
    technique,
    vertices,
    steps: 60,
    task,
    processor: task,
    interval: task,
    ...(isOurs && { floor: { task: floor, processor: floor } }),
    ...(isOurs && { own, ownProcessor: own }),
    workerMilliseconds: 0,
    messages: 0,
    backlogMilliseconds: 50,
    heapBytes: 30e6,
    liveBytes: 20e6 + (isOurs ? vertices * 30 : 0),
    graphicsBytes: isOurs ? vertices * 30 : 0,
    ...(isOurs && { headErrorPixels: { 3: 0.1, 7: null } }),
  };
}
