import type { RouteGeometry } from "../map/route-geometry.ts";
import type { Story } from "../story/story.ts";
import { OffScreenMap, type CaptureOptions } from "./off-screen-map.ts";

/** Draws one frame off screen, as `OffScreenMap` does, with a map of its own. */
export async function captureMap({
  story,
  route,
  ...options
}: CaptureOptions & { story: Story; route: RouteGeometry }): Promise<HTMLCanvasElement> {
  const map = new OffScreenMap(story, route);
  try {
    return await map.capture(options);
  } finally {
    map.remove();
  }
}
