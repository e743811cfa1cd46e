import { LOCATIONS } from "../../src/story/story.ts";
import { latAt, lonAt, mercatorX, mercatorY } from "../../src/geometry/mercator.ts";
import { PLAIN_MODES, type DrawnLine } from "../certainty-story.ts";

/** CSS pixels, and device pixels too. */
export const BLOCK_SIZE = { width: 520, height: 600 };
/** Pixels between two lines, wide enough for a band, and length of a line. */
const APART = 35;
const LENGTH = 440;

/** A zoom, and a place where land, sea and a border meet in one view. */
export interface Block {
  name: string;
  center: [lon: number, lat: number];
  zoom: number;
}

export const BLOCKS: readonly Block[] = [
  { name: "z3", center: [122, 40], zoom: 3 },
  { name: "z7", center: [130.6, 42.4], zoom: 7 },
  { name: "z11", center: [130.66, 42.37], zoom: 11 },
];

/** In each block a line of every mode without dashes of its own in every certainty, one below the other, each with a bend in its middle. */
export function linesOfBlocks(): DrawnLine[] {
  return BLOCKS.flatMap(({ name, center, zoom }) => {
    const pixel = 1 / (512 * 2 ** zoom);
    const at = (x: number, y: number) => [
      lonAt(mercatorX(center[0]) + x * pixel),
      latAt(mercatorY(center[1]) + y * pixel),
    ];
    return PLAIN_MODES.flatMap((mode, row) =>
      LOCATIONS.map((location, line): DrawnLine => {
        const y = (row * LOCATIONS.length + line - 7.5) * APART;
        const positions = [at(-LENGTH / 2, y - 8), at(0, y + 8), at(LENGTH / 2, y - 8)];
        return { id: `${name}-${mode}-${location}`, mode, location, positions };
      }),
    );
  });
}
