import lineSliceAlong from "@turf/line-slice-along";
import type { SetUp } from "../technique.ts";
import { positionsOf } from "../wiggly-line.ts";
import { addLineLayer, lineFeature, linePaint } from "./line-layer.ts";

/** Turf cuts the line at each step, then `setData`. */
export const setUp: SetUp = (stage) => {
  const whole = lineFeature(positionsOf(stage.line));
  const grown = (meters: number) => lineSliceAlong(whole, 0, meters, { units: "meters" });
  const source = addLineLayer(stage.storyMap, grown(1), linePaint(stage));
  return { step: (meters) => void source.setData(grown(meters)) };
};
