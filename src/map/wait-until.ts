import type { Map as MapLibreMap } from "maplibre-gl";

/** Deadlines count ticks, not the clock: while the page itself is busy, nobody is late. */
const TICK_MILLISECONDS = 250;
/** Of MapLibre, in one render: it was drawn, and nothing more is to come. */
const MOMENTS = ["render", "idle"] as const;

/**
 * Checks a condition after each render, when the map is idle and at each tick, until it holds. Rejects with what `failure`
 * gives, as soon as it gives something, and with an Error of the message after so many seconds.
 */
export function within(
  map: MapLibreMap,
  seconds: number,
  { holds, failure, message }: { holds: () => boolean; failure: () => Error | undefined; message: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    let ticksLeft = (seconds * 1000) / TICK_MILLISECONDS;
    const end = (error?: Error) => {
      clearInterval(ticks);
      for (const event of MOMENTS) map.off(event, check);
      if (error) reject(error);
      else resolve();
    };
    const check = () => {
      const failed = failure();
      if (failed) end(failed);
      else if (holds()) end();
      else if (ticksLeft < 0) end(new Error(message));
    };
    const ticks = setInterval(() => {
      // A hidden page draws nothing, and nobody waits for it.
      if (!document.hidden) ticksLeft--;
      check();
    }, TICK_MILLISECONDS);
    for (const event of MOMENTS) map.on(event, check);
    map.triggerRepaint();
  });
}
