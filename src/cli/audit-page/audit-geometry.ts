import { countOf } from "../../geometry/line.ts";
import { parseDate } from "../../story/dates.ts";
import { statusOf, unreachedPlaces, vehicleName } from "../../story/leg-status.ts";
import { counted } from "../../story/counted.ts";
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
        ["Times", timesOf(shown, stretch)],
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
            ["Vehicle", vehicleName(shown.story, leg)],
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

/** A recorded track may have a million times; of more than these the first and the last are told. */
const MOST_TIMES = 40;

/** The times of a stretch by the numbers or names of its positions, as they are shown and as they are written. */
function timesOf(shown: Shown, { times = [], via }: Stretch): string {
  const timed = times.flatMap((edtf, index) => (edtf === null ? [] : [{ edtf, index }]));
  const told = timed.length > MOST_TIMES ? [timed[0]!, timed.at(-1)!] : timed;
  const words = told.map(({ edtf, index }) => {
    const date = parseDate(edtf);
    const isUtc = shown.story.clock === "utc";
    return `${via?.[index] ?? `position ${index + 1}`}: ${date ? dated(shown, { ...date, inUtc: isUtc }) : edtf}`;
  });
  return told.length < timed.length ? `${counted(timed.length, "time")}, from ${words.join(" to ")}` : words.join("; ");
}
