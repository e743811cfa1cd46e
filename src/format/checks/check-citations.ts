import { mayExist, type Draft } from "../draft.ts";
import { quoted, type FindingLog, type Path } from "../problem.ts";
import type { CitationFile } from "../schema/schema.ts";

/** A quote longer than this is a reprint. */
export const MAX_QUOTE_WORDS = 40;

/** A list of citations, and where it stands. */
interface CitationList {
  file: string;
  path: Path;
  citations: readonly CitationFile[];
}

/** Citations of sources that are not there, quotes that are too long, links that are no links, sources nobody cites. */
export function checkCitations(draft: Draft, log: FindingLog) {
  const cited = new Set<string>();
  for (const { file, path, citations } of citationLists(draft)) {
    for (const [index, citation] of citations.entries()) {
      cited.add(citation.source);
      checkCitation(citation, file, [...path, index], draft, log);
    }
  }
  for (const { value, path } of draft.sources) {
    checkLink(value.URL, value.id, [...path, "URL"], log);
    if (cited.has(value.id) || !draft.isWhole) continue;
    const message = `Nothing cites the source ${value.id}; a list of sources holds what the story rests on. Cite it or remove it.`;
    log.warning("sources.json", path, "unused-source", message);
  }
}

function citationLists(draft: Draft): CitationList[] {
  return [
    ...draft.unknowns.map(({ value, path }) => list("story.json", [...path, "citations"], value.citations)),
    ...draft.places.map(({ value, path }) =>
      list("places.geojson", [...path, "properties", "citations"], value.properties.citations),
    ),
    ...draft.stretches.map(({ value, path }) =>
      list("legs.geojson", [...path, "properties", "citations"], value.properties.citations),
    ),
    ...draft.claims.map(({ value, path }) => list("claims.json", [...path, "citations"], value.citations)),
  ];
}

function list(file: string, path: Path, citations: readonly CitationFile[] = []): CitationList {
  return { file, path, citations };
}

function checkCitation(citation: CitationFile, file: string, path: Path, draft: Draft, log: FindingLog) {
  if (!mayExist(draft.ids.sources, citation.source)) {
    const message = `The source ${quoted(citation.source)} is not in sources.json. Correct the id, or add the source.`;
    log.error(file, [...path, "source"], "unknown-source", message);
  }
  const words = countWords(citation.quote ?? "");
  if (words > MAX_QUOTE_WORDS) {
    const message = `The quote has ${words} words; at most ${MAX_QUOTE_WORDS} may be quoted. Quote the part that matters.`;
    log.error(file, [...path, "quote"], "quote-too-long", message);
  }
}

/** Words as parted by white space; of Chinese and Japanese, which part none, two characters count as a word. */
export function countWords(text: string): number {
  const words = text.trim().split(/\s+/).filter(Boolean);
  const characters = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return Math.max(words.length, Math.ceil(characters / 2));
}

function checkLink(link: string | undefined, source: string, path: Path, log: FindingLog) {
  if (link === undefined || isWebLink(link)) return;
  const message = `The link ${quoted(link)} of source ${source} is none that may be opened; wanted an address that begins with https:// or http:// and holds no blanks. Correct it.`;
  log.error("sources.json", path, "bad-link", message);
}

function isWebLink(link: string): boolean {
  // The URL parser takes blanks and line breaks out without a word; what is shown would not be what is opened.
  if (/[\s\p{Cc}\p{Cf}]/u.test(link)) return false;
  try {
    return ["http:", "https:"].includes(new URL(link).protocol);
  } catch {
    // No address at all.
    return false;
  }
}
