import { DrawingFault } from "./drawing-fault.ts";

/** A text that a canvas is to draw, with its CSS font. */
export interface CanvasText {
  font: string;
  text: string;
}

/** The faces that canvases draw with: discs on the map, and all text of a picture. */
const FACES = [
  '400 16px "Source Sans 3"',
  '500 16px "Source Sans 3"',
  '600 16px "Source Sans 3"',
  'italic 400 16px "Source Sans 3"',
  '400 16px "Source Serif 4"',
  '600 16px "Source Serif 4"',
];
/** A letter of every file that our own story needs of a face: Latin, its extension, Cyrillic and Hangul. */
const SAMPLE = "Waybill é ł Дунай 나진";

/**
 * Resolves when the page's fonts can be drawn on a canvas, and with them the files that only `texts` need, such as those
 * of rare Hangul; the first call begins to load them. Rejects with a DrawingFault that names one that is not there.
 */
export async function canvasFontsLoaded(texts: readonly CanvasText[] = []): Promise<void> {
  const faces = FACES.map(async (font) => {
    const loaded = await load({ font, text: SAMPLE });
    if (loaded.length === 0)
      throw new DrawingFault("no-font", `The page has no font for ${font}; its style sheet may be missing.`);
  });
  await Promise.all([...faces, ...texts.map(load)]);
}

function load({ font, text }: CanvasText): Promise<FontFace[]> {
  return document.fonts.load(font, text.normalize("NFC")).catch((cause: unknown) => {
    throw new DrawingFault("no-font", `The font ${font} could not be loaded.`, { cause });
  });
}
