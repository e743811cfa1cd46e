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
const ADVICE = "Allow this page its own fonts, or check the connection, and try again.";
/** A letter of every file that our own story needs of a face: Latin, its extension, Cyrillic and Hangul. */
const SAMPLE = "Waybill é ł Дунай 나진";

/** A font that comes later than this is none. */
const DEADLINE_SECONDS = 10;
/** A map that somebody waits for begins without its fonts after this, and takes them when they come. */
const PATIENCE_SECONDS = 2.5;

/**
 * Resolves when the page's fonts can be drawn on a canvas, and with them the files that only `texts` need, such as those
 * of rare Hangul; the first call begins to load them. Rejects with a DrawingFault that names one that is not there in time.
 */
export async function canvasFontsLoaded(texts: readonly CanvasText[] = []): Promise<void> {
  const faces = FACES.map(async (font) => {
    const loaded = await load({ font, text: SAMPLE });
    if (loaded.length === 0)
      throw new DrawingFault("no-font", `The page has no font for ${font}: its style sheet is missing. ${ADVICE}`);
  });
  await Promise.all([...faces, ...texts.map(load)]);
}

/** Resolves when the fonts are there or a reader should not wait any longer; to whether they are there. */
export async function canvasFontsTried(): Promise<boolean> {
  const loaded = canvasFontsLoaded().then(
    () => true,
    () => false,
  );
  return Promise.race([loaded, after(PATIENCE_SECONDS).then(() => false)]);
}

async function load({ font, text }: CanvasText): Promise<FontFace[]> {
  const late = after(DEADLINE_SECONDS).then(() => {
    throw new DrawingFault("no-font", `The font ${font} did not come within ${DEADLINE_SECONDS} seconds. ${ADVICE}`);
  });
  const loaded = document.fonts.load(font, text.normalize("NFC")).catch((cause: unknown) => {
    throw new DrawingFault("no-font", `The font ${font} could not be loaded. ${ADVICE}`, { cause });
  });
  return Promise.race([loaded, late]);
}

function after(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
