import type { FontFacesSpecification } from "maplibre-gl";

const LATIN = [
  "U+0000-00FF",
  "U+0131",
  "U+0152-0153",
  "U+02C6",
  "U+02DA",
  "U+02DC",
  "U+2000-206F",
  "U+20AC",
  "U+2122",
  "U+2212",
];
const LATIN_EXT = ["U+0100-0130", "U+0132-0151", "U+0154-024F", "U+02BB-02BC", "U+1E00-1EFF"];
const CYRILLIC = ["U+0301", "U+0400-045F", "U+0490-0491", "U+04B0-04B1", "U+2116"];
const HANGUL = ["U+1100-11FF", "U+3130-318F", "U+AC00-D7A3"];

/** The faces that text on the map may name in `text-font`. */
export const MAP_FONTS = {
  regular: "Source Sans 3 Regular",
  medium: "Source Sans 3 Medium",
  semibold: "Source Sans 3 SemiBold",
  italic: "Source Sans 3 Italic",
} as const;

/**
 * The `font-faces` of the map's style: files under `baseUrl` (the folder of static/fonts, ending in a slash), by script,
 * so that a map without Hangul or Cyrillic in view loads neither. Hangul of all faces comes from Noto Sans KR, which has
 * no italic.
 */
export function fontFaces(baseUrl: string): FontFacesSpecification {
  return {
    [MAP_FONTS.regular]: face(baseUrl, "source-sans-3-regular", "noto-sans-kr-regular"),
    [MAP_FONTS.medium]: face(baseUrl, "source-sans-3-medium", "noto-sans-kr-regular"),
    [MAP_FONTS.semibold]: face(baseUrl, "source-sans-3-semibold", "noto-sans-kr-semibold"),
    [MAP_FONTS.italic]: face(baseUrl, "source-sans-3-italic", "noto-sans-kr-regular"),
  };
}

function face(baseUrl: string, file: string, hangulFile: string) {
  return [
    { url: `${baseUrl}${file}-latin.woff2`, "unicode-range": LATIN },
    { url: `${baseUrl}${file}-latin-ext.woff2`, "unicode-range": LATIN_EXT },
    { url: `${baseUrl}${file}-cyrillic.woff2`, "unicode-range": CYRILLIC },
    { url: `${baseUrl}${hangulFile}-hangul.woff2`, "unicode-range": HANGUL },
  ];
}
