/** What is measured: the same in page and command, in a full and in a quick run. */

export const TECHNIQUES = ["ours", "set-data", "slice-along", "line-gradient", "trips-layer", "bare-repaint"] as const;
export type TechniqueName = (typeof TECHNIQUES)[number];

/** CSS pixels of the map; one device pixel each. */
export const VIEWPORT = { width: 800, height: 500 };
export const SIZES = [2000, 20_000, 200_000, 1_000_000];
/** Steps per second, as a film or a calm animation makes them. */
export const STEPS_PER_SECOND = 30;
/** Steps before those that are measured: shaders are compiled and code is warm by then. */
export const WARM_UP_STEPS = 5;
/** No more steps to warm up after this. */
export const WARM_UP_MILLISECONDS = 3000;
/** So many steps, then so many repaints without the route, where both are measured in one page. */
export const BLOCK_STEPS = 5;
/** A technique that needs longer from step to step is not looked at, and not measured at a larger size. */
export const TOO_LONG_MILLISECONDS = 1500;
const MOST_STEPS = 60;
const LEAST_STEPS = 3;
/** Steps are fewer than the most where they would take longer than this. */
const STEPS_MILLISECONDS = 3000;
/** Of our layer, whose targets are of the 95th percentile. */
const OUR_STEPS_MILLISECONDS = 6000;
/** The steps grow the line from and to these shares of its length: on average half of it, as in a whole animation. */
const FIRST_SHARE = 0.2;
export const LAST_SHARE = 0.8;
/** Zoom of the steps; the error of the head is measured here and at the second, nearer one. */
export const ZOOM = 3;
export const NEAR_ZOOM = 7;

/** How many steps are measured, where one takes so long: 60, or what goes into 3 seconds (ours: 6), and never fewer than 3. */
export function stepCount(millisecondsPerStep: number, isOurs = false): number {
  const milliseconds = isOurs ? OUR_STEPS_MILLISECONDS : STEPS_MILLISECONDS;
  return Math.min(Math.max(Math.floor(milliseconds / millisecondsPerStep), LEAST_STEPS), MOST_STEPS);
}

/** Shares of the line's length at the steps, the last one exactly `LAST_SHARE`. */
export function shares(count: number): number[] {
  return Array.from({ length: count }, (_, index) => FIRST_SHARE + ((LAST_SHARE - FIRST_SHARE) * (index + 1)) / count);
}
