import { countOf } from "../../geometry/line.ts";
import { statusOf, unreachedPlaces } from "../../story/leg-status.ts";
import type { Place, Stretch } from "../../story/story.ts";
import { citations, dated, facts, subject, type Shown } from "./audit-parts.ts";
import { html, type Content, type Markup } from "./markup.ts";

/** Every stretch and alternative, with where its line came from. */
export function linesSection(shown: Shown): Markup {
  const line = (stretch: Stretch, name: Content) =>
    html`<article id="line-${stretch.id}">
      <h4><span class="box"></span> ${stretch.id}${name}</h4>
      ${facts([
        ["How well known", shown.words.certainty.locations[stretch.location]],
        ["Where from", stretch.provenance],
        ["Positions", countOf(stretch.line)],
        ["By way of", stretch.via?.join(", ")],
        ["Note", stretch.note],
      ])}
      ${citations(shown, stretch.citations)}
    </article>`;
  return html`<section>
    <h2>Lines, and where each came from</h2>
    ${shown.story.legs.map(
      (leg) =>
        html`<h3>${leg.name}</h3>
          ${facts([
            ["Mode", leg.modeWord ?? shown.words.certainty.modes[leg.mode]],
            ["From", subject(shown, leg.from)],
            ["To", subject(shown, leg.to)],
            ["Status", shown.words.certainty.statuses[statusOf(leg)]],
            ["When", leg.when && dated(shown, leg.when)],
          ])}
          ${leg.stretches.map((stretch) => line(stretch, ""))}
          ${leg.alternatives.map((other) => line(other, `: ${other.name} (alternative, drawn on demand)`))}`,
    )}
  </section>`;
}

/** Every place, with where its point or area came from. */
export function placesSection(shown: Shown): Markup {
  const unreached = new Set(unreachedPlaces(shown.story));
  return html`<section>
    <h2>Places, and where each came from</h2>
    ${shown.story.places.map(
      (place) =>
        html`<article id="place-${place.id}">
          <h3><span class="box"></span> ${place.name}</h3>
          ${facts([
            ["Id", place.id],
            ["Other names", [place.localName, ...place.aliases].filter(Boolean).join(", ")],
            ["Role", place.role],
            [
              "Reached",
              unreached.has(place) ? "no: no leg of the story leads to it and arrives, so it has no number" : undefined,
            ],
            ["Position", positionOf(place)],
            ["Where from", place.provenance],
            ["Note", place.note],
          ])}
          ${citations(shown, place.citations)}
        </article>`,
    )}
  </section>`;
}

function positionOf({ location, precisionMeters, anchor, geometry }: Place): string {
  const [lon, lat] = anchor;
  if (geometry.type !== "Point") return `${location}, an area about ${lat}, ${lon}`;
  return `${location}, ${lat}, ${lon} (latitude, longitude), within ${precisionMeters} m`;
}
