import type { PictureContent } from "../content/picture-content.ts";
import { MARGIN, type LayoutRules, type TextBlock, type TextRole } from "./type-scale.ts";

/** A numbered disc: its center, and how many times it is as large as on the map. */
export interface Disc {
  number: number;
  x: number;
  y: number;
  scale: number;
}

/** Columns of the notes, and whether the small print stands beside them or under them, in columns of its own. */
export interface Arrangement {
  noteColumns: number;
  aside: boolean;
  smallColumns: number;
  /** The columns read badly: for where the map needs the room. */
  isNarrow: boolean;
}

interface FooterRoom {
  width: number;
  unit: number;
  arrangement: Arrangement;
  /** Pixels. */
  sizeOf: (role: TextRole) => number;
  place: (text: string, role: TextRole, x: number, y: number, wide: number) => TextBlock;
}

const GAP = 36;
/** Narrower columns than this do not read, and narrower ones than the second read badly: in units. */
const NARROWEST = 205;
const NARROW = 240;

/** The arrangements that a footer of this width may have, those with narrow columns last. */
export function footerArrangements({ notes }: PictureContent, { width, height }: LayoutRules): Arrangement[] {
  const unit = Math.min(width, height) / 1080;
  const room = width / unit - 2 * MARGIN;
  const widthOf = (columns: number) => (room - GAP * (Math.ceil(columns) - 1)) / columns;
  const fits = (columns: number) => widthOf(columns) >= NARROWEST;
  // So many as fill one row, two rows ...
  const counts = [...new Set(notes.map((_, index) => Math.ceil(notes.length / (index + 1))))].filter(fits);
  const smallColumns = room > 1250 ? 2 : 1;
  const below = (counts.length > 0 ? counts : [1]).map((noteColumns): Arrangement => ({
    noteColumns,
    aside: false,
    smallColumns,
    isNarrow: widthOf(noteColumns) < NARROW,
  }));
  const withAside = notes.length + 1.25;
  const beside: Arrangement = {
    noteColumns: notes.length,
    aside: true,
    smallColumns: 1,
    isNarrow: widthOf(withAside) < NARROW,
  };
  const all = notes.length > 0 && fits(withAside) && width / height > 1.2 ? [beside, ...below] : below;
  return all.toSorted((a, b) => Number(a.isNarrow) - Number(b.isNarrow));
}

/** Lays the notes and the small print out from y = 0; `moveTo` puts them in their place. */
export function layoutFooter(content: PictureContent, { width, unit, arrangement, sizeOf, place }: FooterRoom) {
  const { noteColumns, aside, smallColumns } = arrangement;
  const margin = MARGIN * unit;
  const gap = GAP * unit;
  const columns = aside ? noteColumns + 1.25 : noteColumns;
  const columnWidth = (width - margin * 2 - gap * (Math.ceil(columns) - 1)) / columns;
  const discs: Disc[] = [];
  const blocks: TextBlock[] = [];
  const put = (...args: Parameters<FooterRoom["place"]>): TextBlock => {
    const block = place(...args);
    blocks.push(block);
    return block;
  };
  let rowTop = 0;
  let rowBottom = 0;
  for (const [index, note] of content.notes.entries()) {
    const column = index % noteColumns;
    if (column === 0 && index > 0) rowTop = rowBottom + 16 * unit;
    const x = margin + column * (columnWidth + gap);
    const size = note.number === undefined ? 0 : sizeOf("heading");
    const heading = put(note.heading, "heading", x + size * 1.85, rowTop, columnWidth - size * 1.85);
    const under = rowTop + heading.height;
    const text = note.text && put(note.text, "note", x, under + 3 * unit, columnWidth);
    if (note.number !== undefined)
      discs.push({ number: note.number, x: x + size * 0.72, y: rowTop + heading.lineHeight / 2, scale: size / 16.5 });
    rowBottom = Math.max(rowBottom, text ? text.y + text.height : under);
  }

  const smallX = aside ? margin + noteColumns * (columnWidth + gap) : margin;
  const smallWidth = (width - margin - smallX - gap * (smallColumns - 1)) / smallColumns;
  const smallTop = aside || content.notes.length === 0 ? 0 : rowBottom + 18 * unit;
  let bottom = Math.max(rowBottom, smallTop);
  const lines = content.smallPrint.map((line) => put(line, "small", smallX, 0, smallWidth));
  for (const column of inColumns(lines, smallColumns)) {
    let y = smallTop;
    for (const block of column.blocks) {
      block.x = smallX + column.index * (smallWidth + gap);
      block.y = y;
      y += block.height + 5 * unit;
    }
    bottom = Math.max(bottom, y);
  }
  return {
    discs,
    height: bottom + 22 * unit,
    moveTo(top: number) {
      for (const moved of [...blocks, ...discs]) moved.y += top;
    },
  };
}

/** Blocks in their order, cut where the columns come out most even. */
function inColumns(blocks: readonly TextBlock[], count: number): { index: number; blocks: readonly TextBlock[] }[] {
  if (count === 1) return [{ index: 0, blocks }];
  const heightOf = (some: readonly TextBlock[]) => some.reduce((sum, { height }) => sum + height, 0);
  const higher = (cut: number) => Math.max(heightOf(blocks.slice(0, cut)), heightOf(blocks.slice(cut)));
  const cuts = blocks.map((_, index) => index + 1);
  const cut = cuts.reduce((best, other) => (higher(other) < higher(best) ? other : best), blocks.length);
  return [
    { index: 0, blocks: blocks.slice(0, cut) },
    { index: 1, blocks: blocks.slice(cut) },
  ];
}
