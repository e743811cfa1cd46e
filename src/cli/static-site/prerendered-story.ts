import { ATTRIBUTION } from "../../basemap/attribution.ts";
import { creditsLine } from "../../story/credits.ts";
import { claimOf, subjectOf, type Subject } from "../../story/evidence.ts";
import { numberedSources } from "../../story/source-numbers.ts";
import type { Chapter, Claim, Source, Story, Stretch } from "../../story/story.ts";
import type { StoryModel } from "../../story/story-model.ts";
import { sourceAuthors } from "../../exchange/bibliography.ts";
import { sourceDate, sourcePublisher } from "../../words/source-words.ts";
import { knownOnMap } from "../../words/subject-words.ts";
import type { Words } from "../../words/interface.ts";
import { html, type Content, type Markup } from "../audit-page/markup.ts";
import { claimList, sourceNumbers } from "./told-claims.ts";

/** A picture of the story, beside its page. */
export interface StillPicture {
  /** Address relative to the page. */
  file: string;
  width: number;
  height: number;
  alt: string;
}

/**
 * The whole story as HTML without script: title, standfirst, picture, every chapter with its claims, what is not known, the
 * claims that no chapter tells, how the lines were drawn, sources, credits. Ids are those of `jsonLd`. Every text of the
 * story is escaped, and every claim is told once: a chapter that repeats one links to it.
 */
export function prerenderedStory(model: StoryModel, words: Words, still?: StillPicture): Markup {
  const { story } = model;
  const told = new Set<string>();
  const chapters = story.chapters.map((chapter) => chapterSection(model, words, chapter, told));
  const others = story.claims.filter(({ id }) => !told.has(id));
  return html`<main class="prerendered">
    <header>
      <h1>${story.title}</h1>
      ${story.standfirst && html`<p class="standfirst">${story.standfirst}</p>`}
    </header>
    ${still && figure(story, still)}
    <div class="told">
      ${chapters} ${!story.chapters.some(({ unknowns }) => unknowns) && unknownsSection(model)}
      ${
        others.length > 0 &&
        html`<section id="also-reported">
          <h2>Also reported</h2>
          ${claimList(model, words, others)}
        </section>`
      }
      ${drawnSection(model, words)} ${sourcesSection(story, words)}
      <footer class="small">
        <p>${story.credit}. ${words.sources.publishedUpTo(words.dates.long(story.asOf))} ${story.borderPolicy}</p>
        <p>${creditsLine(story, ATTRIBUTION)}</p>
      </footer>
    </div>
  </main>`;
}

function figure(story: Story, { file, width, height, alt }: StillPicture): Markup {
  return html`<figure>
    <a href="${file}"><img src="${file}" width="${width}" height="${height}" alt="${alt}" /></a>
    <figcaption class="small">${creditsLine(story, ATTRIBUTION)}</figcaption>
  </figure>`;
}

function chapterSection(model: StoryModel, words: Words, chapter: Chapter, told: Set<string>): Markup {
  const claims = chapter.claims.flatMap((id) => claimOf(model.evidence, id) ?? []);
  const first = claims.filter(({ id }) => !told.has(id));
  const repeated = claims.filter(({ id }) => told.has(id));
  for (const { id } of first) told.add(id);
  const onMap = [...new Set([...chapter.shows, ...chapter.travels])].flatMap(
    (id) => subjectOf(model.evidence, id) ?? [],
  );
  return html`<section id="chapter-${chapter.id}">
    <h2>${chapter.title}</h2>
    ${chapter.when && html`<p class="date">${words.dates.long(chapter.when)}</p>`}
    ${chapter.text && html`<p>${chapter.text}</p>`}
    ${chapter.unknowns && html`<div class="unknowns">${unknownsList(model)}</div>`} ${claimList(model, words, first)}
    ${repeated.map(repeatedClaim)}
    ${
      onMap.length > 0 &&
      html`<h3>On the map</h3>
        <ul class="on-map">
          ${onMap.map((subject) => subjectItem(model, subject, words))}
        </ul>`
    }
  </section>`;
}

function repeatedClaim({ id, text }: Claim): Markup {
  return html`<p class="small">Told above: <a href="#claim-${id}">${text}</a></p>`;
}

function subjectItem(model: StoryModel, subject: Subject, words: Words): Markup {
  const { id, name } = subject.kind === "leg" ? subject.leg : subject.place;
  const when = subject.kind === "leg" ? subject.leg.when : undefined;
  const facts = [knownOnMap(model, subject, words.certainty), when && words.dates.long(when)]
    .filter(Boolean)
    .join("; ");
  return html`<li><a href="#${subject.kind}-${id}">${name}</a>: ${facts}</li> `;
}

function unknownsSection(model: StoryModel): Content {
  if (model.story.unknowns.length === 0) return undefined;
  return html`<section id="unknowns" class="unknowns">
    <h2>What is not known</h2>
    ${unknownsList(model)}
  </section>`;
}

function unknownsList(model: StoryModel): Markup {
  return html`<ul>
    ${model.story.unknowns.map(
      ({ id, text, citations }) => html`<li id="unknown-${id}">${text}${sourceNumbers(model, citations)}</li> `,
    )}
  </ul>`;
}

/** Every line and place with where it came from, as the page has it. */
function drawnSection(model: StoryModel, { certainty, dates }: Words): Markup {
  const { story } = model;
  const line = ({ provenance, note, citations }: Stretch, words: string) =>
    html`<li>${words}. ${provenance} ${note}${sourceNumbers(model, citations)}</li> `;
  return html`<section id="how-drawn">
    <h2>How this map was made</h2>
    <p>${story.movementNote}</p>
    ${story.legs.map(
      ({ id, name, mode, modeWord, status, when, stretches, alternatives }) =>
        html`<h3 id="leg-${id}">${name}</h3>
          ${when && html`<p class="date">${dates.long(when)}</p>`}
          <ul>
            ${stretches.map((stretch) => line(stretch, certainty.line(mode, stretch.location, { modeWord, status })))}
            ${alternatives.map((other) => line(other, `${certainty.alternative(mode, modeWord)}: ${other.name}`))}
          </ul>`,
    )}
    <h3>Places</h3>
    <ul>
      ${story.places.map(
        (place) =>
          html`<li id="place-${place.id}">
            <strong>${place.name}</strong>${place.localName && html` (${place.localName})`}:
            ${knownOnMap(model, { kind: "place", place }, certainty)}. ${place.provenance}
            ${place.note}${sourceNumbers(model, place.citations)}
          </li> `,
      )}
    </ul>
  </section>`;
}

function sourcesSection(story: Story, words: Words): Markup {
  return html`<section id="sources">
    <h2>Sources</h2>
    <ol>
      ${numberedSources(story).map(
        ({ source, number }) =>
          html`<li id="source-${number}" value="${number}">
            ${titleOf(source)}
            <span class="small">${publishedIn(source, words)}</span>
          </li> `,
      )}
    </ol>
  </section>`;
}

function titleOf({ title, URL: address, language }: Source): Markup {
  const words = html`<span${language && html` lang="${language}"`}>${title}</span>`;
  // Whatever the reader lets through: nothing else is followed from a page.
  if (address === undefined || !/^https?:\/\//i.test(address)) return words;
  return html`<a href="${address}" rel="noopener noreferrer">${words}</a>`;
}

function publishedIn(source: Source, words: Words): string {
  return [sourceAuthors(source), sourcePublisher(source), sourceDate(source, words)].filter(Boolean).join(", ");
}
