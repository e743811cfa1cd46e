import { DrawingFault } from "./drawing-fault.ts";

/** Pixels a side of the pattern. */
const SIDE = 16;
/** Red, green, blue and alpha of its four quarters, of 255. */
const COLORS = [
  [255, 0, 0, 255],
  [0, 128, 255, 255],
  [20, 200, 40, 255],
  [255, 255, 255, 255],
] as const;
/** Tolerance: steps of 255 per channel. */
const TOLERANCE = 2;

/** A reader may allow it later. */
let known = false;

/**
 * Whether this browser gives back what was drawn. One that protects its readers from being told apart gives noise, or one
 * colour, for what a page reads of a canvas: then what is read says nothing about what is on screen. A pattern that is
 * known is drawn aside and read, in both ways in which pages read canvases.
 */
export function readsTruly(): boolean {
  known ||= isPattern(readGraphics()) && isPattern(readCanvas());
  return known;
}

/** Throws DrawingFault where this browser spoils what is read of a canvas: a picture would be noise. */
export function assertReadsTruly(): void {
  if (!readsTruly())
    throw new DrawingFault(
      "unreadable",
      "This browser spoils pictures that a page makes, to keep its readers from being told apart. Allow this page to read " +
        "canvases (a sign in the address bar, in Tor Browser and Firefox), or use another browser.",
    );
}

/** Undefined where no graphics are to be had for it. */
function readGraphics(): Uint8Array | undefined {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const gl = canvas.getContext("webgl2", { preserveDrawingBuffer: true });
  if (!gl) return undefined;
  gl.enable(gl.SCISSOR_TEST);
  for (const [quarter, [red, green, blue]] of COLORS.entries()) {
    const [x, y] = cornerOf(quarter);
    gl.scissor(x, y, SIDE / 2, SIDE / 2);
    gl.clearColor(red / 255, green / 255, blue / 255, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
  }
  const pixels = new Uint8Array(SIDE * SIDE * 4);
  gl.readPixels(0, 0, SIDE, SIDE, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return pixels;
}

function readCanvas(): Uint8ClampedArray | undefined {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  for (const [quarter, [red, green, blue]] of COLORS.entries()) {
    const [x, y] = cornerOf(quarter);
    context.fillStyle = `rgb(${red} ${green} ${blue})`;
    context.fillRect(x, y, SIDE / 2, SIDE / 2);
  }
  try {
    return context.getImageData(0, 0, SIDE, SIDE).data;
  } catch {
    return undefined;
  }
}

function isPattern(pixels: ArrayLike<number> | undefined): boolean {
  if (!pixels) return false;
  for (let at = 0; at < pixels.length; at++) {
    const [column, row] = [Math.floor(at / 4) % SIDE, Math.floor(at / 4 / SIDE)];
    const color = COLORS[(row < SIDE / 2 ? 0 : 2) + (column < SIDE / 2 ? 0 : 1)]!;
    if (Math.abs(pixels[at]! - color[at % 4]!) > TOLERANCE) return false;
  }
  return true;
}

/** Left and top, or bottom, of a quarter of the pattern. */
function cornerOf(quarter: number): [x: number, y: number] {
  return [(quarter % 2) * (SIDE / 2), Math.floor(quarter / 2) * (SIDE / 2)];
}
