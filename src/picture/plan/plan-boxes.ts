import { containsBox, grown, overlaps, type Box } from "../../geometry/screen-boxes.ts";
import { refused, type Refused } from "../request/refusal.ts";
import type { PictureLayout } from "./picture-layout.ts";

/** Something that stands in a picture. */
export interface PlacedBox {
  what: string;
  box: Box;
  /** It lies on the map, which is a box as well. */
  onMap: boolean;
}

interface Boxed {
  layout: PictureLayout;
  legend?: Box;
  inset?: { outer: Box };
}

/** Everything that stands in a picture, by what it is. */
export function boxesOf({ layout, legend, inset }: Boxed): PlacedBox[] {
  const texts = layout.texts.filter(({ lines }) => lines.length > 0);
  const creditsOnMap = isMapAlone({ layout });
  return [
    { what: "map", box: layout.map, onMap: false },
    ...texts.map((box) => ({ what: box.style.role, box: asBox(box), onMap: creditsOnMap })),
    ...(legend ? [{ what: "legend", box: asBox(legend), onMap: true }] : []),
    ...(inset ? [{ what: "inset", box: asBox(inset.outer), onMap: true }] : []),
  ];
}

/** The map fills the picture, and its credits lie on it. */
export function isMapAlone({ layout }: Pick<Boxed, "layout">): boolean {
  return layout.map.height === layout.height;
}

/** Boxes over the main map, which should cut no name. */
export function coversOf({ layout, legend, inset }: Boxed): Box[] {
  const credits = isMapAlone({ layout }) ? layout.texts : [];
  return [...credits, ...(legend ? [legend] : []), ...(inset ? [inset.outer] : [])];
}

const HALF_PIXEL = 0.5;
const SUM_ROUNDING = 0.01;

/** The refusal of a picture in which a box lies outside or on another; undefined for a tidy one. */
export function untidyBox(plan: Boxed): Refused | undefined {
  const { width, height, map } = plan.layout;
  const boxes = boxesOf(plan);
  for (const { what, box, onMap } of boxes) {
    const room = onMap ? map : { x: 0, y: 0, width, height };
    if (!containsBox(room, box, HALF_PIXEL)) return untidy(plan, `the ${what} lies outside`);
  }
  for (const [index, { what, box, onMap }] of boxes.entries())
    for (const other of boxes.slice(index + 1)) {
      const apart = what === "map" && other.onMap;
      if (!apart && (onMap === other.onMap || what === "map") && overlaps(grown(box, -SUM_ROUNDING), other.box))
        return untidy(plan, `the ${what} and the ${other.what} overlap`);
    }
  return undefined;
}

function untidy({ layout: { width, height } }: Boxed, what: string): Refused {
  return refused(
    "too-small",
    `A picture of ${width} x ${height} pixels has no room for all of this story: ${what}. Ask for a larger one.`,
  );
}

function asBox({ x, y, width, height }: Box): Box {
  return { x, y, width, height };
}
