import type { Feature, FeatureCollection, Point } from "geojson";
import type { Map as MapLibreMap, SymbolLayerSpecification } from "maplibre-gl";
import { LABEL_FRAME_LAYER, LABEL_FRAME_SOURCE, ROUTE_SHADOW_IMAGE } from "./layer-ids.ts";

/** CSS pixels between the invisible marks, and half the side of each: they leave no gap. */
const SPACING_PIXELS = 10;
const CLEARANCE_PIXELS = 5;
/** A mark must lie in the picture, and on the near side of the globe, to count. */
const INSET_PIXELS = 1;
const LIMB_INSET_PIXELS = 3;
/** Far outside any globe on screen, in CSS pixels. */
const FAR_PIXELS = 1e5;
/** How far apart a position and what is projected back from it may lie where there is ground. */
const SAME_PIXELS = 1;

type View = Pick<MapLibreMap, "getContainer" | "getZoom" | "getProjection" | "project" | "unproject">;

/**
 * Marks that nobody sees but the placement of labels, as the map stands: along the edges of the picture, where `edges`
 * asks for them, so that it cuts no name of the base map; and on a globe along its limb, so that no name hangs over it.
 */
export function labelFrame(view: View, { edges }: { edges: boolean }): FeatureCollection<Point> {
  const features = [...(edges ? edgeMarks(view) : []), ...(isGlobe(view) ? limbMarks(view) : [])];
  return { type: "FeatureCollection", features };
}

/** Goes over the base map's labels and under the story's own, which win. */
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

function edgeMarks(view: View): Feature<Point>[] {
  const { clientWidth: width, clientHeight: height } = view.getContainer();
  const along = (length: number) =>
    Array.from({ length: Math.floor(length / SPACING_PIXELS) + 1 }, (_, index) => index * SPACING_PIXELS);
  const [right, bottom] = [width - INSET_PIXELS, height - INSET_PIXELS];
  const level = along(width).flatMap((x) => [
    [x, INSET_PIXELS],
    [x, bottom],
  ]);
  const upright = along(height).flatMap((y) => [
    [INSET_PIXELS, y],
    [right, y],
  ]);
  // Where the world is drawn more than once, a mark at one side would stand in the middle of the picture too.
  const isRepeated = !isGlobe(view) && width > 512 * 2 ** view.getZoom();
  return (isRepeated ? level : [...level, ...upright]).flatMap(([x, y]) => markAt(view, x!, y!) ?? []);
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
