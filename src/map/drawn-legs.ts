import type { Map as MapLibreMap } from "maplibre-gl";
import { pointAlong } from "../story/measured-line.ts";
import type { MeasuredLeg } from "../story/timeline.ts";
import { rgba } from "./gl-program.ts";
import { lineStyle } from "./line-style.ts";
import type { Theme } from "./theme.ts";

const SAMPLES_PER_STRETCH = 12;
/** CSS pixels around a sample: wider than the longest gap between dashes. */
const REACH = 14;
/** Of 255, per channel. */
const TOLERANCE = 20;

/**
 * Ids of the legs that should be in view and have left no pixel of their colours near their line.
 * Call it while a layer is rendered, when the canvas can be read.
 */
export function missingLegs(
  gl: WebGL2RenderingContext,
  map: MapLibreMap,
  legs: readonly MeasuredLeg[],
  theme: Theme,
): string[] {
  return legs.filter((leg) => isMissing(gl, map, leg, theme)).map(({ leg }) => leg.id);
}

function isMissing(
  gl: WebGL2RenderingContext,
  map: MapLibreMap,
  { leg, stretches }: MeasuredLeg,
  theme: Theme,
): boolean {
  let inView = false;
  for (const { line, location } of stretches) {
    const { color, aheadColor } = lineStyle(theme, leg.mode, location);
    const wanted = [rgba(color), rgba(aheadColor)].map((rgb) => rgb.map((channel) => channel * 255));
    for (let sample = 1; sample < SAMPLES_PER_STRETCH; sample++) {
      const { position } = pointAlong(line, (line.lengthMeters * sample) / SAMPLES_PER_STRETCH);
      const block = readAround(gl, map, position as [number, number]);
      if (!block) continue;
      inView = true;
      if (holdsColor(block, wanted)) return false;
    }
  }
  return inView;
}

function readAround(gl: WebGL2RenderingContext, map: MapLibreMap, position: [number, number]): Uint8Array | undefined {
  const { x, y } = map.project(position);
  const ratio = gl.drawingBufferWidth / map.getCanvas().clientWidth;
  const side = Math.round(REACH * 2 * ratio);
  const left = Math.round((x - REACH) * ratio);
  const bottom = gl.drawingBufferHeight - Math.round((y + REACH) * ratio);
  const inside =
    left >= 0 && bottom >= 0 && left + side <= gl.drawingBufferWidth && bottom + side <= gl.drawingBufferHeight;
  if (!inside) return undefined;
  const pixels = new Uint8Array(side * side * 4);
  gl.readPixels(left, bottom, side, side, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  return pixels;
}

function holdsColor(pixels: Uint8Array, wanted: readonly (readonly number[])[]): boolean {
  for (let at = 0; at < pixels.length; at += 4)
    for (const color of wanted)
      if ([0, 1, 2].every((channel) => Math.abs(pixels[at + channel]! - color[channel]!) <= TOLERANCE)) return true;
  return false;
}
