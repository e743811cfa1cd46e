import type { Story } from "../story/story.ts";
import type { MeasuredLeg } from "../story/timeline.ts";
import { OffScreenMap, type CaptureOptions } from "./off-screen-map.ts";

/** Draws one frame off screen, as `OffScreenMap` does, with a map of its own. */
export async function captureMap({
  story,
  legs,
  ...options
}: CaptureOptions & { story: Story; legs: readonly MeasuredLeg[] }): Promise<HTMLCanvasElement> {
  const map = new OffScreenMap(story, legs);
  try {
    return await map.capture(options);
  } finally {
    map.remove();
  }
}
