import type { Basis, Claim, Leg, Place, Source, Story } from "./story.ts";
import { BASES } from "./story.ts";

/** Something on the map that claims are about. */
export type Subject = { kind: "leg"; leg: Leg } | { kind: "place"; place: Place };

/** The leg or place with an id; undefined for `story` and for ids that the story does not have. */
export function subjectOf(story: Story, id: string): Subject | undefined {
  const leg = story.legs.find((candidate) => candidate.id === id);
  if (leg) return { kind: "leg", leg };
  const place = story.places.find((candidate) => candidate.id === id);
  return place && { kind: "place", place };
}

export function idOf(subject: Subject): string {
  return subject.kind === "leg" ? subject.leg.id : subject.place.id;
}

/** Claims about a leg, a place or `story`, in the order of the file. */
export function claimsAbout(story: Story, id: string): Claim[] {
  return story.claims.filter(({ about }) => about === id);
}

/** The claims that say otherwise, in the order of the file. */
export function conflictsOf(story: Story, claim: Claim): Claim[] {
  return story.claims.filter(({ id }) => claim.conflictsWith.includes(id));
}

/** What rests on a source: the claims that cite it, and names of the legs and places whose drawing does. */
export function restingOn(story: Story, source: Source): { claims: Claim[]; drawn: string[] } {
  const cites = ({ citations }: { citations: readonly { source: string }[] }) =>
    citations.some((citation) => citation.source === source.id);
  const legs = story.legs.filter((leg) => [...leg.stretches, ...leg.alternatives].some(cites));
  const places = story.places.filter(cites);
  return { claims: story.claims.filter(cites), drawn: [...legs, ...places].map(({ name }) => name) };
}

/** What is left of a story when only some bases count. */
export interface BasisView {
  claimIds: ReadonlySet<string>;
  legIds: ReadonlySet<string>;
  placeIds: ReadonlySet<string>;
  /** Names of the legs and of the places of the route that are not shown. */
  hidden: readonly string[];
  hiddenClaims: number;
}

/** The bases that the claims of a story have, in the order of the legend. */
export function basesOf(story: Story): Basis[] {
  return BASES.filter((basis) => story.claims.some((claim) => claim.basis === basis));
}

/**
 * A leg or place stays while at least one claim about it has one of the bases. Places of context do not count as hidden:
 * they are not drawn.
 */
export function viewByBasis(story: Story, bases: readonly Basis[]): BasisView {
  const claims = story.claims.filter(({ basis }) => bases.includes(basis));
  const told = new Set(claims.map(({ about }) => about));
  const legs = story.legs.filter(({ id }) => told.has(id));
  const places = story.places.filter(({ id }) => told.has(id));
  const drawn = [...story.legs, ...story.places.filter(({ role }) => role !== "context")];
  return {
    claimIds: new Set(claims.map(({ id }) => id)),
    legIds: new Set(legs.map(({ id }) => id)),
    placeIds: new Set(places.map(({ id }) => id)),
    hidden: drawn.filter(({ id }) => !told.has(id)).map(({ name }) => name),
    hiddenClaims: story.claims.length - claims.length,
  };
}
