import fc from "fast-check";
import { MINIMAL } from "../story/whole-story.ts";
import { readFolder } from "../story/read-folder.ts";
import { STORY_FILES } from "../../src/format/draft.ts";
import type { StoryTexts } from "./generated-story.ts";
import { JSON_TEXTS } from "./hostile-values.ts";

const good: StoryTexts = new Map(
  [...readFolder(MINIMAL)].filter(([name]) => STORY_FILES.some((file) => file === name)),
);

/** A literal of JSON with what stands before it, as far as one can be told without a parser. */
const LITERAL = /(?<=[:[,]\s*)("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)(?=\s*[,\]}])/g;

/** One change of a text: a value of JSON taken for another, or characters cut out, doubled or put in. */
type Change = (text: string) => string;

const aValue: fc.Arbitrary<Change> = fc
  .tuple(fc.nat(), fc.constantFrom(...JSON_TEXTS))
  .map(([which, value]) => (text) => {
    const literals = [...text.matchAll(LITERAL)];
    const found = literals[which % Math.max(literals.length, 1)];
    if (found === undefined) return value;
    return text.slice(0, found.index) + value + text.slice(found.index + found[0].length);
  });

const aKey: fc.Arbitrary<Change> = fc
  .tuple(fc.nat(), fc.constantFrom("id", "x", "__proto__", "constructor", "type", "toString"))
  .map(([which, key]) => (text) => {
    const keys = [...text.matchAll(/"([^"\\]*)"(?=\s*:)/g)];
    const found = keys[which % Math.max(keys.length, 1)];
    if (found === undefined) return text;
    return `${text.slice(0, found.index)}"${key}"${text.slice(found.index + found[0].length)}`;
  });

const aCut: fc.Arbitrary<Change> = fc
  .tuple(fc.nat(), fc.nat({ max: 40 }), fc.constantFrom("", "", "twice"))
  .map(([from, length, twice]) => (text) => {
    const start = from % (text.length + 1);
    const part = text.slice(start, start + length);
    return text.slice(0, start) + (twice ? part + part : "") + text.slice(start + length);
  });

const someCharacters: fc.Arbitrary<Change> = fc
  .tuple(
    fc.nat(),
    fc.oneof(fc.string({ unit: "binary", maxLength: 5 }), fc.constantFrom(...'{}[],:"\\\u0000\ud800\ufeff')),
  )
  .map(([at, put]) => (text) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + put + text.slice(start);
  });

const change = fc.oneof(
  { weight: 5, arbitrary: aValue },
  { weight: 2, arbitrary: aKey },
  { weight: 1, arbitrary: aCut },
  { weight: 1, arbitrary: someCharacters },
);

/** Files of a small good story, with one to four changes, of which most leave no good story; some files are gone. */
export const mutatedFiles: fc.Arbitrary<StoryTexts> = fc
  .array(fc.tuple(fc.constantFrom(...STORY_FILES), change), { minLength: 1, maxLength: 4 })
  .chain((changes) =>
    fc.constantFrom(undefined, undefined, undefined, undefined, ...STORY_FILES).map((gone) => {
      const files = new Map(good);
      for (const [file, apply] of changes) files.set(file, apply(files.get(file)!));
      if (gone !== undefined && changes.length > 3) files.delete(gone);
      return files;
    }),
  );
