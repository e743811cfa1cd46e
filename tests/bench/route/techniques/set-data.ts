import { firstAtLeast, pointAlong } from "../../../../src/geometry/measured-line.ts";
import type { SetUp } from "../technique.ts";
import { positionsOf } from "../wiggly-line.ts";
import { addLineLayer, lineFeature, linePaint } from "./line-layer.ts";

/** `setData` with the grown line at each step; its end is found by search in the measured line. */
export const setUp: SetUp = (stage) => {
  const { storyMap, line } = stage;
  const positions = positionsOf(line);
  const grown = (meters: number) => {
    const travelled = positions.slice(0, firstAtLeast(line.cumulativeMeters, meters));
    return lineFeature([...travelled, pointAlong(line, meters).position]);
  };
  const source = addLineLayer(storyMap, grown(1), linePaint(stage));
  return { step: (meters) => void source.setData(grown(meters)) };
};
