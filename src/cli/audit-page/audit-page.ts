import { counted } from "../../story/counted.ts";
import type { Problem } from "../../format/problem.ts";
import type { Story } from "../../story/story.ts";
import type { Words } from "../../words/interface.ts";
import { claimsSection, conflictPairs, conflictsSection } from "./audit-claims.ts";
import { AUDIT_CSS } from "./audit-css.ts";
import { linesSection, placesSection } from "./audit-geometry.ts";
import { citations, dated, facts, subject, type Shown } from "./audit-parts.ts";
import { sourcesSection } from "./audit-sources.ts";
import { html, type Markup } from "./markup.ts";

/**
 * The story laid open for a fact-checker: one HTML page without scripts that asks for no other file. Everything from
 * the story is text in it. The same story gives the same bytes.
 */
export function auditPage(story: Story, problems: readonly Problem[], words: Words): string {
  const shown: Shown = {
    story,
    words,
    claims: new Map(story.claims.map((claim) => [claim.id, claim])),
    sources: new Map(story.sources.map((source) => [source.id, source])),
    names: new Map([...story.places, ...story.legs].map(({ id, name }) => [id, name])),
  };
  const page = html`<!doctype html>
    <html lang="${story.language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Audit: ${story.title}</title>
        <style>
          ${AUDIT_CSS}
        </style>
      </head>
      <body>
        <header>
          <h1>${story.title}</h1>
          ${story.standfirst ? html`<p>${story.standfirst}</p>` : ""}
          ${facts([
            ["As of", dated(shown, story.asOf)],
            ["Borders", story.borderPolicy],
            ["Movement", story.movementNote],
            ["Credit", [story.credit, ...story.attribution].join(" | ")],
            ["Holds", holds(story)],
          ])}
        </header>
        <main>
          ${problemsSection(problems)} ${chaptersSection(shown)} ${claimsSection(shown)} ${conflictsSection(shown)}
          ${linesSection(shown)} ${placesSection(shown)} ${unknownsSection(shown)} ${sourcesSection(shown)}
        </main>
      </body>
    </html> `;
  return page.html.replace(/^ +/gm, "");
}

function holds(story: Story): string {
  return [
    counted(story.claims.length, "claim"),
    counted(conflictPairs(story).length, "conflict"),
    counted(story.sources.length, "source"),
    counted(story.unknowns.length, "open question"),
  ].join(", ");
}

function problemsSection(problems: readonly Problem[]): Markup {
  const rows = problems.map(
    ({ severity, code, file, line, message }) =>
      html`<li><b>${severity}</b> <code>${code}</code> ${file}, line ${line}: ${message}</li>`,
  );
  return html`<section>
    <h2>What the check says</h2>
    ${
      rows.length === 0
        ? html`<p>No errors and no warnings.</p>`
        : html`<ul>
            ${rows}
          </ul>`
    }
  </section>`;
}

function chaptersSection(shown: Shown): Markup {
  return html`<section>
    <h2>As it is told</h2>
    <ol>
      ${shown.story.chapters.map(
        ({ title, when, text, claims }) =>
          html`<li>
            <h3>${title}</h3>
            ${when && html`<p>${dated(shown, when)}</p>`}
            <p>${text}</p>
            <p class="ids">${claims.map((id) => html`<a href="#claim-${id}">${id}</a> `)}</p>
          </li>`,
      )}
    </ol>
  </section>`;
}

function unknownsSection(shown: Shown): Markup {
  return html`<section>
    <h2>What is not known</h2>
    ${shown.story.unknowns.map(
      ({ id, text, about, citations: cited }) =>
        html`<article id="unknown-${id}">
          <h3>${id}</h3>
          <p>${text}</p>
          ${facts([["About", subject(shown, about)]])} ${citations(shown, cited)}
        </article>`,
    )}
  </section>`;
}
