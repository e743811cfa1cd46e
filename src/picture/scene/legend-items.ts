import { BAND_STOPS, legendStrokes, lineStyle, type LineStyle } from "../../map/style/line-style.ts";
import {
  AREA_OUTLINE_DASH,
  AREA_OUTLINE_PIXELS,
  RING_PIXELS,
  RING_STROKE_PIXELS,
  UNREACHED_PIXELS,
  UNREACHED_STROKE_PIXELS,
} from "../../map/style/place-layers.ts";
import { rgba } from "../../map/route/gl-program.ts";
import type { Theme } from "../../map/style/theme.ts";
import type { PlaceMark } from "../../story/legend.ts";
import type { CertaintyWords, Words } from "../../words/interface.ts";
import type { PlannedLegend } from "../plan/furniture-plan.ts";
import { LEGEND_ROW, LEGEND_TYPE, markRow } from "../plan/furniture-size.ts";
import { filledBox, panel, scaleBarItems } from "./panel.ts";
import type { SceneItem, SceneText } from "./scene.ts";

/** Width of a line in the legend, in units. */
const SWATCH_WIDTH = 66;

interface Row {
  words: string;
  height: number;
  /** The sign before the words, around the middle of the row. */
  sign: (middle: number) => SceneItem[];
}

/** The legend of the classes in use, with the scale where one holds for the whole map. */
export function legendItems(legend: PlannedLegend, theme: Theme, { certainty }: Pick<Words, "certainty">): SceneItem[] {
  const { unit, content, x, y: top, height } = legend;
  const { pixelRatio, scaleBar } = content;
  const size = LEGEND_TYPE * unit;
  const text = (role: SceneText["role"], words: string, left: number, baseline: number): SceneText => ({
    kind: "text",
    part: "legend",
    role,
    size,
    color: theme.ink,
    x: left,
    align: "left",
    lines: [{ text: words, y: baseline }],
  });
  const items: SceneItem[] = [
    ...panel("legend", legend, unit, theme),
    text("heading", certainty.legendTitle, x + 20 * unit, top + 32 * unit),
  ];
  // The middle of the first row.
  let y = top + 58 * unit;
  for (const row of rowsOf(legend, theme, certainty)) {
    y += (row.height - LEGEND_ROW * unit) / 2;
    items.push(...row.sign(y), text("note", row.words, x + 98 * unit, y + 6 * unit));
    y += (row.height + LEGEND_ROW * unit) / 2;
  }
  if (!scaleBar) return items;
  const at = { x: x + 20 * unit, y: top + height - 20 * unit, unit, perPixel: pixelRatio };
  return [...items, ...scaleBarItems(scaleBar, { part: "legend", size, ...at }, theme)];
}

function rowsOf({ content, unit, x }: PlannedLegend, theme: Theme, certainty: CertaintyWords): Row[] {
  const { entries, later, marks, pixelRatio } = content;
  const lineRow = (words: string, style: LineStyle): Row => ({
    words,
    height: LEGEND_ROW * unit,
    sign: (y) => swatch(style, x + 20 * unit, y, unit, pixelRatio),
  });
  const rows = entries.map((entry) =>
    lineRow(
      certainty.line(entry.mode, entry.location, entry),
      lineStyle(theme, entry.mode, entry.location, entry.status),
    ),
  );
  if (later) {
    const style = lineStyle(theme, later.mode, later.location);
    rows.push(lineRow(certainty.later, { ...style, color: style.aheadColor }));
  }
  return [
    ...rows,
    ...marks.map((mark) => ({
      words: certainty.marks[mark],
      height: markRow(unit, pixelRatio),
      sign: (y: number) => [markItem(mark, theme, x + 53 * unit, y, pixelRatio)],
    })),
  ];
}

/** A line as wide and with dashes as long as on the map; a band only as high as the row. */
function swatch(style: LineStyle, x: number, y: number, unit: number, pixelRatio: number): SceneItem[] {
  const strokes = legendStrokes(style, SWATCH_WIDTH * unit, pixelRatio);
  const lines = strokes.map(({ start, end, dashes, color, width, isRound }): SceneItem => ({
    kind: "path",
    part: "legend",
    shape: {
      kind: "lines",
      lines: [
        [
          [x + start, y],
          [x + end, y],
        ],
      ],
    },
    stroke: { color, width, dash: dashes, cap: isRound ? "round" : "butt" },
  }));
  const { band } = style;
  if (!band) return lines;
  const box = { x, y: y - 13 * unit, width: SWATCH_WIDTH * unit, height: 26 * unit };
  const stops = BAND_STOPS.map(([at, alpha]) => [at, withAlpha(band.color, alpha)] as const);
  return [filledBox("legend", box, { fromY: y - 13 * unit, toY: y + 13 * unit, stops }), ...lines];
}

function withAlpha(color: string, alpha: number): string {
  const channels = rgba(color).slice(0, 3);
  return `rgb(${channels.map((channel) => Math.round(channel * 255)).join(" ")} / ${alpha})`;
}

/** The mark of a place as the map draws it, around its middle. */
function markItem(mark: PlaceMark, theme: Theme, x: number, y: number, pixelRatio: number): SceneItem {
  if (mark === "unreached")
    return {
      kind: "path",
      part: "legend",
      shape: { kind: "circle", center: [x, y], radius: UNREACHED_PIXELS * pixelRatio },
      fill: theme.casing,
      stroke: { color: theme.muted, width: UNREACHED_STROKE_PIXELS * pixelRatio },
    };
  return {
    kind: "path",
    part: "legend",
    shape: { kind: "circle", center: [x, y], radius: RING_PIXELS * pixelRatio },
    fill: mark === "ring" ? theme.ringFill : theme.areaFill,
    stroke:
      mark === "ring"
        ? { color: theme.marker, width: RING_STROKE_PIXELS * pixelRatio }
        : {
            color: theme.areaOutline,
            width: AREA_OUTLINE_PIXELS * pixelRatio,
            dash: AREA_OUTLINE_DASH.map((dash) => dash * AREA_OUTLINE_PIXELS * pixelRatio),
            cap: "round",
          },
  };
}
