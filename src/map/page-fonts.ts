import ranges from "./style/font-ranges.json" with { type: "json" };

interface Face {
  family: string;
  weight: string;
  style: string;
  /** Its files are named so, with the name of a range after it. */
  file: string;
  ranges: Record<string, string>;
}

const sans = { family: "Source Sans 3", style: "normal" };
const serif = { family: "Source Serif 4", style: "normal" };
const { letters, hangul } = ranges as Record<"letters" | "hangul", Record<string, string>>;

/** The faces of fonts.css, which has the same files. Hangul of all faces comes from Noto Sans KR. */
const FACES: readonly Face[] = [
  { ...sans, weight: "400", file: "source-sans-3-regular", ranges: letters },
  { ...sans, weight: "500", file: "source-sans-3-medium", ranges: letters },
  { ...sans, weight: "600", file: "source-sans-3-semibold", ranges: letters },
  { ...sans, weight: "400", style: "italic", file: "source-sans-3-italic", ranges: letters },
  { ...serif, weight: "400", file: "source-serif-4-regular", ranges: letters },
  { ...serif, weight: "600", file: "source-serif-4-semibold", ranges: letters },
  { ...serif, weight: "400", style: "italic", file: "source-serif-4-italic", ranges: letters },
  { ...sans, weight: "400", file: "noto-sans-kr-regular", ranges: hangul },
  { ...serif, weight: "400", file: "noto-sans-kr-regular", ranges: hangul },
  { ...sans, weight: "600", file: "noto-sans-kr-semibold", ranges: hangul },
  { ...serif, weight: "600", file: "noto-sans-kr-semibold", ranges: hangul },
];

/** A file of a face, as `FontFace` takes it. */
export interface FontFile {
  family: string;
  url: string;
  weight: string;
  style: string;
  unicodeRange: string;
}

/** All files of the page's fonts, in a folder of static files (absolute, ending in a slash): the same as fonts.css names. */
export function pageFontFiles(assetsUrl: string): FontFile[] {
  return FACES.flatMap(({ family, weight, style, file, ranges }) =>
    Object.entries(ranges).map(([part, unicodeRange]) => {
      return { family, url: `${assetsUrl}fonts/${file}-${part}.woff2`, weight, style, unicodeRange };
    }),
  );
}

let added = false;

/**
 * Gives the page the fonts that canvases draw with, from a folder of static files (absolute, ending in a slash). Fonts that the
 * page has already, by `fonts/fonts.css` or an earlier call, stay as they are. A file is fetched when a letter of it is drawn.
 */
export function addPageFonts(assetsUrl: string): void {
  if (added) return;
  added = true;
  const present = new Set([...document.fonts].map(keyOf));
  for (const { family, url, ...descriptors } of pageFontFiles(assetsUrl)) {
    const face = new FontFace(family, `url("${url}") format("woff2")`, { ...descriptors, display: "swap" });
    if (!present.has(keyOf(face))) document.fonts.add(face);
  }
}

/** The browser writes families and ranges in its own way, the same for faces of a style sheet and of a script. */
function keyOf({ family, weight, style, unicodeRange }: FontFace): string {
  return [family.replace(/^["']|["']$/g, ""), weight, style, unicodeRange].join("|");
}
