import type { CanvasText } from "../../map/canvas-fonts.ts";
import { drawDisc } from "../../map/images/disc-image.ts";
import type { Theme } from "../../map/style/theme.ts";
import type { PictureLayout } from "../plan/picture-layout.ts";
import type { PictureWords } from "../content/picture-words.ts";
import type { MeasureIn, TextBlock, TextStyle } from "../plan/type-scale.ts";

const SANS = '"Source Sans 3", "Noto Sans KR"';
const SERIF = '"Source Serif 4"';

/** The CSS font of a text in a picture. */
export function fontOf({ role, size }: TextStyle): string {
  if (role === "title") return `600 ${size}px ${SERIF}`;
  return `${role === "heading" || role === "moment" ? 600 : 400} ${size}px ${SANS}`;
}

/** Words with the fonts in which they will be drawn; those of the map are its own matter. */
export function canvasTexts(words: readonly PictureWords[]): CanvasText[] {
  return words.flatMap(({ role, text }) => (role === "map" ? [] : [{ font: fontOf({ role, size: 16 }), text }]));
}

/** Measures on a canvas context, with the fonts of the page; each text once. */
export function measureOn(context: CanvasRenderingContext2D): MeasureIn {
  const known = new Map<string, Map<string, number>>();
  return (style) => {
    const font = fontOf(style);
    const widths = known.get(font) ?? new Map<string, number>();
    known.set(font, widths);
    return (text) => {
      let width = widths.get(text);
      if (width === undefined) {
        context.font = font;
        width = context.measureText(text).width;
        widths.set(text, width);
      }
      return width;
    };
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

/** The credits of a picture that is all map: on paper, so that they can be read over any ground. */
export function paintCredits(context: CanvasRenderingContext2D, block: TextBlock, unit: number, theme: Theme): void {
  context.fillStyle = theme.paper;
  const { x, y, width, height } = block;
  context.fillRect(x - 10 * unit, y - 3 * unit, width + 20 * unit, height + 7 * unit);
  paintText(context, block, theme);
}
