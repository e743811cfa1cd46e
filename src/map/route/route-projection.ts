import type { CustomRenderMethodInput } from "maplibre-gl";
import type { GlProgram } from "./gl-program.ts";

/** The camera in one draw, as the route's shaders need it. Lengths are pixels of the target they draw to. */
export interface RouteCamera {
  /** Center of the map in Mercator units. */
  center: readonly [x: number, y: number];
  width: number;
  height: number;
  /** Pixels of the target that make one CSS pixel. */
  pixelRatio: number;
  /** Pixels per unit of length along the line, so that dashes keep their length on screen. */
  dashScale: number;
  /** The unit is a meter (globe) or the Mercator world (flat). */
  dashByMeters: boolean;
  /** Whole worlds, counted from the one around 0 degrees, to draw the line in. */
  copies: readonly number[];
}

/** True where MapLibre draws the globe, or a step between globe and Mercator, in this frame. */
export function isGlobe(input: CustomRenderMethodInput): boolean {
  return input.shaderData.define.includes("GLOBE");
}

/** Sets the uniforms that `project` of the route's shaders reads. */
export function setProjection(program: GlProgram, input: CustomRenderMethodInput, camera: RouteCamera): void {
  program.set("u_viewport", camera.width, camera.height);
  const data = input.defaultProjectionData;
  if (isGlobe(input)) {
    program.setMatrix("u_projection_matrix", Float32Array.from(data.mainMatrix));
    program.setMatrix("u_projection_fallback_matrix", Float32Array.from(data.fallbackMatrix));
    program.set("u_projection_tile_mercator_coords", ...data.tileMercatorCoords);
    program.set("u_projection_clipping_plane", ...data.clippingPlane);
    program.set("u_projection_transition", data.projectionTransition);
    return;
  }
  const [x, y] = camera.center;
  program.setMatrix("u_matrix", aroundCenter(data.mainMatrix, x, y));
  const [xHigh, yHigh] = [Math.fround(x), Math.fround(y)];
  program.set("u_center", xHigh, yHigh, x - xHigh, y - yHigh);
}

/** A matrix times a move to (x, y), computed in double precision: vertices then only carry their distance from there. */
function aroundCenter(matrix: ArrayLike<number>, x: number, y: number): Float32Array {
  const moved = Float32Array.from(matrix);
  for (let row = 0; row < 4; row++) moved[12 + row] = matrix[row]! * x + matrix[4 + row]! * y + matrix[12 + row]!;
  return moved;
}
