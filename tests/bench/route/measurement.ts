import type { TechniqueName } from "./plan.ts";
import type { Spread } from "./statistics.ts";

/** What was measured of one technique at one size. */
export interface Measurement {
  technique: TechniqueName;
  vertices: number;
  steps: number;
  /** Of the page's own thread, milliseconds a step. */
  task: Spread;
  /** Of that, the time in which the thread had a processor. */
  processor: Spread;
  /** Task and processor of repaints of the same map without the route, in turns with the steps; only where it is ours. */
  floor?: { task: Spread; processor: Spread };
  /** Of the technique's own code; only where it is ours. */
  own?: Spread;
  /** Of that, the time in which it had a processor. */
  ownProcessor?: Spread;
  /** From step to step, milliseconds: what the graphics process takes is in here. */
  interval: Spread;
  /** Of all workers, milliseconds a step. */
  workerMilliseconds: number;
  /** From the page to workers, a step. */
  messages: number;
  backlogMilliseconds: number;
  /** Of the page, when the map has come to rest: with what is to be collected, and without. Array buffers count. */
  heapBytes: number;
  liveBytes: number;
  /** Of all WebGL buffers and textures. */
  graphicsBytes: number;
  /** Pixels by zoom; null where the line does not end near its head. Absent where nothing is drawn or not looked at. */
  headErrorPixels?: Record<string, number | null>;
}

/** Where the figures come from. */
export interface Setting {
  date: string;
  browser: string;
  graphics: string;
  machine: string;
  versions: Record<string, string>;
}

export interface Results {
  setting: Setting;
  measurements: readonly Measurement[];
  /** Seen on the map: the travelled part has gaps. */
  dashes: Partial<Record<TechniqueName, boolean>>;
}

/** Throws Error where it was not measured. */
export function measurementOf(
  { measurements }: Pick<Results, "measurements">,
  technique: TechniqueName,
  vertices: number,
): Measurement {
  const found = measurements.find((one) => one.technique === technique && one.vertices === vertices);
  if (!found) throw new Error(`The technique "${technique}" was not measured at ${vertices} vertices.`);
  return found;
}
