import type { Basis, Citation, Claim, Leg, Place, Source, Story } from "./story.ts";
import { BASES } from "./story.ts";

/** Something on the map that claims are about. */
export type Subject = { kind: "leg"; leg: Leg } | { kind: "place"; place: Place };

/** The leg or place with an id; undefined for `story` and for ids that the story does not have. */
export function subjectOf(evidence: EvidenceIndex, id: string): Subject | undefined {
  return evidence.subjects.get(id);
}

export function idOf(subject: Subject): string {
  return subject.kind === "leg" ? subject.leg.id : subject.place.id;
}

export function claimOf(evidence: EvidenceIndex, id: string): Claim | undefined {
  return evidence.claims.get(id);
}

/** Claims about a leg, a place or `story`, in the order of the file. */
export function claimsAbout(evidence: EvidenceIndex, id: string): readonly Claim[] {
  return evidence.about.get(id) ?? [];
}

/** The claims that say otherwise, in the order in which the claim names them. */
export function conflictsOf(evidence: EvidenceIndex, claim: Claim): Claim[] {
  return claim.conflictsWith.flatMap((id) => claimOf(evidence, id) ?? []);
}

/** All that rests on a source: the claims that cite it, and the legs and places whose drawing does. */
export function citedBy(evidence: EvidenceIndex, source: Source): Resting {
  return evidence.resting.get(source.id) ?? { claims: [], drawn: [] };
}

export interface Resting {
  readonly claims: readonly Claim[];
  readonly drawn: readonly Drawn[];
}

/** A leg or place by its name, which another may share. */
export type Drawn = Pick<Leg | Place, "id" | "name">;

/**
 * The links between claims, sources and drawings: plain data, which a worker hands over. Ask it through `claimsAbout` and `conflictsOf`.
 * @opaque
 */
export interface EvidenceIndex {
  subjects: ReadonlyMap<string, Subject>;
  claims: ReadonlyMap<string, Claim>;
  about: ReadonlyMap<string, readonly Claim[]>;
  resting: ReadonlyMap<string, Resting>;
}

/** Looks up claims, subjects and sources of a story once. */
export function indexEvidence(story: Story): EvidenceIndex {
  const subjects = [
    ...story.legs.map((leg) => [leg.id, { kind: "leg", leg }] as const),
    ...story.places.map((place) => [place.id, { kind: "place", place }] as const),
  ];
  return {
    subjects: new Map<string, Subject>(subjects),
    claims: new Map(story.claims.map((claim) => [claim.id, claim])),
    about: byAbout(story.claims),
    resting: restingBySource(story),
  };
}

function byAbout(claims: readonly Claim[]): Map<string, Claim[]> {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const group = groups.get(claim.about);
    if (group) group.push(claim);
    else groups.set(claim.about, [claim]);
  }
  return groups;
}

function restingBySource(story: Story): Map<string, Resting> {
  const resting = new Map<string, { claims: Claim[]; drawn: Drawn[] }>();
  const restOn = (citations: readonly Citation[], add: (on: { claims: Claim[]; drawn: Drawn[] }) => void) => {
    for (const id of new Set(citations.map(({ source }) => source))) {
      const on = resting.get(id) ?? { claims: [], drawn: [] };
      add(on);
      resting.set(id, on);
    }
  };
  for (const claim of story.claims) restOn(claim.citations, ({ claims }) => claims.push(claim));
  for (const { id, name, stretches, alternatives } of story.legs) {
    const citations = [...stretches, ...alternatives].flatMap((stretch) => stretch.citations);
    restOn(citations, ({ drawn }) => drawn.push({ id, name }));
  }
  for (const { id, name, citations } of story.places) restOn(citations, ({ drawn }) => drawn.push({ id, name }));
  return resting;
}

/** The part of a story that is left when only some bases count. */
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
 * A leg or place stays while at least one claim about it has one of the bases; without bases everything stays. Places of
 * context do not count as hidden: they are not drawn.
 */
export function viewByBasis(story: Story, bases?: readonly Basis[]): BasisView {
  const claims = story.claims.filter(({ basis }) => !bases || bases.includes(basis));
  const told = new Set(claims.map(({ about }) => about));
  const stays = ({ id }: Leg | Place) => !bases || told.has(id);
  const drawn = [...story.legs, ...story.places.filter(({ role }) => role !== "context")];
  return {
    claimIds: new Set(claims.map(({ id }) => id)),
    legIds: new Set(story.legs.filter(stays).map(({ id }) => id)),
    placeIds: new Set(story.places.filter(stays).map(({ id }) => id)),
    hidden: drawn.filter((subject) => !stays(subject)).map(({ name }) => name),
    hiddenClaims: story.claims.length - claims.length,
  };
}
