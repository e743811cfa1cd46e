import { fontOf } from "../scene/fonts.ts";
import type {
  Scene,
  SceneClip,
  SceneFill,
  SceneMap,
  ScenePath,
  SceneShape,
  SceneStroke,
  SceneText,
} from "../scene/scene.ts";

type Canvas = CanvasRenderingContext2D;

/** How a scene comes onto a canvas. */
export interface CanvasTarget {
  /** Pixels of the canvas per pixel of the scene. */
  scale: number;
  /** The pictures of the scene's maps, drawn at `pixelRatio * scale`. */
  mapPictures: ReadonlyMap<SceneMap, CanvasImageSource & { width: number; height: number }>;
}

/** Draws a scene on a canvas, from its lowest item up. Its fonts must be there. Throws Error for a map without a picture. */
export function paintScene(
  context: Canvas,
  { items, width, height }: Scene,
  { scale, mapPictures }: CanvasTarget,
): void {
  context.save();
  context.scale(scale, scale);
  for (const item of items) {
    context.save();
    if (item.kind === "text") paintText(context, item);
    else if (item.kind === "path") paintPath(context, item, { width, height });
    else paintMap(context, item, mapPictures.get(item), scale);
    context.restore();
  }
  context.restore();
}

function paintText(context: Canvas, { role, size, color, x, align, lines }: SceneText): void {
  context.font = fontOf({ role, size });
  context.fillStyle = color;
  context.textAlign = align;
  context.textBaseline = "alphabetic";
  for (const { text, y } of lines) context.fillText(text, x, y);
}

function paintPath(
  context: Canvas,
  { shape, fill, stroke, clip }: ScenePath,
  size: { width: number; height: number },
): void {
  if (clip) clipTo(context, clip, size);
  if (fill !== undefined) fillShape(context, shape, fill);
  if (stroke) strokeShape(context, shape, stroke);
}

function clipTo(context: Canvas, clip: SceneClip, { width, height }: { width: number; height: number }): void {
  if (clip.kind === "inside") {
    const { box } = clip;
    context.beginPath();
    context.rect(box.x, box.y, box.width, box.height);
    context.clip();
    return;
  }
  for (const { center, radius } of clip.discs) {
    const around = new Path2D();
    around.rect(0, 0, width, height);
    around.arc(center[0]!, center[1]!, radius, 0, 2 * Math.PI);
    context.clip(around, "evenodd");
  }
}

function fillShape(context: Canvas, shape: SceneShape, fill: SceneFill): void {
  context.fillStyle = typeof fill === "string" ? fill : gradient(context, fill);
  if (shape.kind === "box") {
    const { x, y, width, height } = shape.box;
    context.fillRect(x, y, width, height);
    return;
  }
  trace(context, shape);
  context.fill();
}

function gradient(context: Canvas, { fromY, toY, stops }: Exclude<SceneFill, string>): CanvasGradient {
  const made = context.createLinearGradient(0, fromY, 0, toY);
  for (const [at, color] of stops) made.addColorStop(at, color);
  return made;
}

function strokeShape(context: Canvas, shape: SceneShape, { color, width, dash = [], cap = "butt" }: SceneStroke): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.lineCap = cap;
  context.setLineDash([...dash]);
  if (shape.kind === "box") {
    const { box } = shape;
    context.strokeRect(box.x, box.y, box.width, box.height);
    return;
  }
  trace(context, shape);
  context.stroke();
}

function trace(context: Canvas, shape: Exclude<SceneShape, { kind: "box" }>): void {
  context.beginPath();
  if (shape.kind === "circle") {
    context.arc(shape.center[0]!, shape.center[1]!, shape.radius, 0, 2 * Math.PI);
    return;
  }
  for (const [first, ...others] of shape.lines) {
    if (!first) continue;
    context.moveTo(first[0]!, first[1]!);
    for (const [x, y] of others) context.lineTo(x!, y!);
  }
}

/** The middle of a map's picture, pixel for pixel: it is drawn a little larger than its box. */
function paintMap(
  context: Canvas,
  { box, part }: SceneMap,
  picture: (CanvasImageSource & { width: number; height: number }) | undefined,
  scale: number,
): void {
  if (!picture)
    throw new Error(`The ${part} of the scene has no picture. Draw every map of a scene before painting it.`);
  const [width, height] = [Math.min(picture.width, box.width * scale), Math.min(picture.height, box.height * scale)];
  const [left, top] = [(picture.width - width) / 2, (picture.height - height) / 2].map(Math.floor) as [number, number];
  context.drawImage(picture, left, top, width, height, box.x, box.y, width / scale, height / scale);
}
