import type { Camera } from "../geometry/camera.ts";

/** The farthest latitude that the flat map shows, in degrees. */
export const FARTHEST_LATITUDE = 85.0511;

type View = Pick<Camera, "center" | "zoom">;

/** False for a camera with something in it that is no number. */
export function isCamera({ center, zoom }: View): boolean {
  return [...center, zoom].every(Number.isFinite);
}

/** Throws RangeError where a camera is none, or of a place that the flat map cannot show; the message says which. */
export function assertOnMap(camera: View): void {
  const [lon, lat] = camera.center;
  if (!isCamera(camera))
    throw new RangeError(
      `The map cannot be drawn at longitude ${lon}, latitude ${lat} and zoom ${camera.zoom}: each must be a number. ` +
        "A position or a precision of the story is none; `waybill check` names it.",
    );
  if (Math.abs(lat) > FARTHEST_LATITUDE)
    throw new RangeError(
      `The map cannot show latitude ${Number(lat.toFixed(4))}: its projection ends at ${FARTHEST_LATITUDE} degrees. ` +
        "Ask for a moment nearer the equator.",
    );
}
