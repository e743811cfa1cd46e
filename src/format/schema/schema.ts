import * as v from "valibot";
import { BASES } from "../../story/story.ts";

/** What every id looks like: it also stands in addresses and in file names. */
export const Id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id of lower-case letters, digits and single hyphens, such as `sea-2`"),
  v.maxLength(80, "an id of at most 80 characters"),
);

/** A character that leaves a mark: a text of blanks, joiners, fillers and direction marks alone says nothing to anybody. */
const SEEN = /[^\s\u2800\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Plain text, never HTML. */
export const Text = v.pipe(
  v.string(),
  v.regex(SEEN, "text that is not empty, with a letter, digit or sign that can be seen"),
);

/** What stands on a map, a button or in a list: it is laid out whole, wherever it stands. */
export const MAX_NAME_LENGTH = 200;
export const Name = v.pipe(Text, v.maxLength(MAX_NAME_LENGTH, `a name of at most ${MAX_NAME_LENGTH} characters`));

/** What stands as a heading. */
export const MAX_TITLE_LENGTH = 500;
export const Title = v.pipe(Text, v.maxLength(MAX_TITLE_LENGTH, `a title of at most ${MAX_TITLE_LENGTH} characters`));

export const Edtf = v.pipe(
  v.string(),
  v.description(
    "EDTF (ISO 8601-2): `2023-09-12`, `2023-09-07/2023-09-08`, `2023-08~` (about), `../2023-10-13` (until)",
  ),
);

const Language = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, "a language tag (BCP 47), such as `en` or `pt-BR`"),
);

const Country = v.pipe(
  v.string(),
  v.regex(/^[A-Z]{3}$/, "a country as three capital letters (ISO 3166-1 alpha-3), such as `PRK`"),
);

const SchemaLink = v.optional(v.string());

export const CitationShape = v.strictObject({
  source: Id,
  quote: v.optional(Text),
  translation: v.optional(Text),
  locator: v.optional(Text),
});

/** A claim and a line on the map need at least one. */
export const Citations = v.pipe(v.array(CitationShape), v.minLength(1, "at least one citation"));

export const ChapterShape = v.strictObject({
  id: Id,
  title: Title,
  shortTitle: Name,
  shows: v.pipe(v.array(Id), v.minLength(1, "at least one place or leg id, or `story`")),
  travels: v.optional(v.array(Id)),
  when: v.optional(Edtf),
  text: v.optional(Text),
  claims: v.optional(v.array(Id)),
  unknowns: v.optional(v.boolean()),
});

export const UnknownShape = v.strictObject({
  id: Id,
  text: Text,
  about: Id,
  citations: v.optional(v.array(CitationShape)),
});

export const ClaimShape = v.strictObject({
  id: Id,
  about: Id,
  when: v.optional(Edtf),
  text: Text,
  attributedTo: Name,
  basis: v.picklist(BASES),
  citations: Citations,
  conflictsWith: v.optional(v.array(Id)),
  note: v.optional(Text),
});

/**
 * story.json, given what stands in its lists. Reading passes `v.unknown()` and checks the items one by one, so that a
 * broken one does not hide the others; the published schema passes the shapes.
 */
export function storyFile<Chapter extends v.GenericSchema, Unknown extends v.GenericSchema>(
  chapter: Chapter,
  unknown: Unknown,
) {
  return v.strictObject({
    $schema: SchemaLink,
    id: Id,
    title: Title,
    standfirst: v.optional(Text),
    standfirstClaims: v.optional(v.array(Id)),
    language: Language,
    asOf: Edtf,
    borderPolicy: Text,
    movementNote: Text,
    credit: Title,
    attribution: v.array(Title),
    countries: v.optional(v.array(Country)),
    chapters: v.pipe(v.array(chapter), v.minLength(1, "at least one chapter")),
    unknowns: v.array(unknown),
  });
}

/** claims.json, given what stands in its list. */
export function claimsFile<Claim extends v.GenericSchema>(claim: Claim) {
  return v.strictObject({ $schema: SchemaLink, claims: v.array(claim) });
}

export type ChapterFile = v.InferOutput<typeof ChapterShape>;
export type UnknownFile = v.InferOutput<typeof UnknownShape>;
export type ClaimFile = v.InferOutput<typeof ClaimShape>;
export type CitationFile = v.InferOutput<typeof CitationShape>;
