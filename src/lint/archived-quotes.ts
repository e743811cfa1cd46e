import type { Source } from "../story/story.ts";
import type { ArchivedText, Linting } from "./linting.ts";
import { citationsOf } from "./story-citations.ts";

/** Quotes against the archived texts of their sources, and the texts against the sums that sources.json gives. */
export function lintArchive(linting: Linting) {
  const { archive, story, log } = linting;
  if (archive === undefined) return;
  for (const [index, source] of story.sources.entries()) checkSum(source, index, archive.get(source.id), log);
  const plainTexts = new Map<string, string>();
  for (const { citation, file, path } of citationsOf(linting)) {
    const archived = archive.get(citation.source);
    if (citation.quote === undefined || archived === undefined) continue;
    const text = plainTexts.get(citation.source) ?? plain(archived.text);
    plainTexts.set(citation.source, text);
    if (holdsQuote(text, citation.quote)) continue;
    const message = `The quote is not in the archived text of ${citation.source}; a quote is word for word. Copy it from the source, with [...] for what is left out.`;
    log.error(file, [...path, "quote"], "quote-not-found", message);
  }
}

function checkSum(source: Source, index: number, archived: ArchivedText | undefined, log: Linting["log"]) {
  const wanted = (source["custom"] as Record<string, unknown> | undefined)?.["sha256"];
  if (typeof wanted !== "string") return;
  const path = [index, "custom", "sha256"];
  if (archived === undefined) {
    const message = `Source ${source.id} gives the sum of an archived text, and the archive has no ${source.id}.txt. Add it, or remove the sum.`;
    log.warning("sources.json", path, "archive-missing", message);
  } else if (archived.sha256 !== wanted.toLowerCase()) {
    const message = `The archived text of ${source.id} has the SHA-256 sum ${archived.sha256}, not the one given here: it is another text. Restore the text that was read, or read again and change the sum.`;
    log.error("sources.json", path, "archive-differs", message);
  }
}

/** True where the parts of a quote, between the marks of what was left out, stand in the text in their order. */
function holdsQuote(plainText: string, quote: string): boolean {
  let from = 0;
  for (const part of quote.split(/\[(?:\.\.\.|…)\]/).map(plain)) {
    const at = plainText.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

/** Differences that a copy of a page may have without another word: kinds of blanks, quotation marks, composed letters. */
function plain(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\u00ad/g, "")
    .replace(/[\s\u00a0\u2007\u202f]+/g, " ")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .trim();
}
