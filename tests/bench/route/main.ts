import "./count-messages.ts";
import { graphicsBytes } from "./count-graphics-bytes.ts";
import { headErrorPixels, isDashed } from "./look.ts";
import type { TechniqueName } from "./plan.ts";
import { runSteps, warmUp, type StepsRun } from "./run-steps.ts";
import { setStage } from "./stage.ts";
import type { SetUp, Stage, Technique } from "./technique.ts";

/** Each in a file of its own, so that a page loads no more than what it measures. */
const SET_UPS: Record<TechniqueName, () => Promise<{ setUp: SetUp }>> = {
  ours: () => import("./techniques/ours.ts"),
  "set-data": () => import("./techniques/set-data.ts"),
  "slice-along": () => import("./techniques/slice-along.ts"),
  "line-gradient": () => import("./techniques/line-gradient.ts"),
  "trips-layer": () => import("./techniques/trips-layer.ts"),
  "bare-repaint": () => import("./techniques/bare-repaint.ts"),
};

/** What the command calls, in this order; one technique a page. */
export interface BenchPage {
  setUp(name: TechniqueName, vertices: number, dashed: boolean): Promise<void>;
  run(): Promise<StepsRun>;
  /** Of the page's WebGL buffers and textures. */
  graphicsBytes(): number;
  headErrorPixels(zoom: number): Promise<number | null>;
  isDashed(): Promise<boolean>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

let subject: { stage: Stage; technique: Technique; millisecondsPerStep: number };

window.bench = {
  async setUp(name, vertices, dashed) {
    const { setUp } = await SET_UPS[name]();
    const stage = await setStage(name, vertices, dashed);
    const technique = await setUp(stage);
    subject = { stage, technique, millisecondsPerStep: await warmUp(stage, technique) };
  },
  run: () => runSteps(subject.stage, subject.technique, subject.millisecondsPerStep),
  graphicsBytes: () => graphicsBytes,
  headErrorPixels: (zoom) => headErrorPixels(subject.stage, subject.technique, zoom),
  isDashed: () => isDashed(subject.stage, subject.technique),
};
