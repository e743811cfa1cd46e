import { countWords } from "../checks/check-citations.ts";
import { stretchesByLeg } from "../checks/check-legs.ts";
import type { Draft, DraftPlace, DraftStretch, StoryHead } from "../draft.ts";
import { parseDate } from "../../story/dates.ts";
import { lineOf } from "../../geometry/line.ts";
import type { ChapterFile, ClaimFile, UnknownFile } from "../schema/schema.ts";
import { numberSources } from "../../story/source-numbers.ts";
import type { Alternative, Chapter, Claim, Leg, Place, Story, StoryDate, Stretch, Unknown } from "../../story/story.ts";

/** The story of a draft in which no error was found. */
export function buildStory(head: StoryHead, draft: Draft): Story {
  const {
    id,
    title,
    standfirst = "",
    standfirstClaims = [],
    language,
    asOf,
    borderPolicy,
    movementNote,
    credit,
    attribution,
    countries = [],
    baseMap = {},
  } = head;
  const wordsOf = wordCounts(draft);
  const parts = {
    id,
    title,
    standfirst,
    standfirstClaims,
    language,
    asOf: parseGoodDate(asOf),
    borderPolicy,
    movementNote,
    credit,
    attribution,
    countries,
    baseMap: { detail: baseMap.detail ?? false },
    chapters: draft.chapters.map(({ value }) => chapterOf(value, wordsOf)),
    unknowns: draft.unknowns.map(({ value }) => unknownOf(value)),
    places: draft.places.map(placeOf),
    legs: [...stretchesByLeg(draft.stretches).values()].map(legOf),
    claims: draft.claims.map(({ value }) => claimOf(value)),
    sources: draft.sources.map(({ value }) => value),
  };
  return { ...parts, sourceNumbers: numberSources(parts) };
}

function chapterOf({ when, ...chapter }: ChapterFile, wordsOf: (chapter: ChapterFile) => number): Chapter {
  const words = wordsOf(chapter);
  return { travels: [], claims: [], unknowns: false, ...chapter, words, ...whenOf(when) };
}

/** Counts the words of each text once: a claim may be told in many chapters, and plans ask again and again. */
function wordCounts({ claims, unknowns }: Draft): (chapter: ChapterFile) => number {
  const ofClaims = new Map(claims.map(({ value }) => [value.id, countWords(value.text)]));
  const ofUnknowns = unknowns.reduce((sum, { value }) => sum + countWords(value.text), 0);
  return ({ text = "", claims: told = [], unknowns: lists = false }) =>
    told.reduce((sum, id) => sum + (ofClaims.get(id) ?? 0), countWords(text)) + (lists ? ofUnknowns : 0);
}

function unknownOf(unknown: UnknownFile): Unknown {
  return { citations: [], ...unknown };
}

function claimOf({ when, ...claim }: ClaimFile): Claim {
  return { conflictsWith: [], ...claim, ...whenOf(when) };
}

function placeOf({ value, geometry, anchor }: DraftPlace): Place {
  return { aliases: [], citations: [], ...value.properties, id: value.id, geometry, anchor };
}

function legOf(features: readonly DraftStretch[]): Leg {
  const first = features[0];
  if (first === undefined) throw new RangeError("A leg has at least one stretch.");
  const { leg: id, name, mode, modeWord, from, to, status, when } = first.value.properties;
  const stretches: Stretch[] = [];
  const alternatives: Alternative[] = [];
  for (const feature of features) {
    const { alternative } = feature.value.properties;
    if (alternative === undefined) stretches.push(stretchOf(feature));
    else alternatives.push({ ...stretchOf(feature), name: alternative });
  }
  return {
    id,
    name,
    mode,
    ...(modeWord !== undefined && { modeWord }),
    from,
    to,
    ...(status !== undefined && status !== "travelled" && { status }),
    ...whenOf(when),
    stretches,
    alternatives,
  };
}

function stretchOf({ value, positions }: DraftStretch): Stretch {
  const { location, via, provenance, citations, note } = value.properties;
  return {
    id: value.id,
    location,
    line: lineOf(positions),
    ...(via === undefined ? {} : { via }),
    provenance,
    citations,
    ...(note === undefined ? {} : { note }),
  };
}

function whenOf(edtf: string | undefined): { when?: StoryDate } {
  return edtf === undefined ? {} : { when: parseGoodDate(edtf) };
}

function parseGoodDate(edtf: string): StoryDate {
  const date = parseDate(edtf);
  if (date === undefined) throw new RangeError(`The date ${edtf} was not checked before the story was built.`);
  return date;
}
