import { DISC_BASELINE, DISC_RIM, DISC_TYPE } from "../../map/images/disc-image.ts";
import { DISC_RADIUS } from "../../map/labels/disc-spots.ts";
import type { Theme } from "../../map/style/theme.ts";
import type { Disc } from "../plan/footer-layout.ts";
import type { PictureLayout } from "../plan/picture-layout.ts";
import type { TextBlock } from "../plan/type-scale.ts";
import { filledBox } from "./panel.ts";
import type { SceneItem } from "./scene.ts";

/** Share of a line's height from its top to its baseline. */
const BASELINE = 0.76;

/** The words around the map, and the numbers of the notes. */
export function textItems({ texts, discs }: PictureLayout, theme: Theme): SceneItem[] {
  return [...texts.map((block) => textItem(block, theme)), ...discs.flatMap((disc) => discItems(disc, theme))];
}

/** The credits of a picture that is all map: on paper, so that they can be read over any ground. */
export function creditItems({ texts, unit }: PictureLayout, theme: Theme): SceneItem[] {
  return texts.flatMap((block) => {
    const { x, y, width, height } = block;
    const paper = { x: x - 10 * unit, y: y - 3 * unit, width: width + 20 * unit, height: height + 7 * unit };
    return [filledBox("text", paper, theme.paper), textItem(block, theme)];
  });
}

function textItem({ lines, style: { role, size }, x, y, lineHeight }: TextBlock, theme: Theme): SceneItem {
  return {
    kind: "text",
    part: "text",
    role,
    size,
    color: role === "standfirst" || role === "small" ? theme.muted : theme.ink,
    x,
    align: "left",
    lines: lines.map((text, index) => ({ text, y: y + index * lineHeight + lineHeight * BASELINE })),
  };
}

/** The disc of a place as on the map: a rim, the disc, and its number. */
function discItems({ number, x, y, scale }: Disc, theme: Theme): SceneItem[] {
  const circle = (radius: number, fill: string): SceneItem => ({
    kind: "path",
    part: "text",
    shape: { kind: "circle", center: [x, y], radius },
    fill,
  });
  return [
    circle((DISC_RADIUS + DISC_RIM) * scale, theme.casing),
    circle(DISC_RADIUS * scale, theme.marker),
    {
      kind: "text",
      part: "text",
      role: "number",
      size: DISC_TYPE * scale,
      color: theme.markerText,
      x,
      align: "center",
      lines: [{ text: String(number), y: y + DISC_BASELINE * scale }],
    },
  ];
}
