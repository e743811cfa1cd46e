import type { Words } from "../words/interface.ts";
import { sourceDate, sourcePublisher } from "../words/source-words.ts";
import type { Story } from "../story/story.ts";

/** The columns of `claimsAsCsv`, in order. */
export const CLAIM_COLUMNS = [
  ...["claim", "about", "about_name", "text", "attributed_to", "basis", "when_edtf", "when", "conflicts_with", "note"],
  ...["source_number", "source", "source_title", "publisher", "published", "url", "quote", "translation", "locator"],
] as const;

/**
 * The claims of a story as CSV (RFC 4180: CRLF, every field in quotes), one row for each citation of a claim. Where a
 * spreadsheet would take a text for a formula, because it begins with = + - @ or a tab, an apostrophe stands before it.
 */
export function claimsAsCsv(story: Story, words: Words): string {
  const names = new Map([...story.places, ...story.legs].map(({ id, name }) => [id, name]));
  const sources = new Map(story.sources.map((source) => [source.id, source]));
  const rows = story.claims.flatMap((claim) =>
    claim.citations.map(({ source: id, quote, translation, locator }) => {
      const source = sources.get(id);
      return [
        ...[claim.id, claim.about, names.get(claim.about), claim.text, claim.attributedTo, claim.basis],
        ...[claim.when?.edtf, claim.when && words.dates.long(claim.when), claim.conflictsWith.join(" "), claim.note],
        ...[story.sourceNumbers.get(id), id, source?.title, source && sourcePublisher(source)],
        ...[source && sourceDate(source, words), source?.URL, quote, translation, locator],
      ];
    }),
  );
  return [CLAIM_COLUMNS, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/** Full-width signs begin a formula too; a blank before the sign is taken off by some programs. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

function field(value: string | number | undefined): string {
  const text = value === undefined ? "" : String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
