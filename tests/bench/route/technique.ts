import type { StoryMap } from "../../../src/map/story-map.ts";
import type { MeasuredLine } from "../../../src/geometry/measured-line.ts";
import type { Tour } from "../../../src/tour/tour.ts";

/** What a technique is given: the same map, already on screen, and the same line. */
export interface Stage {
  storyMap: StoryMap;
  tour: Tour;
  line: MeasuredLine;
  /** Draw the line dashed where the technique can. */
  dashed: boolean;
}

/** A way to draw a line that grows. */
export interface Technique {
  /** Draws the line up to so many meters from its start. */
  step(meters: number): void;
  /** The same without what covers the end of the line, for a look at its pixels; `step` where absent. */
  showEnd?(meters: number): void;
  /** Takes the route off the map or lays it on again, for a floor in the same page. */
  setHidden?(hidden: boolean): void;
  /** Milliseconds of our own code since the last call; only where the code is ours. */
  takeOwnMilliseconds?(): number;
}

/** Makes the map draw the line, up to nothing yet. */
export type SetUp = (stage: Stage) => Technique | Promise<Technique>;

/** The others draw the line alone, as wide as ours and in its colour. */
export const LINE_PIXELS = 5;
/** In widths of the line: MapLibre's unit and that of deck.gl's extension. */
export const DASHES: [dash: number, gap: number] = [3, 2];
