import { distanceMeters } from "../geometry/distance.ts";
import { countOf, positionAt } from "../geometry/line.ts";
import { drawnLine } from "../story/drawn-line.ts";
import { kilometers, LEGS_FILE, stretchPath, type Linting } from "./linting.ts";

/** On a longer way, what is straight in degrees and the shortest way part visibly. */
const LONG_METERS = 500_000;

/** Ways by sea or air of two positions, far apart, that are drawn straight in degrees: no ship and no aircraft goes so. */
export function lintLongPieces(linting: Linting) {
  for (const leg of linting.story.legs) {
    if (leg.mode !== "sea" && leg.mode !== "air") continue;
    for (const stretch of [...leg.stretches, ...leg.alternatives]) {
      const line = drawnLine(leg, stretch);
      if (countOf(line) > 2) continue;
      const meters = distanceMeters(positionAt(line, 0), positionAt(line, 1));
      if (meters <= LONG_METERS) continue;
      const message = `Stretch ${stretch.id} of leg ${leg.id} is one straight piece of ${kilometers(meters)}, which is not the shortest way. Add positions along the way, such as those of the great circle.`;
      linting.log.note(LEGS_FILE, [...stretchPath(linting, stretch), "geometry"], "long-straight-piece", message);
    }
  }
}
