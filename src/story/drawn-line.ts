import { greatCircle } from "../geometry/great-circle.ts";
import { countOf, type Line } from "../geometry/line.ts";
import type { Leg, Stretch } from "./story.ts";

/**
 * The line of a stretch as it is drawn: its positions, straight from one to the next; but where two positions are all that
 * is given of a way by air, the great circle between them.
 */
export function drawnLine({ mode }: Pick<Leg, "mode">, { line }: Pick<Stretch, "line">): Line {
  return mode === "air" && countOf(line) === 2 ? greatCircle(line) : line;
}
