import { drawDisc } from "../map/disc-image.ts";
import { lineStyle } from "../map/line-style.ts";
import type { Theme } from "../map/theme.ts";
import type { Box } from "../story/free-box.ts";
import type { LegendEntry } from "../story/legend.ts";
import { certaintyInWords } from "../story/words.ts";
import type { MeasureIn, PictureLayout, TextBlock, TextStyle } from "./picture-layout.ts";

const SANS = '"Source Sans 3", "Noto Sans KR"';
const SERIF = '"Source Serif 4"';

/** The CSS font of a text in a picture. */
export function fontOf({ role, size }: TextStyle): string {
  if (role === "title") return `600 ${size}px ${SERIF}`;
  return `${role === "heading" ? 600 : 400} ${size}px ${SANS}`;
}

/** Measures on a canvas context, with the fonts of the page. */
export function measureOn(context: CanvasRenderingContext2D): MeasureIn {
  return (style) => (text) => {
    context.font = fontOf(style);
    return context.measureText(text).width;
  };
}

export function paintTexts(context: CanvasRenderingContext2D, layout: PictureLayout, theme: Theme): void {
  for (const block of layout.texts) paintText(context, block, theme);
  for (const { number, x, y, scale } of layout.discs) drawDisc(context, number, theme, x, y, scale);
}

function paintText(context: CanvasRenderingContext2D, block: TextBlock, theme: Theme): void {
  context.font = fontOf(block.style);
  context.fillStyle = block.style.role === "standfirst" || block.style.role === "small" ? theme.muted : theme.ink;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  for (const [index, line] of block.lines.entries())
    context.fillText(line, block.x, block.y + index * block.lineHeight + block.lineHeight * 0.76);
}

/** Size of the legend, in the unit of the layout. */
export function legendSize(
  entries: readonly LegendEntry[],
  unit: number,
  measureIn: MeasureIn,
): { width: number; height: number } {
  const measure = measureIn({ role: "note", size: 18 * unit });
  const heading = measureIn({ role: "heading", size: 18 * unit })(LEGEND_TITLE) + 40 * unit;
  const words = entries.map(({ mode, location }) => measure(certaintyInWords(mode, location)));
  return { width: Math.max(heading, Math.max(0, ...words) + 118 * unit), height: (58 + entries.length * 29) * unit };
}

const LEGEND_TITLE = "How well the way is known";

export function paintLegend(
  context: CanvasRenderingContext2D,
  box: Box,
  entries: readonly LegendEntry[],
  unit: number,
  theme: Theme,
): void {
  context.fillStyle = theme.paper;
  context.fillRect(box.x, box.y, box.width, box.height);
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  context.fillStyle = theme.ink;
  context.font = fontOf({ role: "heading", size: 18 * unit });
  context.fillText(LEGEND_TITLE, box.x + 20 * unit, box.y + 32 * unit);
  context.font = fontOf({ role: "note", size: 18 * unit });
  for (const [index, { mode, location }] of entries.entries()) {
    const y = box.y + (58 + index * 29) * unit;
    const style = lineStyle(theme, mode, location);
    if (style.bandWidth) {
      context.globalAlpha = 0.22;
      context.fillStyle = style.color;
      context.fillRect(box.x + 20 * unit, y - 11 * unit, 66 * unit, 22 * unit);
      context.globalAlpha = 1;
    }
    context.save();
    context.strokeStyle = style.color;
    context.lineWidth = style.width * 1.2 * unit;
    context.lineCap = style.roundDashes ? "round" : "butt";
    const shorter = style.roundDashes ? style.width : 0;
    if (style.dash)
      context.setLineDash([
        Math.max(style.dash[0] - shorter, 0.01) * 1.2 * unit,
        (style.dash[1] + shorter) * 1.2 * unit,
      ]);
    context.beginPath();
    context.moveTo(box.x + 22 * unit, y);
    context.lineTo(box.x + 84 * unit, y);
    context.stroke();
    context.restore();
    context.fillStyle = theme.ink;
    context.fillText(certaintyInWords(mode, location), box.x + 98 * unit, y + 6 * unit);
  }
}

/** A smaller map in a frame, with its caption under it. */
export function paintInset(
  context: CanvasRenderingContext2D,
  box: Box,
  picture: HTMLCanvasElement,
  caption: readonly string[],
  unit: number,
  theme: Theme,
): void {
  const border = 1.5 * unit;
  const captionHeight = caption.length > 0 ? (caption.length * 23 + 14) * unit : 0;
  const outer = 6 * unit;
  context.fillStyle = theme.paper;
  context.fillRect(box.x - outer, box.y - outer, box.width + 2 * outer, box.height + 2 * outer + captionHeight);
  context.fillStyle = theme.ink;
  context.fillRect(box.x - border, box.y - border, box.width + 2 * border, box.height + 2 * border);
  context.drawImage(picture, 0, 0, picture.width, picture.height, box.x, box.y, box.width, box.height);
  context.font = fontOf({ role: "note", size: 17 * unit });
  context.fillStyle = theme.ink;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  for (const [index, line] of caption.entries())
    context.fillText(line, box.x + 2 * unit, box.y + box.height + (26 + index * 23) * unit);
}
