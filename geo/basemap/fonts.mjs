import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openSync } from "fontkit";
import subsetFont from "subset-font";
import { npmFile, projectRoot } from "./packages.mjs";

/** Parts of a family, each a file of its own, so that a reader loads only the scripts that are on screen. */
const parts = {
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  "latin-ext": "U+0100-0130,U+0132-0151,U+0154-024F,U+02BB-02BC,U+1E00-1E9F,U+1EF2-1EFF",
  vietnamese: "U+1EA0-1EF1",
  cyrillic: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
};

/** Parts of which the packages' files hold letters of others too. */
const cutParts = ["latin-ext", "vietnamese"];

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

/** Letters that stand alone, and syllables and letters in parentheses or circles: what Noto Sans KR has of them. */
const jamo = "U+3131-318E,U+3200-321C,U+3260-327B";

/** All modern syllables follow one another: 588 of each of 19 initial consonants. */
const firstSyllable = 0xac00;
const initials = 19;
const syllablesOfInitial = 588;

const familyNames = {
  "source-sans-3": "Source Sans 3",
  "source-serif-4": "Source Serif 4",
  "noto-sans-kr": "Noto Sans KR",
};

/**
 * Writes the fonts of page and map as woff2 files, their licence texts, and fonts.css for the page. `hangul` holds the
 * syllables of our own story, a file of their own; all others stand in a file per initial consonant. Gives what
 * `writeFontData` writes: the range of every part, and the letters that are really in it, by family.
 */
export async function buildFonts(folder, hangul) {
  mkdirSync(join(folder, "licences"), { recursive: true });
  const rules = [];
  const coverage = {};
  const cover = (family, part, file, range) => {
    const covered = spans(intersection(lettersOf(join(folder, file)), codePoints(range)));
    const known = ((coverage[family] ??= {})[part] ??= covered);
    if (known !== covered) throw new Error(`The file ${file} has other letters than the other faces of ${family}.`);
  };
  for (const { file, family, weight, style } of faces) {
    for (const [part, range] of Object.entries(parts)) {
      const source = npmFile(`@fontsource/${family}`, `files/${family}-${part}-${weight}-${style}.woff2`);
      const font = readFileSync(source);
      const bytes = cutParts.includes(part)
        ? await subsetFont(font, characters(range), { targetFormat: "woff2" })
        : font;
      writeFileSync(join(folder, `${file}-${part}.woff2`), bytes);
      cover(family, part, `${file}-${part}.woff2`, range);
      rules.push(cssRule(family, weight, style, `${file}-${part}.woff2`, range));
    }
  }
  const hangulRanges = hangulParts(hangul);
  for (const { file, weight } of hangulFaces) {
    const font = readFileSync(npmFile("@fontsource/noto-sans-kr", `files/noto-sans-kr-korean-${weight}-normal.woff2`));
    for (const [part, range] of Object.entries(hangulRanges)) {
      const name = `${file}-${part}.woff2`;
      writeFileSync(join(folder, name), await subsetFont(font, characters(range), { targetFormat: "woff2" }));
      cover("noto-sans-kr", part, name, range);
      // The same family name as the Latin of the map's text: a browser then takes Hangul from here without being told.
      for (const family of ["source-sans-3", "source-serif-4"])
        rules.push(cssRule(family, weight, "normal", name, range));
    }
  }
  writeFileSync(join(folder, "fonts.css"), rules.join("\n"));
  for (const family of Object.keys(familyNames)) {
    copyFileSync(npmFile(`@fontsource/${family}`, "LICENSE"), join(folder, "licences", `${family}-OFL.txt`));
  }
  return { ranges: { letters: parts, hangul: hangulRanges }, coverage };
}

/** Writes what code has to know of the fonts: the map, which file has what; pictures, which letters can be drawn. */
export function writeFontData({ ranges, coverage }) {
  const write = (path, data) => writeFileSync(join(projectRoot, path), `${JSON.stringify(data, null, 2)}\n`);
  write("src/map/style/font-ranges.json", ranges);
  write("src/picture/content/font-coverage.json", coverage);
}

/** Parts of Noto Sans KR with their ranges: no letter is in two, so that text loads no file but those it needs. */
function hangulParts(hangul) {
  const own = new Set(Array.from(hangul, (letter) => letter.codePointAt(0)));
  const ranges = { hangul: spans(own) };
  for (let initial = 0; initial < initials; initial++) {
    const first = firstSyllable + initial * syllablesOfInitial;
    const syllables = Array.from({ length: syllablesOfInitial }, (_, index) => first + index);
    ranges[`hangul-${first.toString(16)}`] = spans(syllables.filter((syllable) => !own.has(syllable)));
  }
  return { ...ranges, jamo };
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
  return codePoints(range)
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join("");
}

/** The code points of `U+0041-005A,U+00C5`, in its order. */
function codePoints(range) {
  return range.split(",").flatMap((span) => {
    const [first, last = first] = span
      .replace("U+", "")
      .split("-")
      .map((hex) => parseInt(hex, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** Code points as a range: `U+0041-005A,U+00C5`. */
function spans(letters) {
  const runs = [];
  for (const letter of [...letters].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run.last === letter - 1) run.last = letter;
    else runs.push({ first: letter, last: letter });
  }
  const hex = (codePoint) => codePoint.toString(16).toUpperCase().padStart(4, "0");
  return runs.map(({ first, last }) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ""}`).join(",");
}

function intersection(some, others) {
  const wanted = new Set(others);
  return some.filter((one) => wanted.has(one));
}

/** The code points that a font file has a glyph for. */
function lettersOf(file) {
  // fontkit counts the end mark of the table as a letter.
  return [...new Set(openSync(file).characterSet)].filter((codePoint) => codePoint !== 0xffff);
}
