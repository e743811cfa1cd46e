import { messagesToWorkers } from "./count-messages.ts";
import { idle } from "./idle.ts";
import { SETTLED_MARK, STEP_MARK, STEPS_END_MARK } from "./marks.ts";
import { paced } from "./paced.ts";
import { shares, stepCount, WARM_UP_MILLISECONDS, WARM_UP_STEPS } from "./plan.ts";
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

/** As many steps as there is time for, and the quiet after them. */
export async function runSteps(stage: Stage, technique: Technique, millisecondsPerStep: number): Promise<StepsRun> {
  const { line, storyMap } = stage;
  const meters = shares(stepCount(millisecondsPerStep)).map((share) => share * line.lengthMeters);
  const before = messagesToWorkers;
  const starts: number[] = [];
  const ownMilliseconds: number[] = [];
  technique.takeOwnMilliseconds?.();
  await paced(storyMap.mapLibre, meters.length + 1, (tick, now) => {
    starts.push(now);
    if (tick > 0 && technique.takeOwnMilliseconds) ownMilliseconds.push(technique.takeOwnMilliseconds());
    performance.mark(tick < meters.length ? STEP_MARK : STEPS_END_MARK);
    if (tick < meters.length) technique.step(meters[tick]!);
  });
  await idle(storyMap.mapLibre);
  performance.mark(SETTLED_MARK);
  return {
    steps: meters.length,
    intervalMilliseconds: starts.slice(1).map((start, index) => start - starts[index]!),
    ownMilliseconds,
    messages: messagesToWorkers - before,
    backlogMilliseconds: performance.now() - starts.at(-2)!,
  };
}
