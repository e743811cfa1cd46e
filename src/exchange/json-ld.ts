import { edtfOfParts } from "../story/dates.ts";
import { indexEvidence, subjectOf, type EvidenceIndex } from "../story/evidence.ts";
import { sourcePublisher } from "../words/source-words.ts";
import type { Citation, Claim, Source, Story } from "../story/story.ts";

/** A JSON-LD object: plain data. */
export type JsonLd = Record<string, unknown>;

/**
 * The story in the words of schema.org: a CreativeWork of Claims, each with the works in which it appears and the quotes
 * from them. No ClaimReview: the story reports what is claimed and gives no verdict. The author of a claim is a Thing by name,
 * since the story does not say whether that is a person or an organization. Ids are fragments of the page's address,
 * as its elements have them: `#claim-` and an id, `#source-` and a number; those of places and legs begin with their kind,
 * so that no two things have one.
 */
export function jsonLd(story: Story): JsonLd {
  const languages = new Map(story.sources.map(({ id, language }) => [id, language]));
  const work: JsonLd = {
    "@type": "CreativeWork",
    "@id": "#story",
    name: story.title,
    ...(story.standfirst && { abstract: story.standfirst }),
    inLanguage: story.language,
    creditText: story.credit,
    hasPart: story.claims.map(({ id }) => ({ "@id": `#claim-${id}` })),
    citation: story.sources.map(({ id }) => reference(story, id)),
  };
  const evidence = indexEvidence(story);
  const claims = story.claims.map((claim) => claimOf(story, claim, { evidence, languages }));
  const places = story.places.map(({ id, name, anchor }) => ({
    "@type": "Place",
    "@id": `#place-${id}`,
    name,
    geo: { "@type": "GeoCoordinates", longitude: anchor[0], latitude: anchor[1] },
  }));
  const legs = story.legs.map(({ id, name, status }) => ({
    "@type": "Thing",
    "@id": `#leg-${id}`,
    name,
    // schema.org has no word for what became of a way.
    ...(status !== undefined && { disambiguatingDescription: status }),
  }));
  return {
    "@context": "https://schema.org",
    "@graph": [work, ...claims, ...places, ...legs, ...story.sources.map((source) => sourceOf(story, source))],
  };
}

interface LookUp {
  evidence: EvidenceIndex;
  /** Source id -> its language. */
  languages: ReadonlyMap<string, string | undefined>;
}

function claimOf(story: Story, claim: Claim, { evidence, languages }: LookUp): JsonLd {
  return {
    "@type": "Claim",
    "@id": `#claim-${claim.id}`,
    text: claim.text,
    author: { "@type": "Thing", name: claim.attributedTo },
    about: { "@id": subjectId(evidence, claim.about) },
    ...(claim.when === undefined ? {} : { temporalCoverage: interval(claim.when.edtf) }),
    appearance: [...new Set(claim.citations.map(({ source }) => source))].map((id) => reference(story, id)),
    citation: claim.citations.map((citation) => quotationOf(story, citation, languages.get(citation.source))),
  };
}

function subjectId(evidence: EvidenceIndex, id: string): string {
  const subject = subjectOf(evidence, id);
  return subject === undefined ? "#story" : `#${subject.kind}-${id}`;
}

function quotationOf(story: Story, { source, quote, locator }: Citation, language: string | undefined): JsonLd {
  const work = reference(story, source);
  if (quote === undefined) return work;
  return {
    "@type": "Quotation",
    text: quote,
    ...(language === undefined ? {} : { inLanguage: language }),
    ...(locator === undefined ? {} : { position: locator }),
    isPartOf: work,
  };
}

function sourceOf(story: Story, source: Source): JsonLd {
  const publisher = sourcePublisher(source);
  const published = source.issued?.["date-parts"][0];
  const date = published && edtfOfParts(published);
  return {
    "@type": source.type === "dataset" ? "Dataset" : "CreativeWork",
    ...reference(story, source.id),
    name: source.title,
    ...(source.URL === undefined ? {} : { url: source.URL }),
    ...(source.language === undefined ? {} : { inLanguage: source.language }),
    ...(publisher === "" ? {} : { publisher: { "@type": "Organization", name: publisher } }),
    // A day that is only about right is no day for a machine.
    ...(date === undefined || source.issued?.circa ? {} : { datePublished: date }),
  };
}

function reference(story: Story, sourceId: string): JsonLd {
  return { "@id": `#source-${story.sourceNumbers.get(sourceId)}` };
}

/** schema.org wants ISO 8601, which has no marks of doubt. */
function interval(edtf: string): string {
  return edtf.replace(/[~?%]/g, "");
}

/** JSON that may stand in a script element: no text in it ends the element or begins a comment. */
export function jsonLdText(value: JsonLd): string {
  const escaped = (character: string) => "\\u" + character.charCodeAt(0).toString(16).padStart(4, "0");
  return JSON.stringify(value)
    .replace(/[<>&\u2028\u2029]/g, escaped)
    .replace(/--/g, (pair) => `-${escaped(pair)}`);
}
