// The page on which maps are made and removed: the product's own map and nothing beside it.
import "../../../src/viewer/page.css";
import { StoryMap } from "../../../src/map/story-map.ts";
import { frameAt } from "../../../src/tour/frame.ts";
import { tourOf } from "../../../src/tour/tour.ts";
import { storyOnPage } from "../../story-on-page.ts";

const SIZE = { width: 320, height: 240 };

declare global {
  interface Window {
    /** Makes a map, draws it and removes it. Resolves to whether its graphics were lost meanwhile. */
    makeMap?: (kind: { interactive: boolean }) => Promise<boolean>;
    makeMapError?: string;
  }
}

async function open() {
  const { model, route, assetsUrl, baseMap } = await storyOnPage();
  const tour = tourOf(model, SIZE);
  const frame = frameAt(tour, tour.schedule.durationSeconds);
  window.makeMap = async ({ interactive }) => {
    const container = document.createElement("div");
    Object.assign(container.style, { width: `${SIZE.width}px`, height: `${SIZE.height}px` });
    document.body.append(container);
    const options = { container, model, route, baseMap, assetsUrl, frame, interactive, pixelRatio: 1 };
    const map = new StoryMap({ ...options, theme: "light" });
    let isLost = false;
    const note = () => (isLost = true);
    const canvas = map.mapLibre.getCanvas();
    canvas.addEventListener("webglcontextlost", note);
    await map.drawn();
    canvas.removeEventListener("webglcontextlost", note);
    map.remove();
    container.remove();
    return isLost;
  };
}

open().catch((error: unknown) => {
  window.makeMapError = String(error);
});
