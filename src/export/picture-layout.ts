import type { Box } from "../story/free-box.ts";
import type { PictureContent } from "./picture-content.ts";
import { balanceText, tieDates, wrapText, type Measure } from "./text-lines.ts";

export interface TextBlock extends Box {
  lines: string[];
  style: TextStyle;
  lineHeight: number;
}

export type TextStyle = { role: "title" | "standfirst" | "heading" | "note" | "small"; size: number };

/** Where everything of a picture stands, in pixels of the size asked for, before `scale`. */
export interface PictureLayout {
  width: number;
  height: number;
  /** Pixels per 1/1080 of the shorter side: the unit that all sizes follow. */
  unit: number;
  map: Box;
  texts: TextBlock[];
  /** Numbered discs of the notes: centers. */
  discs: { number: number; x: number; y: number; scale: number }[];
  /** Size of an inset on the map, if the picture needs one; its caption comes below. */
  inset: { width: number; height: number };
}

export type MeasureIn = (style: TextStyle) => Measure;

/** Text may shrink this far before a picture is refused. */
const SHRINK_STEPS = [1, 0.93, 0.87, 0.81, 0.75];
const LEAST_MAP_SHARE = 0.4;
const LINE_HEIGHT = { title: 1.14, standfirst: 1.36, heading: 1.3, note: 1.34, small: 1.36 } as const;

/**
 * Lays a picture out: title and standfirst, the map over the whole width, notes and small print below. Text is measured
 * and wrapped, and shrinks to 75 % where it must. Throws RangeError, naming what to do, where even that leaves the map
 * less than 40 % of the height.
 */
export function layoutPicture(
  content: PictureContent,
  width: number,
  height: number,
  measureIn: MeasureIn,
): PictureLayout {
  for (const shrink of SHRINK_STEPS) {
    const layout = layoutAt(content, width, height, measureIn, shrink);
    if (layout.map.height >= height * LEAST_MAP_SHARE) return layout;
  }
  throw new RangeError(
    `The text of this story does not fit a picture of ${width} x ${height} pixels. Ask for a larger or higher picture, ` +
      "or shorten the standfirst.",
  );
}

function layoutAt(
  content: PictureContent,
  width: number,
  height: number,
  measureIn: MeasureIn,
  shrink: number,
): PictureLayout {
  const unit = Math.min(width, height) / 1080;
  const size = (pixels: number) => pixels * unit * shrink;
  const margin = 54 * unit;
  const landscape = width / height > 1.2;
  const textWidth = Math.min(width - margin * 2, 1500 * unit);
  const texts: TextBlock[] = [];
  const place = (text: string, style: TextStyle, x: number, y: number, wide: number): TextBlock => {
    const wrap = style.role === "title" ? balanceText : wrapText;
    const lines = wrap(tieDates(text), wide, measureIn(style));
    const lineHeight = style.size * LINE_HEIGHT[style.role];
    const block = { lines, style, lineHeight, x, y, width: wide, height: lines.length * lineHeight };
    texts.push(block);
    return block;
  };

  const title = place(content.title, { role: "title", size: size(46) }, margin, margin * 0.8, textWidth);
  const below = title.y + title.height + 10 * unit;
  const standfirst = place(content.standfirst, { role: "standfirst", size: size(23) }, margin, below, textWidth);
  const mapTop = Math.round(standfirst.y + standfirst.height + 24 * unit);

  const footer = layoutFooter(content, width, unit, shrink, landscape, place);
  const mapBottom = Math.round(height - margin * 0.7 - footer.height);
  footer.moveTo(mapBottom + 22 * unit);
  const map = { x: 0, y: mapTop, width, height: mapBottom - mapTop };
  return { width, height, unit, map, texts, discs: footer.discs, inset: insetSize(map, unit) };
}

/** Notes side by side (two beside each other on a narrow picture), small print in a last column or below. */
function layoutFooter(
  content: PictureContent,
  width: number,
  unit: number,
  shrink: number,
  landscape: boolean,
  place: (text: string, style: TextStyle, x: number, y: number, wide: number) => TextBlock,
) {
  const margin = 54 * unit;
  const gap = 36 * unit;
  const columns = landscape ? content.notes.length + 1.25 : Math.min(2, content.notes.length);
  const columnWidth = (width - margin * 2 - gap * (Math.ceil(columns) - 1)) / columns;
  const discs: PictureLayout["discs"] = [];
  const blocks: TextBlock[] = [];
  const noteSize = 18.5 * unit * shrink;
  let rowTop = 0;
  let rowBottom = 0;
  for (const [index, note] of content.notes.entries()) {
    const column = landscape ? index : index % columns;
    if (column === 0 && index > 0) rowTop = rowBottom + 16 * unit;
    const x = margin + column * (columnWidth + gap);
    const indent = note.number === undefined ? 0 : noteSize * 1.85;
    const heading = place(note.heading, { role: "heading", size: noteSize }, x + indent, rowTop, columnWidth - indent);
    const text = place(note.text, { role: "note", size: noteSize }, x, rowTop + heading.height + 3 * unit, columnWidth);
    if (note.number !== undefined)
      discs.push({
        number: note.number,
        x: x + noteSize * 0.72,
        y: rowTop + heading.lineHeight / 2,
        scale: noteSize / 16.5,
      });
    blocks.push(heading, text);
    rowBottom = Math.max(rowBottom, text.y + text.height);
  }
  const smallSize = 15 * unit * shrink;
  let smallTop = landscape ? 0 : rowBottom + 18 * unit;
  const smallX = landscape ? margin + content.notes.length * (columnWidth + gap) : margin;
  for (const line of content.smallPrint) {
    const block = place(line, { role: "small", size: smallSize }, smallX, smallTop, width - margin - smallX);
    blocks.push(block);
    smallTop += block.height + 5 * unit;
  }
  return {
    discs,
    height: Math.max(rowBottom, smallTop) + 22 * unit,
    moveTo(top: number) {
      for (const moved of [...blocks, ...discs]) moved.y += top;
    },
  };
}

function insetSize(map: Box, unit: number): { width: number; height: number } {
  const width = Math.round(Math.min(map.width * 0.42, 460 * unit, map.height * 0.66));
  return { width, height: Math.round(width * 0.62) };
}
