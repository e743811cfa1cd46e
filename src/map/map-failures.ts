import type { Camera } from "../geometry/camera.ts";

/** The message to a reader who gets no map, with what to do. */
export const NO_WORKER =
  "The map cannot start: its worker sends nothing. An extension, a content policy or a broken connection may block it. " +
  "Allow scripts and workers for this page and try again.";
export const NO_WEBGL =
  "This browser does not offer WebGL 2, which the map is drawn with. The text of the story is here all the same; for the " +
  "map, turn hardware acceleration on or use another browser.";
export const NOT_MADE =
  "The map could not be made in this browser. The text of the story is here all the same; try again, or use another browser.";
export const LOST_GRAPHICS =
  "The graphics of the map were lost and have not come back: many maps in other tabs, a graphics driver that restarted or " +
  "a machine that slept may be why. The text of the story is here all the same; try again, or close other pages first.";
export const NOT_SETTLED = "The map did not finish drawing. Try again; on a slow machine, close other pages first.";

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
