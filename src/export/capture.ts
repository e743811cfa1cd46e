import { canvasFontsLoaded } from "../map/canvas-fonts.ts";
import { sharedBaseMap } from "../map/shared-base-map.ts";
import { StoryMap } from "../map/story-map.ts";
import type { ThemeName } from "../map/theme.ts";
import type { Frame } from "../story/frame.ts";
import type { Story } from "../story/story.ts";
import type { MeasuredLeg } from "../story/timeline.ts";

export interface CaptureOptions {
  story: Story;
  legs: readonly MeasuredLeg[];
  frame: Frame;
  theme: ThemeName;
  /** CSS pixels. */
  width: number;
  height: number;
  /** Device pixels per CSS pixel. */
  pixelRatio: number;
}

/**
 * Draws one frame off screen, with the class that draws the page's map, and returns it as a canvas of exactly
 * `width * pixelRatio` by `height * pixelRatio`, rounded. Rejects with an Error where the drawing is not of that size or
 * the route is not in it.
 */
export async function captureMap(options: CaptureOptions): Promise<HTMLCanvasElement> {
  const { story, legs, frame, theme, width, height, pixelRatio } = options;
  const assetsUrl = new URL("./", document.baseURI).href;
  const [baseMap] = await Promise.all([sharedBaseMap(assetsUrl), canvasFontsLoaded()]);
  const container = document.createElement("div");
  Object.assign(container.style, {
    position: "fixed",
    left: "-99999px",
    top: "0",
    width: `${width}px`,
    height: `${height}px`,
  });
  container.inert = true;
  document.body.append(container);
  let map: StoryMap | undefined;
  try {
    map = new StoryMap({ container, story, legs, baseMap, assetsUrl, theme, frame, interactive: false, pixelRatio });
    await map.drawn();
    const canvas = await map.copy();
    const [wantedWidth, wantedHeight] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
    if (canvas.width !== wantedWidth || canvas.height !== wantedHeight)
      throw new Error(
        `The map was drawn at ${canvas.width} x ${canvas.height} instead of ${wantedWidth} x ${wantedHeight} pixels: ` +
          "this machine's graphics cannot draw it larger. Ask for a smaller size or scale.",
      );
    return canvas;
  } finally {
    map?.remove();
    container.remove();
  }
}
