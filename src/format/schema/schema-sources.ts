import * as v from "valibot";
import { Id, Text } from "./schema.ts";

// The variables and types of CSL-JSON 1.0.2: https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json
const TYPES = (
  "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset " +
  "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation " +
  "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical " +
  "personal_communication post post-weblog regulation report review review-book software song speech standard thesis " +
  "treaty webpage"
).split(" ");
const NAMES = (
  "author chair collection-editor compiler composer container-author contributor curator director editor " +
  "editorial-director executive-producer guest host interviewer illustrator narrator organizer original-author " +
  "performer producer recipient reviewed-author script-writer series-creator translator"
).split(" ");
export const SOURCE_DATES = [
  "accessed",
  "available-date",
  "event-date",
  "issued",
  "original-date",
  "submitted",
] as const;
const NUMBERS = (
  "chapter-number citation-number collection-number edition first-reference-note-number issue locator number " +
  "number-of-pages number-of-volumes page page-first part printing section supplement version volume"
).split(" ");
const TEXTS = (
  "abstract annote archive archive_collection archive_location archive-place authority call-number citation-key " +
  "citation-label collection-title container-title container-title-short dimensions division DOI event event-title " +
  "event-place genre ISBN ISSN journalAbbreviation jurisdiction keyword language medium note original-publisher " +
  "original-publisher-place original-title part-title PMCID PMID publisher publisher-place references reviewed-genre " +
  "reviewed-title scale shortTitle source status title-short URL volume-title volume-title-short year-suffix"
).split(" ");

const Name = v.strictObject({
  family: v.optional(v.string()),
  given: v.optional(v.string()),
  "dropping-particle": v.optional(v.string()),
  "non-dropping-particle": v.optional(v.string()),
  suffix: v.optional(v.string()),
  "comma-suffix": v.optional(v.boolean()),
  "static-ordering": v.optional(v.boolean()),
  literal: v.optional(v.string()),
  "parse-names": v.optional(v.boolean()),
});

const DateParts = v.pipe(
  v.array(v.pipe(v.array(v.pipe(v.number(), v.integer("a whole number"))), v.minLength(1), v.maxLength(3))),
  v.minLength(1),
  v.maxLength(2),
  v.description("[[year, month, day]], or two of these for a span"),
);

const CslDate = v.strictObject({
  "date-parts": DateParts,
  season: v.optional(v.union([v.string(), v.number()])),
  circa: v.optional(v.boolean()),
  literal: v.optional(v.string()),
  raw: v.optional(v.string()),
});

function optionalFields<const Field extends string, Value extends v.GenericSchema>(
  fields: readonly Field[],
  value: Value,
): Record<Field, v.OptionalSchema<Value, undefined>> {
  return Object.fromEntries(fields.map((field) => [field, v.optional(value)])) as Record<
    Field,
    v.OptionalSchema<Value, undefined>
  >;
}

/** An item of CSL-JSON with every standard variable, and `custom` for whatever else a newsroom keeps. */
export const SourceShape = v.strictObject({
  id: Id,
  type: v.picklist(TYPES),
  title: Text,
  ...optionalFields(SOURCE_DATES, CslDate),
  ...optionalFields(NAMES, v.array(Name)),
  ...optionalFields(NUMBERS, v.union([v.string(), v.number()])),
  ...optionalFields(TEXTS, v.string()),
  ...optionalFields(["categories"], v.array(v.string())),
  ...optionalFields(["custom"], v.record(v.string(), v.unknown())),
});

/** sources.json, given what an item is. */
export function sourcesFile<Item extends v.GenericSchema>(item: Item) {
  return v.array(item);
}
