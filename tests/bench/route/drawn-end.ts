/** Three pictures of one map, as RGBA with rows from the bottom up: no line, the whole line, the line up to its head. */
export interface Pictures {
  width: number;
  height: number;
  empty: Uint8Array;
  whole: Uint8Array;
  now: Uint8Array;
}

export interface Pixel {
  /** CSS pixels from the top left. */
  x: number;
  y: number;
}

/** Where the line makes less difference than this to a pixel (of 255 * sqrt 3), something lies over it. */
const LEAST_CONTRAST = 40;

/**
 * Where a line ends in a picture. `samples` follow the middle of the line from well before its end to well after, less
 * than a pixel apart. Undefined where it ends outside of them. Between two samples it ends where half a pixel is covered.
 */
export function drawnEnd(pictures: Pictures, samples: readonly Pixel[]): Pixel | undefined {
  let before: { at: Pixel; coverage: number } | undefined;
  for (const at of samples) {
    const coverage = coverageAt(pictures, at);
    if (coverage === undefined) continue;
    if (coverage < 0.5) {
      if (!before) return undefined;
      const share = (before.coverage - 0.5) / (before.coverage - coverage);
      return { x: before.at.x + (at.x - before.at.x) * share, y: before.at.y + (at.y - before.at.y) * share };
    }
    before = { at, coverage };
  }
  return undefined;
}

/** How often the ink along the samples begins or ends: 0 for a solid line. `whole` is not looked at. */
export function inkChanges(pictures: Pictures, samples: readonly Pixel[]): number {
  const inked = samples.map((at) => difference(pictures, pictures.now, at) > LEAST_CONTRAST);
  return inked.filter((ink, index) => index > 0 && ink !== inked[index - 1]).length;
}

/** 0 for the empty map, 1 for the whole line; undefined where these two look alike. */
function coverageAt(pictures: Pictures, at: Pixel): number | undefined {
  const whole = difference(pictures, pictures.whole, at);
  return whole < LEAST_CONTRAST ? undefined : difference(pictures, pictures.now, at) / whole;
}

function difference(pictures: Pictures, picture: Uint8Array, at: Pixel): number {
  const channels = [0, 1, 2].map(
    (channel) => valueAt(pictures, picture, at, channel) - valueAt(pictures, pictures.empty, at, channel),
  );
  return Math.hypot(...channels);
}

/** A channel between the middles of the four pixels around a point. */
function valueAt({ width, height }: Pictures, picture: Uint8Array, { x, y }: Pixel, channel: number): number {
  const [column, row] = [x - 0.5, height - y - 0.5];
  const [left, below] = [Math.floor(column), Math.floor(row)];
  const [right, above] = [column - left, row - below];
  const value = (c: number, r: number) =>
    picture[(clamp(r, height - 1) * width + clamp(c, width - 1)) * 4 + channel] ?? 0;
  const lower = value(left, below) * (1 - right) + value(left + 1, below) * right;
  const upper = value(left, below + 1) * (1 - right) + value(left + 1, below + 1) * right;
  return lower * (1 - above) + upper * above;
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
