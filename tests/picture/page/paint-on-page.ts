// The page in which scenes that Node made are painted.
import { canvasFontsLoaded } from "../../../src/map/canvas-fonts.ts";
import { paintScene } from "../../../src/picture/painter/canvas-painter.ts";
import type { Scene, SceneMap } from "../../../src/picture/scene/scene.ts";

/** Stands for the picture of a map: so large, in one colour, with another one in its middle pixels. */
export interface MapStandIn {
  width: number;
  height: number;
  color: string;
  middle: { width: number; height: number; color: string };
}

declare global {
  interface Window {
    paint?: typeof paint;
  }
}

/** A painted scene as the base64 of a PNG. `maps` are for its maps, in their order. */
async function paint(scene: Scene, scale: number, maps: readonly MapStandIn[]): Promise<string> {
  await canvasFontsLoaded();
  const canvas = canvasOf(Math.round(scene.width * scale), Math.round(scene.height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  const drawn = scene.items.filter((item): item is SceneMap => item.kind === "map");
  const mapPictures = new Map<SceneMap, HTMLCanvasElement>();
  for (const [index, item] of drawn.entries()) if (maps[index]) mapPictures.set(item, standIn(maps[index]));
  paintScene(context, scene, { scale, mapPictures });
  return canvas.toDataURL("image/png").replace(/^data:[^,]*,/, "");
}

function standIn({ width, height, color, middle }: MapStandIn): HTMLCanvasElement {
  const canvas = canvasOf(width, height);
  const context = canvas.getContext("2d")!;
  context.fillStyle = color;
  context.fillRect(0, 0, width, height);
  context.fillStyle = middle.color;
  context.fillRect((width - middle.width) / 2, (height - middle.height) / 2, middle.width, middle.height);
  return canvas;
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  return Object.assign(document.createElement("canvas"), { width, height });
}

window.paint = paint;
