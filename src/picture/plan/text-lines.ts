/** Width of a text in pixels, in the font that the caller has in mind. */
export type Measure = (text: string) => number;

/**
 * Breaks a text at spaces into lines no wider than `width`; at a no-break space or between letters only where a line
 * could not be filled otherwise. Letters come out composed (NFC), as fonts have them. Empty text gives no lines.
 */
export function wrapText(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of wordsOf(text)) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    const pieces = brokenWord(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1)!;
  }
  return line ? [...lines, line] : lines;
}

/** As `wrapText`, with the same number of lines but of nearly equal length: for titles. */
export function balanceText(text: string, width: number, measure: Measure): string[] {
  const wanted = wrapText(text, width, measure);
  if (wanted.length < 2) return wanted;
  const longestWord = Math.max(...wordsOf(text).map(measure));
  let [low, high] = [Math.min(Math.max(width / 2, longestWord), width), width];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (wrapText(text, middle, measure).length > wanted.length) low = middle;
    else high = middle;
  }
  return wrapText(text, high, measure);
}

function wordsOf(text: string): string[] {
  return text
    .normalize("NFC")
    .split(/[ \t\n]+/)
    .filter(Boolean);
}

const DAY =
  /(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)/g;
/** `[4]` and what it numbers, in a list; the numbers at the end of a note. */
const NUMBER = /(\[\d+\]) (?=\S)/g;
const LAST_NUMBERS = / ((?:–?\[\d+\])+)$/;
/** A short word that ends a text would stand alone on its last line. */
const LAST_WORD = /(\S) ([^ ]{1,9})$/;

/** The text with its days, source numbers and last words held together: `7 September` never breaks after the 7. */
export function tieWords(text: string): string {
  return text
    .replace(DAY, "$1\u00a0$2")
    .replace(NUMBER, "$1\u00a0")
    .replaceAll("© ", "©\u00a0")
    .replace(LAST_NUMBERS, "\u00a0$1")
    .replace(LAST_WORD, "$1\u00a0$2");
}

const letters = new Intl.Segmenter("und", { granularity: "grapheme" });

/** A word in pieces of at least one letter, each as long as fits; tied words are parted before any is broken. */
function brokenWord(word: string, width: number, measure: Measure): [string, ...string[]] {
  const pieces: [string, ...string[]] = [""];
  if (measure(word) <= width) return [word];
  if (word.includes("\u00a0")) return wrapText(word.replaceAll("\u00a0", " "), width, measure) as [string];
  for (const { segment } of letters.segment(word)) {
    const last = pieces.at(-1)!;
    if (last && measure(last + segment) > width) pieces.push(segment);
    else pieces[pieces.length - 1] = last + segment;
  }
  return pieces;
}
