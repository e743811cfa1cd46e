import * as v from "valibot";
import { BASES, CLOCKS } from "../../story/story.ts";

/** The form of every id, which also stands in addresses and in file names. */
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

/** A text on a map, on a button or in a list. It is never cut, so it is short. */
export const MAX_NAME_LENGTH = 200;
export const Name = v.pipe(Text, v.maxLength(MAX_NAME_LENGTH, `a name of at most ${MAX_NAME_LENGTH} characters`));

/** A text that stands as a heading. */
export const MAX_TITLE_LENGTH = 500;
export const Title = v.pipe(Text, v.maxLength(MAX_TITLE_LENGTH, `a title of at most ${MAX_TITLE_LENGTH} characters`));

/** A date of EDTF, with what it dates. */
export function dated(meaning: string) {
  return described(
    `${meaning}, in EDTF (ISO 8601-2): \`2023-09-12\`, \`2023-09-07/2023-09-08\`, \`2023-08~\` (about), \`../2023-10-13\` (until)`,
    v.string(),
  );
}

const Language = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, "a language tag (BCP 47), such as `en` or `pt-BR`"),
);

const Country = v.pipe(
  v.string(),
  v.regex(/^[A-Z]{3}$/, "a country as three capital letters (ISO 3166-1 alpha-3), such as `PRK`"),
);

/** The format that this code reads; a story that names none is of format 1. */
export const FORMAT = 1;

const Format = v.pipe(
  v.number(),
  v.value(FORMAT, `the format ${FORMAT}`),
  v.description(`Version of the story format in which the folder is written; ${FORMAT} where absent`),
);

/** The schema with its meaning, which the published JSON Schema says beside each property. */
export function described<const Schema extends v.GenericSchema>(meaning: string, schema: Schema) {
  return v.pipe(schema, v.description(meaning));
}

export const SchemaLink = v.optional(
  described("Where the JSON Schema of this file is, for editors; not read", v.string()),
);

export const CitationShape = v.strictObject({
  source: described("Id of the source", Id),
  quote: v.optional(described("The words of the source, verbatim, at most 40 of them", Text)),
  translation: v.optional(described("The quote in English, where it is in another language", Text)),
  locator: v.optional(described("Where in the source it stands, such as `p. 3`", Text)),
});

/** A claim and a line on the map need at least one. */
export const Citations = v.pipe(v.array(CitationShape), v.minLength(1, "at least one citation"));

export const ChapterShape = v.strictObject({
  id: described("Id of the chapter, which links lead to; not `end`, a number or a day", Id),
  title: described("Heading of the chapter", Title),
  shortTitle: described("Name of the chapter on its button", Name),
  shows: v.pipe(
    v.array(Id),
    v.minLength(1, "at least one place or leg id, or `story`"),
    v.description("Ids of the places and legs that the camera shows whole, or `story`"),
  ),
  travels: v.optional(described("Ids of the legs that are travelled in the chapter, in order", v.array(Id))),
  when: v.optional(dated("When the chapter takes place")),
  text: v.optional(described("Text of the chapter, plain", Text)),
  claims: v.optional(described("Ids of the claims that the chapter tells, most important first", v.array(Id))),
  unknowns: v.optional(described("True in the one chapter that lists what is not known", v.boolean())),
});

export const UnknownShape = v.strictObject({
  id: described("Id of the open question", Id),
  text: described("What no source says", Text),
  about: described("Id of the place or leg that it is about, or `story`", Id),
  citations: v.optional(described("Sources that say it is not known", v.array(CitationShape))),
});

export const ClaimShape = v.strictObject({
  id: described("Id of the claim, which chapters name", Id),
  about: described("Id of the place or leg that it is about, or `story`", Id),
  when: v.optional(dated("Date of the event")),
  text: described("The claim in your own words, with who says so", Text),
  attributedTo: described("Who says so", Name),
  basis: described("Why it is believed", v.picklist(BASES)),
  citations: described("The sources that the claim rests on", Citations),
  conflictsWith: v.optional(described("Ids of the claims that contradict it; each names the other", v.array(Id))),
  note: v.optional(described("What a reader should know besides", Text)),
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
    format: v.optional(Format),
    id: described("Id of the story", Id),
    title: described("Title of the story, with who says so", Title),
    standfirst: v.optional(described("The sentences under the title, in page and picture", Text)),
    standfirstClaims: v.optional(
      described("Ids of the claims that the standfirst tells: a picture cites them after it", v.array(Id)),
    ),
    language: described("Language of the story, as a language tag (BCP 47)", Language),
    asOf: dated("The story takes account of what was published up to this day"),
    borderPolicy: described("How borders are drawn, printed with every map", Text),
    movementNote: described("How true the movement is, printed with every map; a picture has its first sentence", Text),
    credit: described("Who made the graphic", Title),
    attribution: described("Credits that licences of your data oblige you to print; may be empty", v.array(Title)),
    countries: v.optional(
      described("The countries that the story runs through or is about (ISO 3166-1 alpha-3)", v.array(Country)),
    ),
    baseMap: v.optional(
      described(
        "What the story asks of the base map",
        v.strictObject({
          detail: v.optional(
            described("True where the folder basemap beside the story holds the coast in full detail", v.boolean()),
          ),
        }),
      ),
    ),
    vehicles: v.optional(
      described(
        "The vehicles of a story that follows several at once; legs name them",
        v.array(
          v.strictObject({
            id: described("Id of the vehicle, which legs name", Id),
            name: described("The name that is shown", Name),
          }),
        ),
      ),
    ),
    clock: v.optional(
      described(
        "How times of day are shown: `local`, as they are written with the zone of their place (where absent), or `utc`",
        v.picklist(CLOCKS),
      ),
    ),
    chapters: v.pipe(
      v.array(chapter),
      v.minLength(1, "at least one chapter"),
      v.description("The chapters, in the order of telling; dated ones in the order of time"),
    ),
    unknowns: described("What no source says; may be empty", v.array(unknown)),
  });
}

/** claims.json, given what stands in its list. */
export function claimsFile<Claim extends v.GenericSchema>(claim: Claim) {
  return v.strictObject({
    $schema: SchemaLink,
    claims: described("Who says what, about which place or leg, and where that can be read", v.array(claim)),
  });
}

export type ChapterFile = v.InferOutput<typeof ChapterShape>;
export type UnknownFile = v.InferOutput<typeof UnknownShape>;
export type ClaimFile = v.InferOutput<typeof ClaimShape>;
export type CitationFile = v.InferOutput<typeof CitationShape>;
