import { containsBox, overlaps, type Box } from "../../src/geometry/screen-boxes.ts";
import type { PictureSize } from "../../src/picture/request/picture-sizes.ts";

/** A box of a picture, as the page tells it. */
export interface Placed {
  what: string;
  box: Box;
  onMap: boolean;
}

/** All that is wrong with boxes, in words. */
export function faults(boxes: readonly Placed[], { width, height }: PictureSize): string[] {
  const map = boxes.find(({ what }) => what === "map")!.box;
  const outside = boxes.filter(({ box, onMap }) => !containsBox(onMap ? map : { x: 0, y: 0, width, height }, box, 0.5));
  const overlapping = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => !(one.what === "map" && other.onMap) && overlaps(shrunk(one.box), shrunk(other.box)))
      .map((other) => `${one.what} and ${other.what} overlap`),
  );
  return [...outside.map(({ what }) => `${what} is outside`), ...overlapping];
}

function shrunk({ x, y, width, height }: Box): Box {
  return { x: x + 0.01, y: y + 0.01, width: width - 0.02, height: height - 0.02 };
}
