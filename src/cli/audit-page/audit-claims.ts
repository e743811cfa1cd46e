import type { Claim, Story } from "../../story/story.ts";
import { citations, dated, facts, subject, type Shown } from "./audit-parts.ts";
import { html, type Markup } from "./markup.ts";

/** Every claim with all that is known of it, and a box to tick. */
export function claimsSection(shown: Shown): Markup {
  return html`<section>
    <h2>Claims</h2>
    ${shown.story.claims.map(
      (claim) =>
        html`<article id="claim-${claim.id}">
          <h3><span class="box"></span> ${claim.id}</h3>
          <p>${claim.text}</p>
          ${facts([
            ["Who says so", claim.attributedTo],
            ["Basis", shown.words.certainty.bases[claim.basis]],
            ["About", subject(shown, claim.about)],
            ["When", claim.when && dated(shown, claim.when)],
            ["Note", claim.note],
            ["Compare with", claim.conflictsWith.map((id) => html`<a href="#claim-${id}">${id}</a> `)],
          ])}
          ${citations(shown, claim.citations)}
        </article>`,
    )}
  </section>`;
}

/** A table of the claims that speak against each other. */
export function conflictsSection(shown: Shown): Markup {
  const side = (claim: Claim) =>
    html`<td>
      <a href="#claim-${claim.id}">${claim.id}</a> ${claim.text} <i>${claim.attributedTo}</i>;
      ${shown.words.certainty.bases[claim.basis]}${claim.when && html`; ${dated(shown, claim.when)}`}
    </td>`;
  const rows = conflictPairs(shown.story).map(
    ([one, other]) =>
      html`<tr>
        ${side(one)} ${side(other)}
      </tr> `,
  );
  return html`<section>
    <h2>Conflicts, side by side</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">One says</th>
          <th scope="col">The other says</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

/** Each two claims that conflict, once, in the order of the file. */
export function conflictPairs(story: Story): [Claim, Claim][] {
  const order = new Map(story.claims.map((claim, index) => [claim.id, index]));
  return story.claims.flatMap((claim, index) =>
    claim.conflictsWith
      .filter((id) => (order.get(id) ?? -1) > index)
      .map((id): [Claim, Claim] => [claim, story.claims[order.get(id)!]!]),
  );
}
