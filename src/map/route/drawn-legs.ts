import type { Position } from "geojson";
import type { Map as MapLibreMap, Point } from "maplibre-gl";
import { LEAST_LEG_PIXELS } from "../../tour/leg-camera.ts";
import { pointAlong } from "../../geometry/measured-line.ts";
import { shortestLonStep } from "../../geometry/longitude.ts";
import type { MeasuredLeg } from "../../story/measured-legs.ts";
import { rgba } from "./gl-program.ts";
import { lineStyle } from "../style/line-style.ts";
import type { Theme } from "../style/theme.ts";
import { readsTruly } from "../true-reading.ts";

const SAMPLES_PER_STRETCH = 12;
/** The number of samples over all stretches: the more stretches, the fewer samples each. */
const SAMPLES = 400;
const LEAST_SAMPLES = 4;
/** CSS pixels around a sample: wider than the longest gap between dashes. */
const REACH = 14;
/**
 * Share of a leg's samples that must show its colours. Other legs may lie on most of it; of one that is not drawn a sample
 * may still show them, in a name of the base map.
 */
const LEAST_SEEN = 0.1;
/** In how many parts of a stretch it is measured on the screen. */
const PARTS_OF_SIZE = 8;
const POLL_MILLISECONDS = 8;
/** Tolerance of a color: steps of 255 per channel. */
const TOLERANCE = 20;

/** A square of the canvas, in device pixels from the bottom left, and the colours of which one should be in it. */
interface Square {
  left: number;
  bottom: number;
  side: number;
  wanted: readonly (readonly number[])[];
}

/** Rows of the canvas, RGBA, the lowest first. */
interface Rows {
  bottom: number;
  width: number;
  pixels: Uint8Array;
}

/**
 * Ids of the legs that should be in view and have left pixels of their colours nowhere near their line, or almost nowhere; none where
 * this browser does not give back what was drawn.
 * Call it while a layer is rendered, when the canvas can be read; it resolves once the graphics have drawn that far, and
 * keeps nobody waiting.
 */
export async function missingLegs(
  gl: WebGL2RenderingContext,
  map: MapLibreMap,
  legs: readonly MeasuredLeg[],
  theme: Theme,
): Promise<string[]> {
  const stretches = legs.reduce((sum, leg) => sum + leg.stretches.length, 0);
  const samples = Math.max(Math.min(SAMPLES_PER_STRETCH, Math.ceil(SAMPLES / stretches)), LEAST_SAMPLES);
  const looked = legs.map((leg) => ({ id: leg.leg.id, squares: squaresOf(gl, map, leg, theme, samples) }));
  const rows = await readRows(
    gl,
    looked.flatMap(({ squares }) => squares),
  );
  const seen = (squares: readonly Square[]) => squares.filter((square) => isDrawn(rows!, square)).length;
  const missing = looked.filter(({ squares }) => seen(squares) < squares.length * LEAST_SEEN);
  // Pixels that cannot be read prove nothing.
  return missing.length > 0 && readsTruly() ? missing.map(({ id }) => id) : [];
}

/** Where a leg should be seen, of what is in view: at places that part each stretch into so many. */
function squaresOf(
  gl: WebGL2RenderingContext,
  map: MapLibreMap,
  { leg, stretches }: MeasuredLeg,
  theme: Theme,
  samples: number,
): Square[] {
  const ratio = gl.drawingBufferWidth / map.getCanvas().clientWidth;
  const side = Math.round(REACH * 2 * ratio);
  // A leg smaller than the marks of its ends lies below them: an inset, or a closer chapter, shows it.
  if (isHidden(map, stretches)) return [];
  return stretches.flatMap(({ line, location }) => {
    const { color, aheadColor } = lineStyle(theme, leg.mode, location, leg.status);
    const wanted = [rgba(color), rgba(aheadColor)].map((rgb) => rgb.map((channel) => channel * 255));
    return Array.from({ length: samples - 1 }, (_, sample): Square[] => {
      const { position } = pointAlong(line, (line.lengthMeters * (sample + 1)) / samples);
      const point = map.project(position as [number, number]);
      if (isBehindGlobe(map, position, point)) return [];
      const { x, y } = point;
      const left = Math.round((x - REACH) * ratio);
      const bottom = gl.drawingBufferHeight - Math.round((y + REACH) * ratio);
      return [{ left, bottom, side, wanted }];
    })
      .flat()
      .filter(
        ({ left, bottom }) =>
          left >= 0 && bottom >= 0 && left + side <= gl.drawingBufferWidth && bottom + side <= gl.drawingBufferHeight,
      );
  });
}

/** True for a leg that is too small in this view to be seen beside the marks of its ends. */
function isHidden(map: MapLibreMap, stretches: MeasuredLeg["stretches"]): boolean {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { line } of stretches)
    for (let part = 0; part <= PARTS_OF_SIZE; part++) {
      const { position } = pointAlong(line, (line.lengthMeters * part) / PARTS_OF_SIZE);
      const { x, y } = map.project(position as [number, number]);
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [north, south] = [Math.min(north, y), Math.max(south, y)];
    }
  return Math.max(east - west, south - north) < LEAST_LEG_PIXELS;
}

/** A point behind the globe is projected too; projecting it back gives the point that hides it. */
function isBehindGlobe(map: MapLibreMap, [lon, lat]: Position, point: Point): boolean {
  const front = map.unproject(point);
  return Math.abs(front.lat - lat!) > 1 || Math.abs(shortestLonStep(front.lng, lon!)) > 1;
}

/** All that is to be looked at, in one reading: the graphics put it aside where they are, and it is fetched later. */
async function readRows(gl: WebGL2RenderingContext, squares: readonly Square[]): Promise<Rows | undefined> {
  if (squares.length === 0) return undefined;
  const bottom = squares.reduce((lowest, square) => Math.min(lowest, square.bottom), Infinity);
  const top = squares.reduce((highest, square) => Math.max(highest, square.bottom + square.side), 0);
  const width = gl.drawingBufferWidth;
  const pixels = new Uint8Array(width * (top - bottom) * 4);
  const aside = gl.createBuffer();
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, aside);
  gl.bufferData(gl.PIXEL_PACK_BUFFER, pixels.length, gl.STREAM_READ);
  gl.readPixels(0, bottom, width, top - bottom, gl.RGBA, gl.UNSIGNED_BYTE, 0);
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  await allDone(gl);
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, aside);
  gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, pixels);
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  gl.deleteBuffer(aside);
  return { bottom, width, pixels };
}

/** Resolves when the graphics have done all that they were told until now, or are lost. */
async function allDone(gl: WebGL2RenderingContext): Promise<void> {
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (!fence) return;
  gl.flush();
  while (!gl.isContextLost() && gl.clientWaitSync(fence, 0, 0) === gl.TIMEOUT_EXPIRED)
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  gl.deleteSync(fence);
}

function isDrawn({ bottom, width, pixels }: Rows, square: Square): boolean {
  for (let row = square.bottom - bottom; row < square.bottom - bottom + square.side; row++)
    for (let column = square.left; column < square.left + square.side; column++)
      if (square.wanted.some((color) => isColor(pixels, (row * width + column) * 4, color))) return true;
  return false;
}

function isColor(pixels: Uint8Array, at: number, color: readonly number[]): boolean {
  return [0, 1, 2].every((channel) => Math.abs(pixels[at + channel]! - color[channel]!) <= TOLERANCE);
}
