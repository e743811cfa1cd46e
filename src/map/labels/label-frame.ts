import type { Feature, FeatureCollection, Point } from "geojson";
import type { Map as MapLibreMap, SymbolLayerSpecification } from "maplibre-gl";
import { worldPixelsAt } from "../../geometry/mercator.ts";
import type { Box } from "../../geometry/screen-boxes.ts";
import { LABEL_FRAME_LAYER, LABEL_FRAME_SOURCE, ROUTE_SHADOW_IMAGE } from "../style/layer-ids.ts";

/** CSS pixels between the invisible marks, and half the side of each: they leave no gap. */
const SPACING_PIXELS = 10;
const CLEARANCE_PIXELS = 5;
/** Depth of marks along an edge: so deep that no dot on this side has its whole name on the other. */
const ROWS = 3;
/** A mark must lie in the picture, and on the near side of the globe, to count. */
const INSET_PIXELS = 1;
const LIMB_INSET_PIXELS = 3;
/** Far outside any globe on screen, in CSS pixels. */
const FAR_PIXELS = 1e5;
/** How far apart a position and what is projected back from it may lie where there is ground. */
const SAME_PIXELS = 1;

type View = Pick<MapLibreMap, "getContainer" | "getZoom" | "getProjection" | "project" | "unproject">;

/** Lines over which no name of the base map is to go: CSS pixels from the top left of the map, which they may leave. */
export interface NameBounds {
  /** The edges of the picture that is taken of the map. */
  frame?: Box;
  /** Boxes that will lie over the map: each covers names whole or not at all. */
  boxes?: readonly Box[];
}

/**
 * Marks that nobody sees but the placement of labels, as the map stands: along the bounds, so that a picture cuts no name
 * of the base map; and on a globe along its limb, so that no name hangs over it.
 */
export function labelFrame(view: View, { frame, boxes = [] }: NameBounds): FeatureCollection<Point> {
  // Where the world is drawn more than once, a mark at one side would stand in the middle of the picture too.
  const isRepeated = !isGlobe(view) && view.getContainer().clientWidth > worldPixelsAt(view.getZoom());
  const inner = frame && shrunk(frame, INSET_PIXELS);
  const edges = [
    ...(inner ? [...level(inner, 1), ...(isRepeated ? [] : upright(inner, 1))] : []),
    ...(isRepeated ? [] : boxes.flatMap((box) => [...level(box, -1), ...upright(box, -1)])),
  ];
  const marks = edges
    .filter(({ at }) => isInView(view, at))
    .flatMap(({ at: [x, y], hidden: [right, down] }) =>
      Array.from({ length: ROWS }, (_, row) => row * SPACING_PIXELS).flatMap(
        (deep) => markAt(view, x, y, [right * deep, down * deep]) ?? [],
      ),
    );
  return { type: "FeatureCollection", features: [...marks, ...(isGlobe(view) ? limbMarks(view) : [])] };
}

/** Goes over the base map's labels and the words on parts of the map, and under the story's places, which win. */
export function labelFrameLayer(): SymbolLayerSpecification {
  return {
    id: LABEL_FRAME_LAYER,
    type: "symbol",
    source: LABEL_FRAME_SOURCE,
    layout: {
      "icon-image": ROUTE_SHADOW_IMAGE,
      "icon-offset": ["get", "offset"],
      "icon-padding": CLEARANCE_PIXELS,
      "icon-allow-overlap": true,
      "icon-ignore-placement": false,
    },
  };
}

function isGlobe(view: View): boolean {
  return view.getProjection()?.type === "globe";
}

function shrunk({ x, y, width, height }: Box, by: number): Box {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}

type ScreenPoint = readonly [x: number, y: number];

/** A point of a bound, and the direction in which nothing is seen: a unit vector, x right and y down. */
interface EdgePoint {
  at: ScreenPoint;
  hidden: ScreenPoint;
}

/** Points along the upper and lower edge of a box, outside (1) or inside (-1) of which nothing is seen. */
function level({ x, y, width, height }: Box, side: 1 | -1): EdgePoint[] {
  return spaced(x, width).flatMap((at): EdgePoint[] => [
    { at: [at, y], hidden: [0, -side] },
    { at: [at, y + height], hidden: [0, side] },
  ]);
}

/** Points along the left and right edge, likewise. */
function upright({ x, y, width, height }: Box, side: 1 | -1): EdgePoint[] {
  return spaced(y, height).flatMap((at): EdgePoint[] => [
    { at: [x, at], hidden: [-side, 0] },
    { at: [x + width, at], hidden: [side, 0] },
  ]);
}

function spaced(start: number, length: number): number[] {
  const count = Math.ceil(length / SPACING_PIXELS);
  return Array.from({ length: count + 1 }, (_, index) => start + (length * index) / count);
}

function isInView(view: View, [x, y]: ScreenPoint): boolean {
  const { clientWidth: width, clientHeight: height } = view.getContainer();
  return x >= -SPACING_PIXELS && y >= -SPACING_PIXELS && x <= width + SPACING_PIXELS && y <= height + SPACING_PIXELS;
}

/** Two rings of marks, the second outside the globe: a name may stand a line away from its position. */
function limbMarks(view: View): Feature<Point>[] {
  const { clientWidth: width, clientHeight: height } = view.getContainer();
  const [middleX, middleY] = [width / 2, height / 2];
  const limbAt = (angle: number) => {
    const far = view.unproject([middleX + FAR_PIXELS * Math.cos(angle), middleY + FAR_PIXELS * Math.sin(angle)]);
    const { x, y } = view.project(far);
    return Math.hypot(x - middleX, y - middleY);
  };
  const count = Math.ceil((2 * Math.PI * limbAt(0)) / SPACING_PIXELS);
  return Array.from({ length: count }, (_, index) => (index * 2 * Math.PI) / count).flatMap((angle) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const radius = limbAt(angle) - LIMB_INSET_PIXELS;
    const [x, y] = [middleX + radius * cos, middleY + radius * sin];
    if (x < 0 || y < 0 || x > width || y > height) return [];
    const outside: [number, number] = [SPACING_PIXELS * cos, SPACING_PIXELS * sin];
    return [markAt(view, x, y) ?? [], markAt(view, x, y, outside) ?? []].flat();
  });
}

/** A mark at a point of the screen; none where the point is not on the ground. */
function markAt(view: View, x: number, y: number, offset: [number, number] = [0, 0]): Feature<Point> | undefined {
  const position = view.unproject([x, y]);
  const back = view.project(position);
  if (Math.hypot(back.x - x, back.y - y) > SAME_PIXELS) return undefined;
  const geometry: Point = { type: "Point", coordinates: [position.lng, position.lat] };
  return { type: "Feature", properties: { offset }, geometry };
}
