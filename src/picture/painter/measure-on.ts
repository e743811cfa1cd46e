import { fontOf } from "../scene/fonts.ts";
import type { MeasureIn } from "../plan/type-scale.ts";

/** Measures on a canvas context, with the fonts of the page; each text once. */
export function measureOn(context: Pick<CanvasRenderingContext2D, "font" | "measureText">): MeasureIn {
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
