import type { Box } from "../../geometry/screen-boxes.ts";
import type { NameBounds } from "../../map/labels/label-frame.ts";
import { themes, type Theme, type ThemeName } from "../../map/style/theme.ts";
import type { PictureInstant } from "../plan/picture-instant.ts";
import { boxesOf, coversOf, isMapAlone } from "../plan/plan-boxes.ts";
import type { PlannedMap } from "../plan/planned-map.ts";
import { insetExtentItems, insetFrameItems, mainExtentItems } from "./inset-items.ts";
import { legendItems } from "./legend-items.ts";
import { filledBox } from "./panel.ts";
import type { Scene, SceneItem, SceneMap } from "./scene.ts";
import { creditItems, textItems } from "./text-items.ts";

/** The scene of an instant in the colours of a theme. */
export function sceneOf(instant: PictureInstant, themeName: ThemeName): Scene {
  const theme = themes[themeName];
  const { layout, main, inset, legend } = instant;
  const { width, height, unit } = layout;
  const items: SceneItem[] = [
    filledBox("paper", { x: 0, y: 0, width, height }, theme.paper),
    mapItem("map", main, coversOf(instant), themeName),
    ...(isMapAlone(instant) ? [] : mapEdges(main.box, unit, theme)),
  ];
  if (inset)
    items.push(
      ...insetExtentItems(inset, unit, theme),
      ...insetFrameItems(inset, theme),
      mapItem("inset", inset, [], themeName),
      ...mainExtentItems(inset, unit, theme),
    );
  if (legend) items.push(...legendItems(legend, theme, instant.words));
  items.push(...(isMapAlone(instant) ? creditItems(layout, theme) : textItems(layout, theme)));
  return { width, height, items, boxes: boxesOf(instant) };
}

function mapItem(
  part: SceneMap["part"],
  { box, viewport, pixelRatio, frame, placeIds }: PlannedMap,
  over: readonly Box[],
  theme: ThemeName,
): SceneMap {
  const bounds = boundsOnMap({ box, viewport, pixelRatio }, over);
  return { kind: "map", part, box, viewport, pixelRatio, frame, theme, bounds, ...(placeIds && { placeIds }) };
}

/** Where a map's box in the picture and what lies over it are on the map itself, which is a little larger than its box. */
function boundsOnMap(
  { box, viewport, pixelRatio }: Pick<PlannedMap, "box" | "viewport" | "pixelRatio">,
  over: readonly Box[],
): NameBounds {
  const left = (viewport.width - box.width / pixelRatio) / 2;
  const top = (viewport.height - box.height / pixelRatio) / 2;
  const onMap = ({ x, y, width, height }: Box): Box => ({
    x: left + (x - box.x) / pixelRatio,
    y: top + (y - box.y) / pixelRatio,
    width: width / pixelRatio,
    height: height / pixelRatio,
  });
  return { frame: onMap(box), boxes: over.map(onMap) };
}

/** Hairlines where a map meets the paper: land of the same white would run into it. */
function mapEdges({ x, y, width, height }: Box, unit: number, theme: Theme): SceneItem[] {
  return [y, y + height - unit].map((top) => filledBox("map", { x, y: top, width, height: unit }, theme.rule));
}
