import type { Words } from "../../words/interface.ts";
import { sourceDate, sourcePublisher } from "../../words/source-words.ts";
import type { Citation, Claim, Source, Story, StoryDate } from "../../story/story.ts";
import { html, type Content, type Markup } from "./markup.ts";

/** Data that all parts of the page use. */
export interface Shown {
  story: Story;
  words: Words;
  claims: ReadonlyMap<string, Claim>;
  sources: ReadonlyMap<string, Source>;
  /** Names of places and legs. */
  names: ReadonlyMap<string, string>;
}

/** A list of what is known, without what is not given. */
export function facts(rows: readonly (readonly [name: string, value: Content])[]): Markup {
  const given = rows.filter(([, value]) => value !== undefined && value !== "" && !isEmptyList(value));
  return html`<dl>
    ${given.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd> `,
    )}
  </dl>`;
}

function isEmptyList(value: Content): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The sources cited, with the words quoted from them. */
export function citations({ story, sources, words }: Shown, list: readonly Citation[]): Markup | undefined {
  if (list.length === 0) return undefined;
  return html`<ul class="citations">
    ${list.map(({ source: id, quote, translation, locator }) => {
      const source = sources.get(id);
      const number = story.sourceNumbers.get(id);
      return html`<li>
        <a href="#source-${number}">[${number}] ${source?.title}</a
        >${source && published(source, words)}${locator && `, ${locator}`}
        ${quote && html`<blockquote lang="${source?.language}">${quote}</blockquote>`}
        ${translation && html`<p>In English: ${translation}</p>`}
      </li>`;
    })}
  </ul>`;
}

function published(source: Source, words: Words): string {
  return [sourcePublisher(source), sourceDate(source, words)].flatMap((part) => (part ? [`, ${part}`] : [])).join("");
}

/** The name of what a claim is about. */
export function subject({ names }: Shown, id: string): string {
  return id === "story" ? "the story as a whole" : `${names.get(id)} (${id})`;
}

/** A date in words, and as it is written. */
export function dated({ words }: Shown, date: StoryDate): string {
  return `${words.dates.long(date)} (${date.edtf})`;
}
