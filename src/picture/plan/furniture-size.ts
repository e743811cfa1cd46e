import { RING_PIXELS, RING_STROKE_PIXELS } from "../../map/style/place-layers.ts";
import type { Box } from "../../geometry/screen-boxes.ts";
import type { LegendEntry, PlaceMark } from "../../story/legend.ts";
import type { CompanionMap } from "../../tour/inset.ts";
import type { Story } from "../../story/story.ts";
import type { Words } from "../../words/interface.ts";
import type { PictureLayout } from "./picture-layout.ts";
import type { ScaleBar } from "./scale-bar.ts";
import { wrapText } from "./text-lines.ts";
import type { MeasureIn } from "./type-scale.ts";

/** The content of a legend. */
export interface LegendContent {
  entries: readonly LegendEntry[];
  marks: readonly PlaceMark[];
  /** A class of a line that is drawn paler, since nothing has travelled there yet; absent where all is travelled. */
  later?: LegendEntry;
  /** The scale of the main map, where one bar is true for all of it. */
  scaleBar?: ScaleBar;
  /** Pixels per CSS pixel of the map. */
  pixelRatio: number;
}

/** Sizes of type on the map, in units of the furniture. */
export const LEGEND_TYPE = 18;
/** The height of a row with a line, in units. */
export const LEGEND_ROW = 29;
export const CAPTION_TYPE = 17;
export const CAPTION_LINE = 23;
/** Paper around an inset, in units. */
const INSET_FRAME = 6;

/** The unit of what lies on the map: that of the picture, or larger where its type would be too small. */
export function legendUnit({ unit, smallest }: Pick<PictureLayout, "unit" | "smallest">): number {
  return Math.max(unit * 0.94, smallest / CAPTION_TYPE);
}

/** The height of a row with the mark of a place, which is as large as on the map. */
export function markRow(unit: number, pixelRatio: number): number {
  return Math.max(LEGEND_ROW * unit, (2 * RING_PIXELS + RING_STROKE_PIXELS) * pixelRatio + 6 * unit);
}

export function legendBox(
  { entries, marks, later, scaleBar, pixelRatio }: LegendContent,
  unit: number,
  measureIn: MeasureIn,
  { certainty }: Pick<Words, "certainty">,
): { width: number; height: number } {
  const measure = measureIn({ role: "note", size: LEGEND_TYPE * unit });
  const heading = measureIn({ role: "heading", size: LEGEND_TYPE * unit })(certainty.legendTitle) + 40 * unit;
  const lines = [
    ...entries.map((entry) => certainty.line(entry.mode, entry.location, entry)),
    ...(later ? [certainty.later] : []),
    ...marks.map((mark) => certainty.marks[mark]),
  ];
  const words = lines.map((line) => measure(line) + 118 * unit);
  const bar = scaleBar ? scaleBar.pixels * pixelRatio + measure(scaleBar.label) + 56 * unit : 0;
  const lineRows = entries.length + (later ? 1 : 0);
  const rows = lineRows * LEGEND_ROW * unit + marks.length * markRow(unit, pixelRatio);
  const under = scaleBar ? 1.2 * LEGEND_ROW * unit : 0;
  return { width: Math.max(heading, bar, ...words), height: 58 * unit + rows + under };
}

/** The lines under an inset, without its scale. */
export function insetCaption(
  { legs }: Story,
  shown: CompanionMap,
  { width, unit }: { width: number; unit: number },
  measureIn: MeasureIn,
  { certainty }: Pick<Words, "certainty">,
): string[] {
  const measure = measureIn({ role: "note", size: CAPTION_TYPE * unit });
  const texts =
    shown.shows === "story"
      ? [certainty.locator]
      : legs.filter(({ id }) => shown.legIds.includes(id)).map(({ name }) => name);
  return texts.flatMap((text) => wrapText(text, width, measure));
}

/** The size of an inset with its frame and lines under it. */
export function insetOuter(map: Box, lines: number, unit: number) {
  const frameWidth = INSET_FRAME * unit;
  const under = lines > 0 ? (lines * CAPTION_LINE + 14) * unit : 0;
  return { outer: { width: map.width + 2 * frameWidth, height: map.height + 2 * frameWidth + under }, frameWidth };
}
