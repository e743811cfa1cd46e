/** The faces that canvases draw with: discs on the map, and all text of a picture. */
const FACES = [
  '400 16px "Source Sans 3"',
  '500 16px "Source Sans 3"',
  '600 16px "Source Sans 3"',
  'italic 400 16px "Source Sans 3"',
  '400 16px "Source Serif 4"',
  '600 16px "Source Serif 4"',
];
/** A letter of every file that a face is made of: Latin, its extension, Cyrillic and Hangul. */
const SAMPLE = "Waybill é ł Дунай 나진";

/**
 * Resolves when the page's fonts can be drawn on a canvas; the first call begins to load them. Rejects with an Error that
 * names one that is not there.
 */
export async function canvasFontsLoaded(): Promise<void> {
  await Promise.all(FACES.map(load));
}

async function load(face: string): Promise<void> {
  const loaded = await document.fonts.load(face, SAMPLE).catch((cause: unknown) => {
    throw new Error(`The font ${face} could not be loaded.`, { cause });
  });
  if (loaded.length === 0) throw new Error(`The page has no font for ${face}; its style sheet may be missing.`);
}
