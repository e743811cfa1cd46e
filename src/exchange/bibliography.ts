import { numberedSources } from "../story/source-numbers.ts";
import type { Words } from "../words/interface.ts";
import { sourceDate, sourcePublisher } from "../words/source-words.ts";
import type { Source, Story } from "../story/story.ts";

/** How a bibliography can be written: plain lines, CSL-JSON, or a Markdown list. */
export const BIBLIOGRAPHY_FORMATS = ["text", "csl", "markdown"] as const;
/** One of `BIBLIOGRAPHY_FORMATS`. */
export type BibliographyFormat = (typeof BIBLIOGRAPHY_FORMATS)[number];

/**
 * The sources of a story in the order of their numbers: lines of text, a Markdown list, or CSL-JSON for Zotero and
 * others. Ends with a line break; a story without sources gives an empty text or list.
 */
export function bibliography(story: Story, format: BibliographyFormat, words: Words): string {
  const sources = numberedSources(story);
  if (format === "csl")
    return `${JSON.stringify(
      sources.map(({ source }) => source),
      null,
      2,
    )}\n`;
  const entry = format === "text" ? textEntry : markdownEntry;
  return sources.map(({ source, number }) => `${number}. ${entry(source, words)}\n`).join("");
}

/** The names of the authors as they are signed: `James Byrne; Joe Byrne`. Empty where nobody signs. */
export function sourceAuthors({ author = [] }: Source): string {
  return author
    .map(({ literal, given, family }) => literal ?? [given, family].filter(Boolean).join(" "))
    .filter(Boolean)
    .join("; ");
}

/** Author, publisher and date, as far as they are known. */
function partsOf(source: Source, words: Words): string[] {
  const { undated, inLanguage } = words.sources;
  const publishers = [sourcePublisher(source), source.publisher ?? ""];
  const language = source.language === undefined ? "" : inLanguage(source.language);
  return [...new Set(publishers), sourceDate(source, words) ?? undated, language].filter(Boolean);
}

function textEntry(source: Source, words: Words): string {
  const authors = sourceAuthors(source);
  const entry = `${authors ? `${authors}: ` : ""}“${source.title}”, ${partsOf(source, words).join(", ")}.`;
  return oneLine([entry, source.URL, source.note].filter(Boolean).join(" "));
}

function markdownEntry(source: Source, words: Words): string {
  const authors = sourceAuthors(source);
  const title = escapeMarkdown(source.title);
  // Angle brackets let an address hold brackets; the reader lets no blank and no control character into one.
  const linked = source.URL === undefined ? `“${title}”` : `[${title}](<${source.URL.replace(/[<>]/g, encodeURI)}>)`;
  const entry = `${authors ? `${escapeMarkdown(authors)}: ` : ""}${linked}, ${escapeMarkdown(partsOf(source, words).join(", "))}.`;
  return oneLine([entry, source.note === undefined ? "" : escapeMarkdown(source.note)].filter(Boolean).join(" "));
}

/** A line break would begin a new entry, or a heading. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, "\\$&");
}
