import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import subsetFont from "subset-font";
import { npmFile } from "./packages.mjs";

/** Parts of a family, each a file of its own, so that a reader loads only the scripts that are on screen. */
const parts = {
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  "latin-ext": "U+0100-0130,U+0132-0151,U+0154-024F,U+02BB-02BC,U+1E00-1EFF",
  cyrillic: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
};

/** Faces cut from the npm packages: file name, family, weight and style. */
const faces = [
  { file: "source-sans-3-regular", family: "source-sans-3", weight: 400, style: "normal" },
  { file: "source-sans-3-medium", family: "source-sans-3", weight: 500, style: "normal" },
  { file: "source-sans-3-semibold", family: "source-sans-3", weight: 600, style: "normal" },
  { file: "source-sans-3-italic", family: "source-sans-3", weight: 400, style: "italic" },
  { file: "source-serif-4-regular", family: "source-serif-4", weight: 400, style: "normal" },
  { file: "source-serif-4-semibold", family: "source-serif-4", weight: 600, style: "normal" },
  { file: "source-serif-4-italic", family: "source-serif-4", weight: 400, style: "italic" },
];

const hangulFaces = [
  { file: "noto-sans-kr-regular", weight: 400 },
  { file: "noto-sans-kr-semibold", weight: 600 },
];

const familyNames = {
  "source-sans-3": "Source Sans 3",
  "source-serif-4": "Source Serif 4",
  "noto-sans-kr": "Noto Sans KR",
};

/**
 * Writes the fonts of page and map as woff2 files, their licence texts, and fonts.css for the page. `hangul` holds the
 * syllables that Noto Sans KR is cut down to. Gives the total size in bytes.
 */
export async function buildFonts(folder, hangul) {
  mkdirSync(join(folder, "licences"), { recursive: true });
  const rules = [];
  for (const { file, family, weight, style } of faces) {
    for (const [part, range] of Object.entries(parts)) {
      const source = npmFile(`@fontsource/${family}`, `files/${family}-${part}-${weight}-${style}.woff2`);
      const font = readFileSync(source);
      const bytes = part === "latin-ext" ? await subsetFont(font, characters(range), { targetFormat: "woff2" }) : font;
      writeFileSync(join(folder, `${file}-${part}.woff2`), bytes);
      rules.push(cssRule(family, weight, style, `${file}-${part}.woff2`, range));
    }
  }
  for (const { file, weight } of hangulFaces) {
    const font = readFileSync(npmFile("@fontsource/noto-sans-kr", `files/noto-sans-kr-korean-${weight}-normal.woff2`));
    writeFileSync(join(folder, `${file}-hangul.woff2`), await subsetFont(font, hangul, { targetFormat: "woff2" }));
    // The same family name as the Latin of the map's text: a browser then takes Hangul from here without being told.
    for (const family of ["source-sans-3", "source-serif-4"])
      rules.push(cssRule(family, weight, "normal", `${file}-hangul.woff2`, "U+1100-11FF,U+3130-318F,U+AC00-D7A3"));
  }
  writeFileSync(join(folder, "fonts.css"), rules.join("\n"));
  for (const family of Object.keys(familyNames)) {
    copyFileSync(npmFile(`@fontsource/${family}`, "LICENSE"), join(folder, "licences", `${family}-OFL.txt`));
  }
}

function cssRule(family, weight, style, file, range) {
  return `@font-face {
  font-family: "${familyNames[family]}";
  font-weight: ${weight};
  font-style: ${style};
  font-display: swap;
  src: url("${file}") format("woff2");
  unicode-range: ${range.replaceAll(",", ", ")};
}
`;
}

function characters(range) {
  return range
    .split(",")
    .flatMap((span) => {
      const [first, last = first] = span
        .replace("U+", "")
        .split("-")
        .map((hex) => parseInt(hex, 16));
      return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
    })
    .join("");
}
