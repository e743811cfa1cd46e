import fc from "fast-check";
import { INVISIBLE } from "../../src/format/problem.ts";

/** Words that no text made of a story may hold: where one stands, a value was printed that is none. */
export const BROKEN_WORDS = /undefined|\bNaN\b|Infinity|\[object /;

/** Texts that a story may hold, each a known trap. */
export const TEXTS = [
  ...[
    "constructor",
    "__proto__",
    "null",
    "0",
    "-1",
    "1e999",
    "=1+1",
    "@SUM(A1)",
    "'",
    '"',
    '","',
    "a,b;c\td",
    "$&",
    "%s",
  ],
  ...["<img src=x onerror=alert(1)>", "</script>", "]]>", "&lt;", "-->", "${1}", "{@html x}", "javascript:alert(1)"],
  ..."e\u0301|나진항|Ελλάδα|القاهرة|東京|👩‍👩‍👧‍👦|🏳️‍🌈|a\u200bb|a\u00a0b|\u3000a|I. One. Two? Three!|x".split("|"),
  ...[
    "line one\nline two",
    " blanks around ",
    "“quoted” and ‘single’",
    "2023-09-12",
    "100 km",
    "likely, with high confidence",
  ],
  ...["long word ".repeat(18).trim(), "W".repeat(190)],
];

/** Texts that a story may hold, as chance brings them. */
export const text: fc.Arbitrary<string> = fc.string({ unit: "grapheme", maxLength: 12 }).map((found) => {
  const shown = found.replace(INVISIBLE, "").replace(BROKEN_WORDS, "");
  // Neither is a letter of no ink one that can be seen: the blank of braille, the filler of Hangul.
  const inked = shown.replace(/[\u2800\p{Default_Ignorable_Code_Point}]/gu, "");
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(inked) ? shown : `x${shown}`;
});

export const IDS = [
  ...[
    "constructor",
    "to-string",
    "value-of",
    "length",
    "name",
    "x",
    "end-2",
    "claim-a",
    "source-1",
    "story-2",
    "unknown-a",
  ],
  ...["a", "b-1", "0a", "2023-09", "place-a", "line-a", "at", "id", "e5", "n".repeat(80)],
];

export const LONGITUDES = [-180, 180, 179.9999, -179.9999, 0, -0, 90, 1e-300, 37.6];

export const LATITUDES = [-90, 90, 85.06, -85.06, 85.051129, 0, -0, 1e-300, 55.7];

export const DATES = [
  ...[undefined, "2023-09-07", "2023-09", "2023", "../2023-10-13", "2023-09-07/..", "2023-08~", "1000", "9999-12-31"],
  ...["2023-02-28/2023-03-01", "2023-09-07?/2023-10%", "2024-02-29"],
];

/** Values that take the place of others in a file, as they stand in JSON. */
export const JSON_TEXTS = [
  ...[
    "null",
    "[]",
    "{}",
    '""',
    "0",
    "-0",
    "-1",
    "1e999",
    "-1e400",
    "1e308",
    "5e-324",
    "true",
    "[[[[]]]]",
    '{"a":[null]}',
  ],
  ...[
    '"\\u0000"',
    '"\\ud800"',
    '"\\u202e"',
    '"__proto__"',
    '{"__proto__":1}',
    '"story"',
    '"end"',
    "[1e999,0]",
    "[null,null]",
  ],
  ...[
    '"1e999"',
    '"2023-13-45"',
    '"../.."',
    '"0000"',
    '"-0001"',
    "NaN",
    "Infinity",
    "undefined",
    "'x'",
    "1e",
    "[1,]",
    "9".repeat(400),
  ],
  ...['"' + "x".repeat(300) + '"', "[".repeat(70) + "]".repeat(70), '"\\u200b"', '"\\ufeff"'],
];
