import type { Path } from "../format/problem.ts";
import type { Claim } from "../story/story.ts";
import { LEGS_FILE, stretchPath, type Linting } from "./linting.ts";

/** A text that the story says in its own words: not a quote, and not a title of a source. */
export interface OwnText {
  file: string;
  path: Path;
  text: string;
  /** `telling` is what a reader takes for the story; `note` stands in the small print. */
  kind: "title" | "telling" | "note";
  /** The claim that the text belongs to. */
  claim?: Claim;
}

/** Every text of our own, in the order of the files. */
export function ownTexts(linting: Linting): OwnText[] {
  const { story } = linting;
  const found: OwnText[] = [];
  const add = (file: string, path: Path, text: string | undefined, kind: OwnText["kind"], claim?: Claim) => {
    if (text !== undefined) found.push({ file, path, text, kind, ...(claim === undefined ? {} : { claim }) });
  };
  add("story.json", ["title"], story.title, "title");
  add("story.json", ["standfirst"], story.standfirst || undefined, "telling");
  add("story.json", ["movementNote"], story.movementNote, "telling");
  for (const [index, { title, text }] of story.chapters.entries()) {
    add("story.json", ["chapters", index, "title"], title, "telling");
    add("story.json", ["chapters", index, "text"], text, "telling");
  }
  for (const [index, { text }] of story.unknowns.entries())
    add("story.json", ["unknowns", index, "text"], text, "telling");
  for (const [index, { note, provenance }] of story.places.entries()) {
    add("places.geojson", ["features", index, "properties", "note"], note, "note");
    add("places.geojson", ["features", index, "properties", "provenance"], provenance, "note");
  }
  for (const leg of story.legs)
    for (const stretch of [...leg.stretches, ...leg.alternatives]) {
      const path = [...stretchPath(linting, stretch), "properties"];
      if (stretch === leg.stretches[0]) add(LEGS_FILE, [...path, "name"], leg.name, "telling");
      add(LEGS_FILE, [...path, "note"], stretch.note, "note");
      add(LEGS_FILE, [...path, "provenance"], stretch.provenance, "note");
    }
  for (const [index, claim] of story.claims.entries()) {
    add("claims.json", ["claims", index, "text"], claim.text, "telling", claim);
    add("claims.json", ["claims", index, "note"], claim.note, "note", claim);
  }
  return found;
}

const ABBREVIATION = /(?:^|[\s(])(?:\p{Lu}|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|St|No|Mr|Mrs|Ms|Dr|vs|ca|approx)\.$/u;

/** The sentences of a text. A full stop after one capital letter, a month or a title ends none. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let parts: string[] = [];
  for (const part of text.split(/(?<=[.!?]["”’)]?)\s+/)) {
    parts.push(part);
    // No abbreviation is longer; a long part is not searched for its end.
    if (ABBREVIATION.test(part.slice(-12))) continue;
    sentences.push(parts.join(" "));
    parts = [];
  }
  return parts.length === 0 ? sentences : [...sentences, parts.join(" ")];
}

const CLOSING: Record<string, string> = { "“": "”", '"': '"' };

/** The text without what stands in double quotation marks: other people's words. Takes time in step with its length. */
export function withoutQuoted(text: string): string {
  const kept: string[] = [];
  const neverClosed = new Set<string>();
  let from = 0;
  for (const { 0: opening, index } of text.matchAll(/[“"]/g)) {
    if (index < from || neverClosed.has(opening)) continue;
    const closing = text.indexOf(CLOSING[opening]!, index + 1);
    if (closing < 0) {
      neverClosed.add(opening);
      continue;
    }
    kept.push(text.slice(from, index + 1), text.charAt(closing));
    from = closing + 1;
  }
  return kept.join("") + text.slice(from);
}

/** The word lists are English; a story in another language is not judged by them. */
export function isEnglish({ story }: Linting): boolean {
  return /^en\b/i.test(story.language);
}
