import type { Box } from "../../geometry/screen-boxes.ts";
import type { Measure } from "./text-lines.ts";

export type TextRole = "title" | "standfirst" | "moment" | "heading" | "note" | "small";
/** `size` in pixels. */
export type TextStyle = { role: TextRole; size: number };
export type MeasureIn = (style: TextStyle) => Measure;

export interface TextBlock extends Box {
  lines: string[];
  style: TextStyle;
  lineHeight: number;
}

/** Sizes in units of 1/1080 of the shorter side: as they should be, and the least to which they may shrink. */
export const TYPE: Record<TextRole, { size: number; least: number }> = {
  title: { size: 46, least: 30 },
  standfirst: { size: 23, least: 17 },
  moment: { size: 18.5, least: 14 },
  heading: { size: 18.5, least: 14 },
  note: { size: 18.5, least: 14 },
  small: { size: 15, least: 14 },
};

/** Line heights per size. */
export const LINE_HEIGHT: Record<TextRole, number> = {
  title: 1.14,
  standfirst: 1.36,
  moment: 1.3,
  heading: 1.3,
  note: 1.34,
  small: 1.36,
};

/** On either side of a picture's text, in units. */
export const MARGIN = 54;

/** The size and the smallest type for which a layout is made. */
export interface LayoutRules {
  width: number;
  height: number;
  /** No type is smaller: pixels. */
  smallestType: number;
}
