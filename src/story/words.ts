import type { Basis, Location, Mode } from "./story.ts";

/** Plain words for the two axes, the same on page, map and picture. */
export const BASIS_WORDS: Record<Basis, string> = {
  "stated-by-official": "Stated by officials",
  "imagery-released-by-official": "Image released by officials",
  "independent-imagery": "Independent satellite imagery",
  documents: "Documents",
  inference: "Inference",
  context: "Context",
};

export const LOCATION_WORDS: Record<Location, string> = {
  exact: "line known",
  approximate: "approximate line",
  schematic: "schematic line",
  unknown: "way unknown",
};

export const MODE_WORDS: Record<Mode, string> = {
  sea: "By sea",
  rail: "By rail",
  road: "By road",
  air: "By air",
};

/** `By sea, schematic line`: one entry of the legend. */
export function certaintyInWords(mode: Mode, location: Location): string {
  return `${MODE_WORDS[mode]}, ${LOCATION_WORDS[location]}`;
}

/** Legend of a place that is known to within some kilometers, and of an area that is all the sources give. */
export const RING_WORDS = "Place within some kilometres";
export const AREA_WORDS = "Area, no point is given";
