import type { Position } from "geojson";
import { ATTRIBUTION } from "../map/base-map.ts";
import { canvasFontsLoaded } from "../map/canvas-fonts.ts";
import { themes, type ThemeName } from "../map/theme.ts";
import { EDGE_SPOTS, freeBox, inBox, routePositions, type Box } from "../story/free-box.ts";
import { frameAt } from "../story/frame.ts";
import { insetFrame, insetLegs } from "../story/inset.ts";
import { markersOf } from "../story/marker.ts";
import type { Story } from "../story/story.ts";
import { buildTimeline } from "../story/timeline.ts";
import { captureMap } from "./capture.ts";
import { pictureContent } from "./picture-content.ts";
import { layoutPicture } from "./picture-layout.ts";
import { legendSize, measureOn, paintInset, paintLegend, paintTexts } from "./picture-paint.ts";
import { wrapText } from "./text-lines.ts";

export interface PictureOptions {
  /** The instant, in seconds of the timeline. */
  seconds: number;
  theme: ThemeName;
  /** Pixels of layout; 1920 x 1080 where absent. */
  width?: number;
  height?: number;
  /** Pixels of the file per pixel of layout; 1 where absent. */
  scale?: number;
}

/** No machine's software graphics draws more than this on a side. */
export const LARGEST_SIDE = 8192;
export const SMALLEST_SIDE = 320;
/** Lines and labels of the map are drawn this much larger than on a screen of the same size. */
const MAP_ENLARGEMENT = 1.2;

/**
 * Composes a picture of one instant: title, map with inset, legend, notes, sources and credits, all from the story.
 * Resolves to a PNG of exactly `width * scale` by `height * scale` pixels. Rejects with a RangeError for a size that
 * cannot be, and with an Error where the map in it could not be drawn whole.
 */
export async function drawPicture(story: Story, options: PictureOptions): Promise<Blob> {
  const { width = 1920, height = 1080, scale = 1, seconds, theme: themeName } = options;
  mustBePossible(width, height, scale);
  await canvasFontsLoaded();
  const theme = themes[themeName];
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser gives no canvas of that size. Ask for a smaller picture.");
  context.scale(scale, scale);
  const measureIn = measureOn(context);
  const content = pictureContent(story, ATTRIBUTION);
  const layout = layoutPicture(content, width, height, measureIn);
  const { map, unit } = layout;
  const enlargement = MAP_ENLARGEMENT * unit;

  const viewport = cssSize(map, enlargement);
  const timeline = buildTimeline(story, { ...viewport, padding: paddingFor(viewport) });
  const frame = frameAt(timeline, seconds);
  const { legs } = timeline;
  const mapPicture = await captureMap({
    story,
    legs,
    frame,
    theme: themeName,
    ...viewport,
    pixelRatio: enlargement * scale,
  });

  context.fillStyle = theme.paper;
  context.fillRect(0, 0, width, height);
  drawMap(context, mapPicture, map, scale);
  const margin = 24 * unit;
  const taken: Box[] = [];
  const shown = (positions: Position[]) => inBox(positions, frame.camera, map, enlargement);
  const route = shown(routePositions(legs));
  const places = shown(markersOf(story).map(({ place }) => place.anchor));
  const around = { margin, taken, places, route, scale: enlargement };
  const smallLegs = insetLegs(story, frame.camera);
  if (smallLegs.length > 0) {
    const insetViewport = cssSize(layout.inset, enlargement);
    const close = insetFrame(story, frame, smallLegs, insetViewport);
    const picture = await captureMap({
      story,
      legs,
      frame: close,
      theme: themeName,
      ...insetViewport,
      pixelRatio: enlargement * scale,
    });
    const caption = insetCaption(story, smallLegs, layout.inset.width, measureIn({ role: "note", size: 17 * unit }));
    const outer = { width: layout.inset.width, height: layout.inset.height + (caption.length * 23 + 20) * unit };
    const box = freeBox(map, outer, EDGE_SPOTS, around);
    paintInset(context, { ...box, ...layout.inset }, picture, caption, unit, theme);
    taken.push(box);
  }
  const size = legendSize(content.legend, unit, measureIn);
  paintLegend(context, freeBox(map, size, EDGE_SPOTS, around), content.legend, unit, theme);
  paintTexts(context, layout, theme);
  return asPng(canvas);
}

function mustBePossible(width: number, height: number, scale: number): void {
  const sides = [width, height].map((side) => Math.round(side * scale));
  const whole =
    Number.isInteger(width) && Number.isInteger(height) && width >= SMALLEST_SIDE && height >= SMALLEST_SIDE;
  if (!whole || !(scale > 0) || sides.some((side) => side > LARGEST_SIDE))
    throw new RangeError(
      `A picture of ${width} x ${height} at scale ${scale} cannot be made: each side needs ${SMALLEST_SIDE} whole pixels or ` +
        `more, and at most ${LARGEST_SIDE} after scaling. Ask for another size.`,
    );
}

/** The size at which a map is laid out: whole CSS pixels, at least as large as the box. */
function cssSize(box: { width: number; height: number }, enlargement: number): { width: number; height: number } {
  return { width: Math.ceil(box.width / enlargement), height: Math.ceil(box.height / enlargement) };
}

/** Keeps the route clear of the edges, and labels of places at its ends inside. */
function paddingFor({ width, height }: { width: number; height: number }) {
  const edge = Math.min(width, height) * 0.1;
  return { left: edge + 20, right: edge + 20, top: edge, bottom: edge + 40 };
}

function drawMap(context: CanvasRenderingContext2D, picture: HTMLCanvasElement, box: Box, scale: number): void {
  const [width, height] = [Math.min(picture.width, box.width * scale), Math.min(picture.height, box.height * scale)];
  const [left, top] = [(picture.width - width) / 2, (picture.height - height) / 2].map(Math.floor) as [number, number];
  context.drawImage(picture, left, top, width, height, box.x, box.y, width / scale, height / scale);
}

function insetCaption(
  story: Story,
  legIds: readonly string[],
  width: number,
  measure: (text: string) => number,
): string[] {
  const legs = story.legs.filter(({ id }) => legIds.includes(id));
  return legs.flatMap((leg) => wrapText(leg.name, width, measure));
}

function asPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("The browser could not write the PNG. Ask for a smaller picture."));
    }, "image/png");
  });
}
