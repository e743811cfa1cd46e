import type { BBox, Position } from "geojson";
import type { Camera } from "./camera.ts";
import { shortestLonStep } from "./longitude.ts";
import { latAt, lonAt, mercatorX, mercatorY, metersPerPixel, worldPixelsAt } from "./mercator.ts";
import type { Box } from "./screen-boxes.ts";

/** How positions and pixels of a map belong together. */
export interface MapView {
  /** Where the map stands, in pixels. */
  box: Box;
  /** A position in degrees -> pixels, in the copy of the world that is nearest to the middle of the map. */
  project(position: Position): Position;
  /** The same for a longitude that is unwrapped already: it may lie outside the map, whole worlds away. */
  projectUnwrapped(position: Position): Position;
  /** Pixels -> a position in degrees; its longitude is unwrapped around the middle of the map. */
  unproject(point: Position): Position;
  /** Meters on the ground per pixel, at a latitude in degrees. */
  metersPerPixelAt(lat: number): number;
  /** The visible part: `[west, south, east, north]` in degrees, unwrapped around the middle of the map. */
  bbox: BBox;
}

/**
 * The view of a camera in Web Mercator on a map that stands in a box; `pixelRatio` pixels of the box are one CSS pixel of
 * the camera. Latitudes off the square world are taken to its edge.
 */
export function mercatorView(camera: Camera, box: Box, pixelRatio = 1): MapView {
  const worldPixels = worldPixelsAt(camera.zoom) * pixelRatio;
  const [centerLon, centerLat] = camera.center;
  const [centerX, centerY] = [mercatorX(centerLon), mercatorY(centerLat)];
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  const unproject = ([x, y]: Position): Position => [
    lonAt(centerX + (x! - middleX) / worldPixels),
    latAt(centerY + (y! - middleY) / worldPixels),
  ];
  const [west, north] = unproject([box.x, box.y]);
  const [east, south] = unproject([box.x + box.width, box.y + box.height]);
  return {
    box,
    project: ([lon, lat]) => [
      middleX + (shortestLonStep(centerLon, lon!) / 360) * worldPixels,
      middleY + (mercatorY(lat!) - centerY) * worldPixels,
    ],
    projectUnwrapped: ([lon, lat]) => [
      middleX + (mercatorX(lon!) - centerX) * worldPixels,
      middleY + (mercatorY(lat!) - centerY) * worldPixels,
    ],
    unproject,
    metersPerPixelAt: (lat) => metersPerPixel(lat, camera.zoom) / pixelRatio,
    bbox: [west!, south!, east!, north!],
  };
}

/** Positions of a story on a map, in pixels. */
export function projectAll(positions: readonly Position[], view: MapView): Position[] {
  return positions.map(view.project);
}
