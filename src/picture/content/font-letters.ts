import coverage from "./font-coverage.json" with { type: "json" };
import { refused, type Refused } from "../request/refusal.ts";
import type { PictureWords } from "./picture-words.ts";

/** The families that pictures write in; each has the same letters in all its faces, and Hangul from Noto Sans KR. */
export type PictureFamily = "source-sans-3" | "source-serif-4";

type Span = readonly [first: number, last: number];

/**
 * Characters that draw nothing, so that a browser takes no other font for them: controls, soft hyphens, joiners and the like, and
 * spaces of several widths, which it makes from that of the font.
 */
const WITHOUT_INK = /^[\p{Cc}\p{Default_Ignorable_Code_Point}\u2000-\u200a\u202f\u205f]$/u;

const letters = new Intl.Segmenter("und", { granularity: "grapheme" });
const filesOf = { "source-sans-3": lazyFiles("source-sans-3"), "source-serif-4": lazyFiles("source-serif-4") };

/**
 * The first letter of a text, with its marks, that no file of a family has: a browser would take it from whatever font
 * the machine has. Letters count as composed (NFC), as they are drawn. A letter and its marks must be in one file.
 */
export function missingLetter(text: string, family: PictureFamily): string | undefined {
  const { files, known } = filesOf[family]();
  for (const { segment } of letters.segment(text.normalize("NFC"))) {
    let isThere = known.get(segment);
    if (isThere === undefined) {
      const codePoints = Array.from(segment)
        .filter((character) => !WITHOUT_INK.test(character))
        .map((character) => character.codePointAt(0)!);
      isThere = codePoints.length === 0 || files.some((spans) => codePoints.every((one) => isWithin(one, spans)));
      known.set(segment, isThere);
    }
    if (!isThere) return segment;
  }
  return undefined;
}

/** The refusal for the first letter of a picture's words that its fonts have not, with where it stands and what to do. */
export function letterWithoutFont(words: readonly PictureWords[]): Refused | undefined {
  for (const { where, text, role } of words) {
    const letter = missingLetter(text, role === "title" ? "source-serif-4" : "source-sans-3");
    if (letter === undefined) continue;
    const word = text
      .normalize("NFC")
      .split(/\s/)
      .find((some) => some.includes(letter));
    return refused(
      "no-font",
      `The ${where} has the letter ${letter} (${codePointsOf(letter)}), in “${word ?? letter}”, which the fonts of pictures do ` +
        "not have: it would look different on every machine, or be missing. Write it in letters that they have: Latin, " +
        "Cyrillic or Hangul, without rare marks.",
    );
  }
  return undefined;
}

/** `U+0041`; several in a row for a letter with marks. */
function codePointsOf(letter: string): string {
  return Array.from(letter, (one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`).join(" ");
}

function isWithin(codePoint: number, spans: readonly Span[]): boolean {
  return spans.some(([first, last]) => first <= codePoint && codePoint <= last);
}

/** The letters of a family's files, read when they are first asked for, and what is known of letters asked for before. */
function lazyFiles(family: PictureFamily) {
  let read: { files: Span[][]; known: Map<string, boolean> } | undefined;
  return () =>
    (read ??= {
      files: [...Object.values(coverage[family]), ...Object.values(coverage["noto-sans-kr"])].map(spansOf),
      known: new Map(),
    });
}

/** `U+0041-005A,U+00C5` as numbers. */
function spansOf(range: string): Span[] {
  return range.split(",").map((span) => {
    const [first, last = first] = span
      .slice("U+".length)
      .split("-")
      .map((hex) => parseInt(hex, 16)) as [number, number?];
    return [first, last];
  });
}
