import type { Box } from "../../geometry/screen-boxes.ts";
import { footerArrangements, layoutFooter, type Arrangement, type Disc } from "./footer-layout.ts";
import type { PictureContent } from "../content/picture-content.ts";
import { planned, refused, type Planned } from "../request/refusal.ts";
import { balanceText, tieWords, wrapText } from "./text-lines.ts";
import {
  LINE_HEIGHT,
  MARGIN,
  TYPE,
  type LayoutRules,
  type MeasureIn,
  type TextBlock,
  type TextRole,
} from "./type-scale.ts";

/** Where everything of a picture stands, in pixels of the size asked for, before `scale`. */
export interface PictureLayout {
  width: number;
  height: number;
  /** Pixels per 1/1080 of the shorter side: the unit that all sizes follow. */
  unit: number;
  /** The smallest type in it, in pixels. */
  smallest: number;
  map: Box;
  texts: TextBlock[];
  /** Numbered discs of the notes: centers. */
  discs: Disc[];
}

const SHRINK_STEPS = [1, 0.93, 0.87, 0.81, 0.75, 0.65];
/** A map that has this share of the height is large enough: the text need not shrink further, nor its columns be narrow. */
const GOOD_MAP_SHARE = 0.44;
const LEAST_MAP_SHARE = 0.33;

/**
 * Lays a picture out: title and standfirst, the map over the whole width, notes and small print below. Text is measured
 * and wrapped, and shrinks within the limits of `TYPE` where the map would be small. Refused, naming what takes the
 * room and what to do, where even that leaves the map less than a third of the height.
 */
export function layoutPicture(
  content: PictureContent,
  rules: LayoutRules,
  measureIn: MeasureIn,
): Planned<PictureLayout> {
  let best: PictureLayout | undefined;
  for (const shrink of SHRINK_STEPS) {
    for (const arrangement of footerArrangements(content, rules)) {
      if (arrangement.isNarrow && best && best.map.height >= rules.height * GOOD_MAP_SHARE) continue;
      const layout = layoutAt(content, rules, measureIn, shrink, arrangement);
      if (!best || layout.map.height > best.map.height + 1) best = layout;
    }
    if (best!.map.height >= rules.height * GOOD_MAP_SHARE) return planned(best!);
  }
  if (best!.map.height >= rules.height * LEAST_MAP_SHARE) return planned(best!);
  return refused("too-small", tooMuch(best!));
}

function layoutAt(
  content: PictureContent,
  { width, height, smallestType }: LayoutRules,
  measureIn: MeasureIn,
  shrink: number,
  arrangement: Arrangement,
): PictureLayout {
  const unit = Math.min(width, height) / 1080;
  const margin = MARGIN * unit;
  const textWidth = Math.min(width - margin * 2, 1600 * unit);
  const texts: TextBlock[] = [];
  const sizeOf = (role: TextRole) => Math.max(TYPE[role].size * shrink * unit, TYPE[role].least * unit, smallestType);
  const place = (text: string, role: TextRole, x: number, y: number, wide: number): TextBlock => {
    const style = { role, size: sizeOf(role) };
    const wrap = role === "title" || role === "standfirst" ? balanceText : wrapText;
    const lines = wrap(tieWords(text), wide, measureIn(style));
    const lineHeight = style.size * LINE_HEIGHT[role];
    const block = { lines, style, lineHeight, x, y, width: wide, height: lines.length * lineHeight };
    texts.push(block);
    return block;
  };

  const title = place(content.title, "title", margin, margin * 0.8, textWidth);
  const below = title.y + title.height + 10 * unit;
  const standfirst = place(content.standfirst, "standfirst", margin, below, textWidth);
  const under = standfirst.y + standfirst.height;
  const moment = content.moment && place(content.moment, "moment", margin, under + 14 * unit, textWidth);
  const opening = moment ? moment.y + moment.height : under;
  const mapTop = Math.round(opening + (content.standfirst || content.moment ? 24 : 14) * unit);

  const footer = layoutFooter(content, { width, unit, arrangement, sizeOf, place });
  const mapBottom = Math.round(height - margin * 0.7 - footer.height);
  footer.moveTo(mapBottom + 22 * unit);
  const map = { x: 0, y: mapTop, width, height: mapBottom - mapTop };
  return { width, height, unit, smallest: Math.max(14 * unit, smallestType), map, texts, discs: footer.discs };
}

function tooMuch({ width, height, texts }: PictureLayout): string {
  const share = (roles: readonly TextRole[]) => {
    const pixels = texts
      .filter(({ style }) => roles.includes(style.role))
      .reduce((sum, block) => sum + block.height, 0);
    return Math.round(pixels);
  };
  return (
    `The text of this story does not fit a picture of ${width} x ${height} pixels: at its smallest its title takes ` +
    `${share(["title"])}, its standfirst ${share(["standfirst"])}, its notes ${share(["heading", "note"])} and its small ` +
    `print ${share(["small"])} pixels of height in all. Ask for a larger or higher picture or the layout "map", or shorten what is longest.`
  );
}
