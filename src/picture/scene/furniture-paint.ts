import { rgba } from "../../map/route/gl-program.ts";
import { BAND_STOPS, legendStroke, lineStyle, type LineStyle } from "../../map/style/line-style.ts";
import {
  AREA_OUTLINE_DASH,
  AREA_OUTLINE_PIXELS,
  RING_PIXELS,
  RING_STROKE_PIXELS,
} from "../../map/style/place-layers.ts";
import type { Theme } from "../../map/style/theme.ts";
import type { Box } from "../../geometry/screen-boxes.ts";
import type { PlaceMark } from "../../story/legend.ts";
import { certaintyInWords, LEGEND_TITLE, MARK_WORDS } from "../../words/words.ts";
import {
  CAPTION_LINE,
  CAPTION_TYPE,
  LATER_WORDS,
  LEGEND_ROW,
  LEGEND_TYPE,
  markRow,
} from "../plan/furniture-size.ts";
import type { PicturePlan } from "../plan/picture-plan.ts";
import { fontOf } from "./picture-paint.ts";
import type { ScaleBar } from "../plan/scale-bar.ts";

/** Of a line in the legend, in units. */
const SWATCH_WIDTH = 66;

/** Lines that tie maps together: cased, as no border of the base map is. Widths in units, the lower line first. */
const CASED = [
  [4.5, "halo"],
  [1.5, "ink"],
] as const;

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
  // The middle of the first row.
  let y = top + 58 * unit;
  const row = (words: string, high: number, paint: () => void) => {
    y += (high - LEGEND_ROW * unit) / 2;
    paint();
    context.fillStyle = theme.ink;
    context.fillText(words, x + 98 * unit, y + 6 * unit);
    y += (high + LEGEND_ROW * unit) / 2;
  };
  for (const { mode, location } of content.entries)
    row(certaintyInWords(mode, location), LEGEND_ROW * unit, () =>
      paintSwatch(context, lineStyle(theme, mode, location), x + 20 * unit, y, legend),
    );
  if (content.later) {
    const style = lineStyle(theme, content.later.mode, content.later.location);
    row(LATER_WORDS, LEGEND_ROW * unit, () =>
      paintSwatch(context, { ...style, color: style.aheadColor }, x + 20 * unit, y, legend),
    );
  }
  for (const mark of content.marks)
    row(MARK_WORDS[mark], markRow(unit, content.enlargement), () =>
      paintMark(context, mark, theme, x + 53 * unit, y, content.enlargement),
    );
  if (!content.scaleBar) return;
  const at = { x: x + 20 * unit, y: top + height - 20 * unit, unit, perPixel: content.enlargement };
  paintScaleBar(context, content.scaleBar, at, theme);
}

/** Hairlines where a map meets the paper: land of the same white would run into it. */
export function paintMapEdges(context: Canvas, { x, y, width, height }: Box, unit: number, theme: Theme): void {
  context.fillStyle = theme.rule;
  for (const top of [y, y + height - unit]) context.fillRect(x, top, width, unit);
}

/** Paper with a hairline, which keeps it apart from land of the same white. */
function paintPanel(context: Canvas, { x, y, width, height }: Box, unit: number, theme: Theme): void {
  context.fillStyle = theme.rule;
  context.fillRect(x - unit, y - unit, width + 2 * unit, height + 2 * unit);
  context.fillStyle = theme.paper;
  context.fillRect(x, y, width, height);
}

/** A line as wide and with dashes as long as on the map; a band only as high as the row. */
function paintSwatch(
  context: Canvas,
  style: LineStyle,
  x: number,
  y: number,
  { unit, content: { enlargement } }: NonNullable<PicturePlan["legend"]>,
): void {
  if (style.band) {
    const band = context.createLinearGradient(0, y - 13 * unit, 0, y + 13 * unit);
    for (const [at, alpha] of BAND_STOPS) band.addColorStop(at, withAlpha(style.band.color, alpha));
    context.fillStyle = band;
    context.fillRect(x, y - 13 * unit, SWATCH_WIDTH * unit, 26 * unit);
  }
  const { start, end, dashes } = legendStroke(style, SWATCH_WIDTH * unit, enlargement);
  context.save();
  context.strokeStyle = style.color;
  context.lineWidth = style.width * enlargement;
  context.lineCap = style.roundDashes ? "round" : "butt";
  context.setLineDash(dashes);
  context.beginPath();
  context.moveTo(x + start, y);
  context.lineTo(x + end, y);
  context.stroke();
  context.restore();
}

function withAlpha(color: string, alpha: number): string {
  const channels = rgba(color).slice(0, 3);
  return `rgb(${channels.map((channel) => Math.round(channel * 255)).join(" ")} / ${alpha})`;
}

/** The mark of a place as the map draws it, around its middle. */
function paintMark(context: Canvas, mark: PlaceMark, theme: Theme, x: number, y: number, enlargement: number): void {
  context.save();
  context.beginPath();
  context.arc(x, y, RING_PIXELS * enlargement, 0, 2 * Math.PI);
  if (mark === "ring") context.lineWidth = RING_STROKE_PIXELS * enlargement;
  else {
    context.lineWidth = AREA_OUTLINE_PIXELS * enlargement;
    context.lineCap = "round";
    context.setLineDash(AREA_OUTLINE_DASH.map((dash) => dash * AREA_OUTLINE_PIXELS * enlargement));
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
  for (const [index, line] of caption.entries()) context.fillText(line, box.x - border, baseline(index));
  if (!scaleBar) return;
  const at = { x: box.x - border + 0.8 * unit, y: baseline(caption.length), unit, perPixel: enlargement };
  paintScaleBar(context, scaleBar, at, theme);
}

/** A thin rectangle around what an inset shows, and the line that ties it to the inset. */
export function paintExtent(
  context: Canvas,
  { extent, leader, marks }: NonNullable<PicturePlan["inset"]>,
  { width, height, unit }: PicturePlan["layout"],
  theme: Theme,
): void {
  if (!extent) return;
  context.save();
  // The map with its places is there already: what is around each stays free.
  for (const mark of marks) {
    const around = new Path2D();
    around.rect(0, 0, width, height);
    around.arc(mark.x + mark.width / 2, mark.y + mark.height / 2, mark.width / 2 + unit, 0, 2 * Math.PI);
    context.clip(around, "evenodd");
  }
  if (leader) {
    const [[fromX, fromY], [toX, toY]] = leader as [[number, number], [number, number]];
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    for (const [pixels, color] of CASED) {
      context.lineWidth = pixels * unit;
      context.strokeStyle = theme[color];
      context.stroke();
    }
  }
  context.lineWidth = 1.5 * unit;
  context.strokeStyle = theme.ink;
  context.strokeRect(extent.x, extent.y, extent.width, extent.height);
  context.restore();
}

/** On a locator, a frame around what the main map shows, as far as it lies on the locator. */
export function paintLocated(context: Canvas, located: Box, { box }: { box: Box }, unit: number, theme: Theme): void {
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  for (const [pixels, color] of CASED) {
    context.lineWidth = pixels * unit;
    context.strokeStyle = theme[color];
    context.strokeRect(located.x, located.y, located.width, located.height);
  }
  context.restore();
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
