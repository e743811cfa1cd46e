import type { Box } from "../../geometry/screen-boxes.ts";
import type { Theme } from "../../map/style/theme.ts";
import type { ScaleBar } from "../plan/scale-bar.ts";
import type { SceneFill, SceneItem, ScenePart, ScenePath, SceneStroke } from "./scene.ts";

/** A box that is filled. */
export function filledBox(part: ScenePart, box: Box, fill: SceneFill): ScenePath {
  return { kind: "path", part, shape: { kind: "box", box }, fill };
}

/** Paper with a hairline, which keeps it apart from land of the same white. */
export function panel(part: ScenePart, { x, y, width, height }: Box, unit: number, theme: Theme): ScenePath[] {
  return [
    filledBox(part, { x: x - unit, y: y - unit, width: width + 2 * unit, height: height + 2 * unit }, theme.rule),
    filledBox(part, { x, y, width, height }, theme.paper),
  ];
}

/** Strokes of a line that ties maps together: cased, as no border of the base map is; the lower one first. */
export function casedStrokes(unit: number, theme: Theme): SceneStroke[] {
  return [
    { color: theme.halo, width: 4.5 * unit },
    { color: theme.ink, width: 1.5 * unit },
  ];
}

interface BarPlace {
  part: ScenePart;
  /** Where it begins, and the baseline of its words. */
  x: number;
  y: number;
  unit: number;
  /** Pixels of the picture per CSS pixel of the map. */
  perPixel: number;
  /** Size of its words. */
  size: number;
}

/** A scale bar with its words. */
export function scaleBarItems(
  { pixels, label }: ScaleBar,
  { part, x, y, unit, perPixel, size }: BarPlace,
  theme: Theme,
): SceneItem[] {
  const length = pixels * perPixel;
  const middle = y - 6 * unit;
  const ends = [x, x + length].map((end) => [
    [end, middle - 5 * unit],
    [end, middle + 5 * unit],
  ]);
  const bar = [
    [x, middle],
    [x + length, middle],
  ];
  return [
    {
      kind: "path",
      part,
      shape: { kind: "lines", lines: [...ends, bar] },
      stroke: { color: theme.ink, width: 1.6 * unit },
    },
    {
      kind: "text",
      part,
      role: "note",
      size,
      color: theme.ink,
      x: x + length + 12 * unit,
      align: "left",
      lines: [{ text: label, y }],
    },
  ];
}
