/** The rows of a CSV text as RFC 4180 has it, every field in quotes. Throws Error for any other text. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = /^"((?:[^"]|"")*)"(,|\r\n)/.exec(text.slice(at));
    if (field === null) throw new Error(`No field begins at ${at}: ${text.slice(at, at + 40)}`);
    row.push(field[1]!.replaceAll('""', '"'));
    if (field[2] !== ",") {
      rows.push(row);
      row = [];
    }
    at += field[0].length;
  }
  return rows;
}
