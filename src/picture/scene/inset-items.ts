import { grown, middleOf } from "../../geometry/screen-boxes.ts";
import type { Theme } from "../../map/style/theme.ts";
import { CAPTION_LINE, CAPTION_TYPE } from "../plan/furniture-size.ts";
import type { PlannedInset } from "../plan/picture-instant.ts";
import { casedStrokes, filledBox, panel, scaleBarItems } from "./panel.ts";
import type { SceneClip, SceneItem } from "./scene.ts";

/** The frame of a smaller map, with its caption and scale under it; the map itself comes over it. */
export function insetFrameItems(inset: PlannedInset, theme: Theme): SceneItem[] {
  const { box, outer, caption, scaleBar, unit, pixelRatio } = inset;
  const border = 1.5 * unit;
  const size = CAPTION_TYPE * unit;
  const baseline = (index: number) => box.y + box.height + (26 + index * CAPTION_LINE) * unit;
  const items: SceneItem[] = [
    ...panel("inset", outer, unit, theme),
    filledBox("inset", grown(box, border), theme.ink),
    {
      kind: "text",
      part: "inset",
      role: "note",
      size,
      color: theme.ink,
      x: box.x - border,
      align: "left",
      lines: caption.map((text, index) => ({ text, y: baseline(index) })),
    },
  ];
  if (!scaleBar) return items;
  const at = { x: box.x - border + 0.8 * unit, y: baseline(caption.length), unit, perPixel: pixelRatio };
  return [...items, ...scaleBarItems(scaleBar, { part: "inset", size, ...at }, theme)];
}

/** On the main map, a thin rectangle around what an inset shows, and the line that ties it to the inset. */
export function insetExtentItems(
  { insetExtent, leader, marks }: PlannedInset,
  unit: number,
  theme: Theme,
): SceneItem[] {
  if (!insetExtent) return [];
  // The map with its places is there already: what is around each stays free.
  const clip: SceneClip = {
    kind: "outside",
    discs: marks.map((mark) => ({ center: middleOf(mark), radius: mark.width / 2 + unit })),
  };
  const line = leader && ({ kind: "lines", lines: [leader] } as const);
  return [
    ...(line
      ? casedStrokes(unit, theme).map((stroke): SceneItem => ({
          kind: "path",
          part: "inset",
          shape: line,
          stroke,
          clip,
        }))
      : []),
    {
      kind: "path",
      part: "inset",
      shape: { kind: "box", box: insetExtent },
      stroke: { color: theme.ink, width: 1.5 * unit },
      clip,
    },
  ];
}

/** On a locator, a frame around what the main map shows, as far as it lies on the locator. */
export function mainExtentItems({ mainExtent, box }: PlannedInset, unit: number, theme: Theme): SceneItem[] {
  if (!mainExtent) return [];
  return casedStrokes(unit, theme).map((stroke): SceneItem => ({
    kind: "path",
    part: "inset",
    shape: { kind: "box", box: mainExtent },
    stroke,
    clip: { kind: "inside", box },
  }));
}
