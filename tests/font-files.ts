import { readdirSync, readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";

const FOLDER = new URL("../static/fonts/", import.meta.url);

/** Names of the fonts that Waybill ships. */
export const FONT_FILES: readonly string[] = readdirSync(FOLDER).filter((name) => name.endsWith(".woff2"));

/** A rule of the page's style sheet of fonts. */
export interface FontRule {
  family: string;
  weight: number;
  style: string;
  file: string;
  /** `U+0041-005A,U+00C5`. */
  range: string;
}

export function fontRules(): FontRule[] {
  const css = readFileSync(new URL("fonts.css", FOLDER), "utf8");
  return [...css.matchAll(/@font-face \{(.*?)\}/gs)].map(([, rule]) => {
    const field = (name: string) => new RegExp(`${name}: (.*);`).exec(rule!)![1]!;
    return {
      family: field("font-family").slice(1, -1),
      weight: Number(field("font-weight")),
      style: field("font-style"),
      file: /url\("(.*?)"\)/.exec(field("src"))![1]!,
      range: field("unicode-range").replaceAll(", ", ","),
    };
  });
}

/** The code points of a `unicode-range`, in its order. */
export function codePointsOf(range: string): number[] {
  return range.split(",").flatMap((span) => {
    const [first, last = first] = span
      .replace("U+", "")
      .split("-")
      .map((hex) => parseInt(hex, 16)) as [number, number?];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** Tags of the first tables of the WOFF2 directory's list (W3C, WOFF File Format 2.0, 5.2), as far as they are told apart. */
const [CMAP, GLYF, LOCA, OTHER_TAG] = [0, 10, 11, 63];

/** The code points that a file has a glyph for, by its `cmap` table: formats 4 and 12 of OpenType. */
export function lettersIn(file: string): Set<number> {
  const cmap = cmapOf(readFileSync(new URL(file, FOLDER)));
  const letters = new Set<number>();
  for (let record = 4; record < 4 + cmap.readUInt16BE(2) * 8; record += 8) {
    const table = cmap.subarray(cmap.readUInt32BE(record + 4));
    const format = table.readUInt16BE(0);
    if (format === 12) readGroups(table, letters);
    else if (format === 4) readSegments(table, letters);
  }
  return letters;
}

function readGroups(table: Buffer, letters: Set<number>): void {
  for (let at = 16; at < 16 + table.readUInt32BE(12) * 12; at += 12) {
    const [first, last, glyph] = [0, 4, 8].map((field) => table.readUInt32BE(at + field)) as [number, number, number];
    for (let letter = first; letter <= last; letter++) if (glyph + letter - first !== 0) letters.add(letter);
  }
}

function readSegments(table: Buffer, letters: Set<number>): void {
  const doubled = table.readUInt16BE(6);
  const [ends, starts, deltas, offsets] = [14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled] as const;
  for (let at = 0; at < doubled; at += 2) {
    const [first, last] = [table.readUInt16BE(starts + at), table.readUInt16BE(ends + at)];
    const [delta, offset] = [table.readUInt16BE(deltas + at), table.readUInt16BE(offsets + at)];
    for (let letter = first; letter <= last && letter < 0xffff; letter++) {
      const listed = offset && table.readUInt16BE(offsets + at + offset + 2 * (letter - first));
      const glyph = offset === 0 ? letter + delta : listed && listed + delta;
      if (glyph % 0x1_0000 !== 0) letters.add(letter);
    }
  }
}

function cmapOf(woff2: Buffer): Buffer {
  let at = 48;
  const number = () => {
    let value = 0;
    for (;;) {
      const byte = woff2[at++]!;
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
  };
  let cmap: { start: number; length: number } | undefined;
  let start = 0;
  for (let table = 0; table < woff2.readUInt16BE(12); table++) {
    const flags = woff2[at++]!;
    const [tag, version] = [flags & 0x3f, flags >> 6];
    if (tag === OTHER_TAG) at += 4;
    const original = number();
    const isTransformed = tag === GLYF || tag === LOCA ? version !== 3 : version !== 0;
    const length = isTransformed ? number() : original;
    if (tag === CMAP) cmap = { start, length };
    start += length;
  }
  const tables = brotliDecompressSync(woff2.subarray(at, at + woff2.readUInt32BE(20)));
  return tables.subarray(cmap!.start, cmap!.start + cmap!.length);
}
