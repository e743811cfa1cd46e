import * as v from "valibot";
import { CSL_DATES, CSL_NAMES, CSL_NUMBERS, CSL_TEXTS, CSL_TYPES } from "./csl-variables.ts";
import { described, Id, Text } from "./schema.ts";

export const SOURCE_DATES = Object.keys(CSL_DATES) as (keyof typeof CSL_DATES)[];

const Name = v.strictObject({
  family: v.optional(described("Family name", v.string())),
  given: v.optional(described("Given names", v.string())),
  "dropping-particle": v.optional(
    described("Particle left out where the family name stands alone, such as `van` in a Dutch list", v.string()),
  ),
  "non-dropping-particle": v.optional(described("Particle that stays with the family name, such as `de`", v.string())),
  suffix: v.optional(described("What follows the name, such as `Jr.`", v.string())),
  "comma-suffix": v.optional(described("True where a comma stands before the suffix", v.boolean())),
  "static-ordering": v.optional(described("True where the family name always comes first", v.boolean())),
  literal: v.optional(described("A name in one piece, such as that of an institution", v.string())),
  "parse-names": v.optional(
    described("True where particles and suffixes are still to be found in the names", v.boolean()),
  ),
});

const DateParts = v.pipe(
  v.array(v.pipe(v.array(v.pipe(v.number(), v.integer("a whole number"))), v.minLength(1), v.maxLength(3))),
  v.minLength(1),
  v.maxLength(2),
  v.description("[[year, month, day]], or two of these for a span"),
);

const CslDate = v.strictObject({
  "date-parts": DateParts,
  season: v.optional(described("Season of the year, such as `spring`", v.union([v.string(), v.number()]))),
  circa: v.optional(described("True where the date is about right only", v.boolean())),
  literal: v.optional(described("A date in words", v.string())),
  raw: v.optional(described("A date as it was found, not taken apart", v.string())),
});

function optionalFields<const Field extends string, Value extends v.GenericSchema>(
  meanings: Readonly<Record<Field, string>>,
  value: Value,
): Record<Field, v.OptionalSchema<Value, undefined>> {
  return Object.fromEntries(
    Object.entries<string>(meanings).map(([field, meaning]) => [field, v.optional(described(meaning, value))]),
  ) as unknown as Record<Field, v.OptionalSchema<Value, undefined>>;
}

/** An item of CSL-JSON with every standard variable, and `custom` for whatever else a newsroom keeps. */
export const SourceShape = v.strictObject({
  id: described("Id of the source, which citations name", Id),
  type: described("Kind of the source, as CSL-JSON names it", v.picklist(CSL_TYPES)),
  title: described("Title of the source", Text),
  ...optionalFields(CSL_DATES, CslDate),
  ...optionalFields(CSL_NAMES, v.array(Name)),
  ...optionalFields(CSL_NUMBERS, v.union([v.string(), v.number()])),
  ...optionalFields(CSL_TEXTS, v.string()),
  ...optionalFields({ categories: "Subjects under which it is filed" }, v.array(v.string())),
  ...optionalFields(
    { custom: "Whatever else you keep; `copy_url` is where a copy of the page is" },
    v.record(v.string(), v.unknown()),
  ),
});

/** sources.json, given what an item is. */
export function sourcesFile<Item extends v.GenericSchema>(item: Item) {
  return v.array(item);
}
