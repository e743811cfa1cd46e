import type { FontFacesSpecification } from "maplibre-gl";
import ranges from "./font-ranges.json" with { type: "json" };

/**
 * The faces that text on the map may name in `text-font`. Where a file cannot be had MapLibre draws with these names as a
 * CSS font and reads its weight from them: a number in them would be none, and the letters 10 pixels high.
 */
export const MAP_FONTS = {
  regular: "Source Sans Regular",
  medium: "Source Sans Medium",
  semibold: "Source Sans SemiBold",
  italic: "Source Sans Italic",
} as const;

/**
 * The `font-faces` of the map's style: files under `baseUrl` (the folder of static/fonts, ending in a slash), by script
 * and for Hangul by initial consonant, so that a map loads only the files of letters in view. No letter is in two of
 * them. Hangul of all faces comes from Noto Sans KR, which has no italic.
 */
export function fontFaces(baseUrl: string): FontFacesSpecification {
  const face = (file: string, hangulFile: string) => [
    ...filesOf(`${baseUrl}${file}`, ranges.letters),
    ...filesOf(`${baseUrl}${hangulFile}`, ranges.hangul),
  ];
  return {
    [MAP_FONTS.regular]: face("source-sans-3-regular", "noto-sans-kr-regular"),
    [MAP_FONTS.medium]: face("source-sans-3-medium", "noto-sans-kr-regular"),
    [MAP_FONTS.semibold]: face("source-sans-3-semibold", "noto-sans-kr-semibold"),
    [MAP_FONTS.italic]: face("source-sans-3-italic", "noto-sans-kr-regular"),
  };
}

function filesOf(file: string, parts: Record<string, string>) {
  return Object.entries(parts).map(([part, range]) => ({
    url: `${file}-${part}.woff2`,
    "unicode-range": range.split(","),
  }));
}
