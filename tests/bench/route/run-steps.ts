import type { Map as MapLibreMap } from "maplibre-gl";
import { messagesToWorkers } from "./count-messages.ts";
import { idle } from "./idle.ts";
import { FLOOR_MARK, SETTLED_MARK, STEP_MARK, STEPS_END_MARK } from "./marks.ts";
import { paced } from "./paced.ts";
import { BLOCK_STEPS, shares, stepCount, WARM_UP_MILLISECONDS, WARM_UP_STEPS } from "./plan.ts";
import { percentile } from "./statistics.ts";
import type { Stage, Technique } from "./technique.ts";

/** What the page itself measures; the times of tasks come from the browser's trace. */
export interface StepsRun {
  steps: number;
  /** From the start of a step to the start of the next. */
  intervalMilliseconds: number[];
  /** Of our own code, one a step; empty where the code is not ours. */
  ownMilliseconds: number[];
  /** To workers, from the first step until the map is idle. */
  messages: number;
  /** From the last step until the worker has answered and the map has drawn that. */
  backlogMilliseconds: number;
}

/** Some steps and the quiet after them; one will do where it takes long. Returns the milliseconds that one takes. */
export async function warmUp({ storyMap, line }: Stage, technique: Technique): Promise<number> {
  const started = performance.now();
  const steps: number[] = [];
  for (const share of shares(WARM_UP_STEPS)) {
    const before = performance.now();
    await paced(storyMap.mapLibre, 1, () => technique.step(line.lengthMeters * share));
    steps.push(performance.now() - before);
    if (performance.now() - started > WARM_UP_MILLISECONDS) break;
  }
  await idle(storyMap.mapLibre);
  return percentile(steps, 0.5);
}

/**
 * As many steps as there is time for, and the quiet after them. Where the technique can hide the route, blocks of steps
 * and of repaints without it take turns, so that whatever else the machine does weighs on both.
 */
export async function runSteps(stage: Stage, technique: Technique, millisecondsPerStep: number): Promise<StepsRun> {
  const { line, storyMap } = stage;
  const map = storyMap.mapLibre;
  const meters = shares(stepCount(millisecondsPerStep, technique.setHidden !== undefined)).map(
    (share) => share * line.lengthMeters,
  );
  const run: StepsRun = {
    steps: meters.length,
    intervalMilliseconds: [],
    ownMilliseconds: [],
    messages: 0,
    backlogMilliseconds: 0,
  };
  for (const block of technique.setHidden ? blocksOf(meters) : [meters]) {
    if (technique.setHidden) {
      technique.setHidden(true);
      await idle(map);
      await marked(map, FLOOR_MARK, block.length, () => map.triggerRepaint());
      technique.setHidden(false);
      await idle(map);
    }
    const before = messagesToWorkers;
    technique.takeOwnMilliseconds?.();
    const starts = await marked(map, STEP_MARK, block.length, (step) => {
      if (step > 0) takeOwn(technique, run);
      technique.step(block[step]!);
    });
    takeOwn(technique, run);
    run.messages += messagesToWorkers - before;
    run.backlogMilliseconds = performance.now() - starts.at(-2)!;
    run.intervalMilliseconds.push(...starts.slice(1).map((start, index) => start - starts[index]!));
  }
  return run;
}

/** Steps under a mark, and the quiet after them. Returns when each step started, and when one more would have. */
async function marked(map: MapLibreMap, mark: string, count: number, step: (index: number) => void): Promise<number[]> {
  const starts: number[] = [];
  await paced(map, count + 1, (tick, now) => {
    starts.push(now);
    performance.mark(tick < count ? mark : STEPS_END_MARK);
    if (tick < count) step(tick);
  });
  await idle(map);
  performance.mark(SETTLED_MARK);
  return starts;
}

function takeOwn(technique: Technique, run: StepsRun): void {
  if (technique.takeOwnMilliseconds) run.ownMilliseconds.push(technique.takeOwnMilliseconds());
}

function blocksOf(meters: readonly number[]): number[][] {
  const count = Math.ceil(meters.length / BLOCK_STEPS);
  return Array.from({ length: count }, (_, block) => meters.slice(block * BLOCK_STEPS, (block + 1) * BLOCK_STEPS));
}
