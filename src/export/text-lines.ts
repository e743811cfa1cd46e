/** Width of a text in pixels, in the font that the caller has in mind. */
export type Measure = (text: string) => number;

/**
 * Breaks a text at spaces (not at no-break spaces) into lines no wider than `width`. A word that is wider stands alone on its line.
 * Empty text gives no lines.
 */
export function wrapText(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/[ \t\n]+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

/** As `wrapText`, with the same number of lines but of nearly equal length: for titles. */
export function balanceText(text: string, width: number, measure: Measure): string[] {
  const wanted = wrapText(text, width, measure);
  if (wanted.length < 2) return wanted;
  let [low, high] = [width / 2, width];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (wrapText(text, middle, measure).length > wanted.length) low = middle;
    else high = middle;
  }
  return wrapText(text, high, measure);
}

const DATE = /(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)/g;

/** The text with its dates held together: `7 September` never breaks after the 7. */
export function tieDates(text: string): string {
  return text.replace(DATE, "$1\u00a0$2");
}
