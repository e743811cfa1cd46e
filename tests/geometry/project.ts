import type { Camera } from "../../src/geometry/camera.ts";

/**
 * Where a camera shows a position, in pixels from the top left of a viewport, after the definition of EPSG:3857 and of
 * MapLibre's zoom (the world is 512 px wide at 0). Longitudes are taken as they come, not wrapped.
 */
export function project(
  [lon, lat]: readonly number[],
  { center, zoom }: Camera,
  { width, height }: { width: number; height: number },
): { x: number; y: number } {
  const world = 512 * 2 ** zoom;
  const y = (degrees: number) => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI);
  return {
    x: width / 2 + ((lon! - center[0]) / 360) * world,
    y: height / 2 - (y(lat!) - y(center[1])) * world,
  };
}
