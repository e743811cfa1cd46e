import type { TextBlock } from "../plan/type-scale.ts";
import { PictureRefusal } from "../request/refusal.ts";
import { pngSize, readChunks } from "./png-chunks.ts";

/** Ink covers about a third of a line of text, where a letter is taken as half as wide as high. No font has less than this. */
const LEAST_INK = 0.1;
/** Steps of 255 by which a pixel of ink differs from paper. */
const INK_STEPS = 24;

/** Throws PictureRefusal where the file is not of the size that was asked for. */
export function assertFileSize(png: Uint8Array, width: number, height: number): void {
  const made = pngSize(readChunks(png));
  if (made.width !== width || made.height !== height)
    throw new PictureRefusal({
      code: "wrong-size",
      message: `The picture came out ${made.width} x ${made.height} instead of ${width} x ${height} pixels. Ask for a smaller size or scale.`,
    });
}

/**
 * Throws PictureRefusal where the credits that data licences oblige us to print are not in a picture: words are missing, their place
 * is outside of it, or a line of them was not painted. `credits` is in pixels before `scale`, on bare paper `#RRGGBB`.
 */
export function assertCredits(
  context: CanvasRenderingContext2D,
  attribution: string,
  { credits, paper, scale }: { credits: TextBlock | undefined; paper: string; scale: number },
): void {
  const words = withoutSpaces(credits?.lines.join(" ") ?? "");
  const missing = attribution.split(" | ").find((part) => !words.includes(withoutSpaces(part)));
  if (missing !== undefined || !credits) throw withoutCredits(missing ?? attribution);
  const inks = inkOfLines(context, credits, paper, scale);
  for (const [index, line] of credits.lines.entries())
    if (inks[index]! < (LEAST_INK * line.length * (credits.style.size * scale) ** 2) / 2) throw withoutCredits(line);
}

function withoutCredits(words: string): PictureRefusal {
  const message = `The credits of the map data are not in the picture: “${words}” is missing. Reload the page, or use another browser.`;
  return new PictureRefusal({ code: "credits-missing", message });
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, "");
}

/** How many pixels of each line of a text are not paper. Outside the canvas there are none. */
function inkOfLines(context: CanvasRenderingContext2D, text: TextBlock, paper: string, scale: number): number[] {
  const [left, top, width] = [text.x, text.y, text.width].map((side) => Math.round(side * scale)) as [
    number,
    number,
    number,
  ];
  const high = text.lineHeight * scale;
  const { data } = context.getImageData(left, top, width, Math.ceil(text.lines.length * high));
  const ground = [1, 3, 5].map((at) => parseInt(paper.slice(at, at + 2), 16));
  const inks = text.lines.map(() => 0);
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 0 || ground.every((level, channel) => Math.abs(data[at + channel]! - level) <= INK_STEPS))
      continue;
    const line = Math.min(Math.floor(at / 4 / width / high), inks.length - 1);
    inks[line]!++;
  }
  return inks;
}
