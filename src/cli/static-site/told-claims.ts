import { conflictsOf } from "../../story/evidence.ts";
import type { Citation, Claim } from "../../story/story.ts";
import type { StoryModel } from "../../story/story-model.ts";
import { reportedInWords, sourcePublisher } from "../../words/source-words.ts";
import type { Words } from "../../words/interface.ts";
import { html, type Markup } from "../audit-page/markup.ts";

/** Claims as a list: text, sources, basis, who says so, dates, quotes, note, and what says otherwise. */
export function claimList(model: StoryModel, words: Words, claims: readonly Claim[]): Markup | undefined {
  if (claims.length === 0) return undefined;
  return html`<ul class="claims">
    ${claims.map((claim) => claimItem(model, words, claim))}
  </ul>`;
}

function claimItem(model: StoryModel, words: Words, claim: Claim): Markup {
  const { story, evidence } = model;
  const facts = [
    words.certainty.bases[claim.basis],
    claim.attributedTo,
    claim.when && words.dates.long(claim.when),
    reportedInWords(story, claim, words),
  ];
  const others = conflictsOf(evidence, claim);
  return html`<li id="claim-${claim.id}" class="${claim.basis}">
    <p>${claim.text}${sourceNumbers(model, claim.citations)}</p>
    <p class="small">${facts.filter(Boolean).join(" · ")}</p>
    ${claim.citations.map((citation) => quoteOf(model, citation))}
    ${claim.note && html`<p class="small">${claim.note}</p>`}
    ${
      others.length > 0 &&
      html`<p class="small">
        Compare with:
        ${others.map(
          ({ id, attributedTo }, index) => html`${index > 0 && "; "}<a href="#claim-${id}">${attributedTo}</a>`,
        )}
      </p>`
    }
  </li> `;
}

/** The numbers of the sources of citations, each with a link to its source. */
export function sourceNumbers({ story }: StoryModel, citations: readonly Citation[]): Markup[] {
  return citations.map(({ source }) => {
    const number = story.sourceNumbers.get(source);
    return html` <a class="cite" href="#source-${number}" aria-label="Source ${number}">[${number}]</a>`;
  });
}

function quoteOf({ story }: StoryModel, { source: id, quote, translation }: Citation): Markup | undefined {
  const source = story.sources.find((candidate) => candidate.id === id);
  if (!quote || !source) return undefined;
  return html`<blockquote lang="${source.language ?? story.language}">“${quote}”</blockquote>
    ${translation && html`<p class="small">In English: “${translation}”</p>`}
    <p class="small">${sourcePublisher(source)}</p>`;
}
