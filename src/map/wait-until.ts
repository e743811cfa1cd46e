import type { Map as MapLibreMap } from "maplibre-gl";
import { FrameClock } from "./frame-clock.ts";

/** One render of MapLibre: the map was drawn, and nothing more is to come. */
const MOMENTS = ["render", "idle"] as const;

/**
 * Checks a condition after each render, when the map is idle and at each tick, until it holds. Rejects with what `failure`
 * gives, as soon as it gives something, and with what `late` gives after so many seconds in which frames could run.
 */
export function waitUntil(
  map: MapLibreMap,
  seconds: number,
  { holds, failure, late }: { holds: () => boolean; failure: () => Error | undefined; late: () => Error },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (error?: Error) => {
      clock.stop();
      for (const event of MOMENTS) map.off(event, check);
      if (error) reject(error);
      else resolve();
    };
    const check = () => {
      const failed = failure();
      if (failed) end(failed);
      else if (holds()) end();
      else if (clock.seconds > seconds) end(late());
    };
    const clock = new FrameClock(check);
    for (const event of MOMENTS) map.on(event, check);
    map.triggerRepaint();
  });
}
