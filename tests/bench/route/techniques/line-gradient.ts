import type { ExpressionSpecification } from "maplibre-gl";
import { firstAtLeast, type MeasuredLine } from "../../../../src/geometry/measured-line.ts";
import { mercatorX, mercatorY } from "../../../../src/geometry/mercator.ts";
import type { SetUp } from "../technique.ts";
import { positionsOf } from "../wiggly-line.ts";
import { addLineLayer, COLOR, LINE_LAYER, lineFeature, linePaint } from "./line-layer.ts";

/** The whole line once, and a `line-gradient` whose only step moves. */
export const setUp: SetUp = (stage) => {
  const { storyMap, line } = stage;
  const progressAt = progressOf(line);
  const gradient = (meters: number): ExpressionSpecification => {
    return ["step", ["line-progress"], COLOR, Math.max(progressAt(meters), 1e-9), `${COLOR}00`];
  };
  const paint = { ...linePaint(stage), "line-gradient": gradient(1) };
  addLineLayer(storyMap, lineFeature(positionsOf(line)), paint, true);
  return { step: (meters) => storyMap.mapLibre.setPaintProperty(LINE_LAYER, "line-gradient", gradient(meters)) };
};

/** Meters along a line -> `line-progress`, which MapLibre measures on the Mercator plane. */
function progressOf({ coordinates, cumulativeMeters }: MeasuredLine): (meters: number) => number {
  const lengths = new Float64Array(cumulativeMeters.length);
  for (let index = 1; index < lengths.length; index++) {
    const [lon0, lat0, lon1, lat1] = coordinates.subarray((index - 1) * 2, index * 2 + 2) as unknown as number[];
    const piece = Math.hypot(mercatorX(lon1!) - mercatorX(lon0!), mercatorY(lat1!) - mercatorY(lat0!));
    lengths[index] = lengths[index - 1]! + piece;
  }
  const last = lengths.length - 1;
  return (meters) => {
    const end = Math.min(Math.max(firstAtLeast(cumulativeMeters, meters), 1), last);
    const [from, to] = [cumulativeMeters[end - 1]!, cumulativeMeters[end]!];
    const share = Math.min(Math.max((meters - from) / (to - from), 0), 1);
    return (lengths[end - 1]! + (lengths[end]! - lengths[end - 1]!) * share) / lengths[last]!;
  };
}
