import { sourceAuthors } from "../../exchange/bibliography.ts";
import { numberedSources } from "../../story/source-numbers.ts";
import { sourceDate, sourcePublisher } from "../../words/source-words.ts";
import type { Citation } from "../../story/story.ts";
import { facts, type Shown } from "./audit-parts.ts";
import { html, type Markup } from "./markup.ts";

/** Every source in the order of the numbers, with what rests on it. */
export function sourcesSection({ story, words }: Shown): Markup {
  const rests = new Map<string, Markup[]>();
  const note = (list: readonly Citation[], link: Markup) => {
    for (const source of new Set(list.map((citation) => citation.source)))
      rests.set(source, [...(rests.get(source) ?? []), link]);
  };
  const linkTo = (kind: string, id: string) => html`<a href="#${kind}-${id}">${id}</a> `;
  for (const claim of story.claims) note(claim.citations, linkTo("claim", claim.id));
  for (const leg of story.legs)
    for (const line of [...leg.stretches, ...leg.alternatives]) note(line.citations, linkTo("line", line.id));
  for (const place of story.places) note(place.citations, linkTo("place", place.id));
  for (const unknown of story.unknowns) note(unknown.citations, linkTo("unknown", unknown.id));
  return html`<section>
    <h2>Sources</h2>
    ${numberedSources(story).map(
      ({ source, number }) =>
        html`<article id="source-${number}">
          <h3><span class="box"></span> ${number}. <span lang="${source.language}">${source.title}</span></h3>
          ${facts([
            ["Id", source.id],
            ["By", sourceAuthors(source)],
            ["In", [...new Set([sourcePublisher(source), source.publisher])].filter(Boolean).join(", ")],
            ["Published", sourceDate(source, words)],
            ["Address", source.URL && html`<a href="${source.URL}" rel="noopener noreferrer">${source.URL}</a>`],
            ["How it was read", source.note],
            ["Rests on it", rests.get(source.id)],
          ])}
        </article>`,
    )}
  </section>`;
}
