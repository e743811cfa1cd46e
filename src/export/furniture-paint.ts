import { lineStyle } from "../map/line-style.ts";
import type { Theme } from "../map/theme.ts";
import type { Box } from "../story/free-box.ts";
import type { PlaceMark } from "../story/legend.ts";
import { certaintyInWords, MARK_WORDS } from "../story/words.ts";
import { CAPTION_LINE, CAPTION_TYPE, LEGEND_TITLE, LEGEND_TYPE } from "./furniture-size.ts";
import type { PicturePlan } from "./picture-plan.ts";
import { fontOf } from "./picture-paint.ts";
import type { ScaleBar } from "./scale-bar.ts";

type Canvas = CanvasRenderingContext2D;

/** The legend of the classes in use, with the scale where one holds for the whole map. */
export function paintLegend(context: Canvas, legend: NonNullable<PicturePlan["legend"]>, theme: Theme): void {
  const { unit, content, x, y: top, height } = legend;
  paintPanel(context, legend, unit, theme);
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  context.fillStyle = theme.ink;
  context.font = fontOf({ role: "heading", size: LEGEND_TYPE * unit });
  context.fillText(LEGEND_TITLE, x + 20 * unit, top + 32 * unit);
  context.font = fontOf({ role: "note", size: LEGEND_TYPE * unit });
  let y = top + 58 * unit;
  const row = (words: string, paint: () => void) => {
    paint();
    context.fillStyle = theme.ink;
    context.fillText(words, x + 98 * unit, y + 6 * unit);
    y += 29 * unit;
  };
  for (const { mode, location } of content.entries)
    row(certaintyInWords(mode, location), () =>
      paintSwatch(context, lineStyle(theme, mode, location), x + 20 * unit, y, unit),
    );
  for (const mark of content.marks)
    row(MARK_WORDS[mark], () => paintMark(context, mark, theme, x + 53 * unit, y, unit));
  if (!content.scaleBar) return;
  const at = { x: x + 20 * unit, y: top + height - 20 * unit, unit, perPixel: content.enlargement };
  paintScaleBar(context, content.scaleBar, at, theme);
}

/** Paper with a hairline, which keeps it apart from land of the same white. */
function paintPanel(context: Canvas, { x, y, width, height }: Box, unit: number, theme: Theme): void {
  context.fillStyle = theme.rule;
  context.fillRect(x - unit, y - unit, width + 2 * unit, height + 2 * unit);
  context.fillStyle = theme.paper;
  context.fillRect(x, y, width, height);
}

function paintSwatch(context: Canvas, style: ReturnType<typeof lineStyle>, x: number, y: number, unit: number): void {
  if (style.bandWidth) {
    context.globalAlpha = 0.22;
    context.fillStyle = style.color;
    context.fillRect(x, y - 11 * unit, 66 * unit, 22 * unit);
    context.globalAlpha = 1;
  }
  context.save();
  context.strokeStyle = style.color;
  context.lineWidth = style.width * 1.2 * unit;
  context.lineCap = style.roundDashes ? "round" : "butt";
  const shorter = style.roundDashes ? style.width : 0;
  if (style.dash)
    context.setLineDash([Math.max(style.dash[0] - shorter, 0.01) * 1.2 * unit, (style.dash[1] + shorter) * 1.2 * unit]);
  context.beginPath();
  context.moveTo(x + 2 * unit, y);
  context.lineTo(x + 64 * unit, y);
  context.stroke();
  context.restore();
}

/** The mark of a place as the map draws it, around its middle. */
function paintMark(context: Canvas, mark: PlaceMark, theme: Theme, x: number, y: number, unit: number): void {
  context.save();
  context.beginPath();
  if (mark === "ring") {
    context.arc(x, y, 9 * unit, 0, 2 * Math.PI);
    context.lineWidth = 2.4 * unit;
  } else {
    context.rect(x - 24 * unit, y - 9 * unit, 48 * unit, 18 * unit);
    context.lineWidth = 1.5 * unit;
    context.setLineDash([1.5 * unit, 4.5 * unit]);
  }
  context.fillStyle = mark === "ring" ? theme.ringFill : theme.areaFill;
  context.fill();
  context.strokeStyle = mark === "ring" ? theme.marker : theme.areaOutline;
  context.stroke();
  context.restore();
}

/** The frame of a smaller map, with its caption and scale under it; the map itself is drawn into its box. */
export function paintInset(context: Canvas, inset: NonNullable<PicturePlan["inset"]>, theme: Theme): void {
  const { box, outer, caption, scaleBar, unit, enlargement } = inset;
  const border = 1.5 * unit;
  paintPanel(context, outer, unit, theme);
  context.fillStyle = theme.ink;
  context.fillRect(box.x - border, box.y - border, box.width + 2 * border, box.height + 2 * border);
  context.font = fontOf({ role: "note", size: CAPTION_TYPE * unit });
  context.fillStyle = theme.ink;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  const baseline = (index: number) => box.y + box.height + (26 + index * CAPTION_LINE) * unit;
  for (const [index, line] of caption.entries()) context.fillText(line, box.x + 2 * unit, baseline(index));
  if (!scaleBar) return;
  const at = { x: box.x + 2 * unit, y: baseline(caption.length), unit, perPixel: enlargement };
  paintScaleBar(context, scaleBar, at, theme);
}

/** A thin rectangle around what an inset shows. */
export function paintExtent(context: Canvas, extent: Box, unit: number, theme: Theme): void {
  context.lineWidth = 1.5 * unit;
  context.strokeStyle = theme.ink;
  context.strokeRect(extent.x, extent.y, extent.width, extent.height);
}

function paintScaleBar(
  context: Canvas,
  { pixels, label }: ScaleBar,
  { x, y, unit, perPixel }: { x: number; y: number; unit: number; perPixel: number },
  theme: Theme,
): void {
  const length = pixels * perPixel;
  const middle = y - 6 * unit;
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.6 * unit;
  context.beginPath();
  for (const end of [x, x + length]) {
    context.moveTo(end, middle - 5 * unit);
    context.lineTo(end, middle + 5 * unit);
  }
  context.moveTo(x, middle);
  context.lineTo(x + length, middle);
  context.stroke();
  context.fillStyle = theme.ink;
  context.fillText(label, x + length + 12 * unit, y);
}
