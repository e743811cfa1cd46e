import { creditsLine } from "../../story/credits.ts";
import { legendOf, placeMarksOf, type LegendEntry, type PlaceMark } from "../../story/legend.ts";
import { numberedSources } from "../../story/source-numbers.ts";
import type { StoryModel } from "../../story/story-model.ts";
import type { Words } from "../../words/interface.ts";
import { sourceDate, sourcePublisher } from "../../words/source-words.ts";
import type { Chapter, Citation, Claim, Story } from "../../story/story.ts";

export interface PictureNote {
  /** The number of the place on the map; absent for the note on what is not known. */
  number?: number;
  heading: string;
  /** Empty where there is no room for it. */
  text: string;
}

/** All words of a picture, from the story alone. */
export interface PictureContent {
  title: string;
  standfirst: string;
  /** The chapter of the picture with its date; empty for the last one of a story that ends without a date: all of it. */
  moment: string;
  legend: LegendEntry[];
  marks: readonly PlaceMark[];
  notes: PictureNote[];
  /** Sources of the notes by number, border policy, date, data licences and credit. */
  smallPrint: string[];
}

/** The chapter that a picture tells. */
export interface ToldChapter {
  chapterIndex: number;
  /** The picture shows the chapter on its way, not as a still: then the words say what of the movement is illustrative. */
  inMotion: boolean;
}

const UNKNOWNS_IN_PICTURE = 5;

/** More sources than this are listed elsewhere. */
const MOST_SOURCES_PRINTED = 12;

/** Of more places than this each has its name and date alone: so many notes leave the map no room, and nobody reads them. */
const MOST_PLACES_TOLD = 12;

/** The facts of a picture that its words need beside the story. */
export interface ContentFacts {
  /** The credit of the base map. */
  attribution: string;
  /** Where the story is published. */
  address?: string;
  /** The sources are not listed, even where they are few. */
  sourcesElsewhere?: boolean;
  /**
   * Places have their names and dates alone: what is claimed of each is not told, and its sources are not listed. Where absent,
   * that is so for a story of many places.
   */
  placesInBrief?: boolean;
  moment?: ToldChapter;
}

/**
 * The words that belong to a picture of a story. Where the sources are many, the address where they are listed stands
 * instead; the file's metadata has them in any case.
 */
export function pictureContent(
  { story, markers }: StoryModel,
  words: Words,
  { attribution, address, sourcesElsewhere = false, placesInBrief, moment }: ContentFacts,
): PictureContent {
  const told = markers.flatMap(({ place, number }) => {
    const claim = firstClaimAbout(story, place.id);
    return claim ? [{ number, place, claim }] : [];
  });
  const isBrief = placesInBrief ?? told.length > MOST_PLACES_TOLD;
  const chapter = story.chapters[moment?.chapterIndex ?? -1];
  const unknowns = story.unknowns.slice(0, UNKNOWNS_IN_PICTURE);
  const notes: PictureNote[] = told.map(({ number, place, claim }) => ({
    number,
    heading: claim.when ? `${place.name}, ${words.dates.short(claim.when)}` : place.name,
    text: isBrief ? "" : withNumbers(claim.text, numbersOf(story, claim.citations)),
  }));
  if (unknowns.length > 0)
    notes.push({
      heading: words.picture.notKnown,
      text: unknowns.map((unknown) => firstSentence(unknown.text)).join(" "),
    });
  const ofPlaces = isBrief ? [] : told.flatMap(({ claim }) => claim.citations);
  const cited = [...openingCitations(story), ...ofPlaces];
  const lines = sourceLines(story, cited, words);
  const mapData = words.picture.mapData(creditsLine(story, attribution).replaceAll(" | ", "; "));
  const areElsewhere = sourcesElsewhere || lines.length > MOST_SOURCES_PRINTED;
  return {
    title: story.title,
    standfirst: withNumbers(story.standfirst, numbersOf(story, openingCitations(story))),
    moment: chapter && (chapter.when || chapter !== story.chapters.at(-1)) ? chapterInWords(chapter, words) : "",
    legend: legendOf(story),
    marks: placeMarksOf(story),
    notes,
    smallPrint: [
      ...(lines.length > 0
        ? [areElsewhere ? words.picture.sourcesElsewhere(address) : words.picture.sources(lines)]
        : []),
      ...(isBrief ? [words.picture.claimsElsewhere(address)] : []),
      [
        moment?.inMotion ? story.movementNote : firstSentence(story.movementNote),
        ...story.claims.filter(isOwnLine(story)).map(({ text }) => text),
      ].join(" "),
      story.borderPolicy,
      `${words.sources.publishedUpTo(words.dates.long(story.asOf))} ${mapData} ${story.credit}.`,
    ],
  };
}

function chapterInWords({ title, when }: Chapter, { dates }: Words): string {
  return when ? `${title}, ${dates.long(when)}` : title;
}

/** The claim that a note tells: the first of the chapters that is about the place and has a date, or the first at all. */
function firstClaimAbout(story: Story, placeId: string): Claim | undefined {
  const claims = story.chapters
    .flatMap((chapter) => chapter.claims)
    .flatMap((id) => story.claims.find((claim) => claim.id === id) ?? [])
    .filter(({ about }) => about === placeId);
  return claims.find(({ when }) => when) ?? claims[0];
}

/** True for a told conclusion of the story itself about a leg: a picture must say that the line is its own. */
function isOwnLine({ legs, credit, chapters }: Story): (claim: Claim) => boolean {
  return ({ id, basis, about, attributedTo }) =>
    basis === "inference" &&
    credit.includes(attributedTo) &&
    legs.some((leg) => leg.id === about) &&
    chapters.some(({ claims }) => claims.includes(id));
}

/** The citations that the standfirst rests on. */
function openingCitations({ claims, standfirstClaims }: Story): Citation[] {
  return claims.filter(({ id }) => standfirstClaims.includes(id)).flatMap((claim) => claim.citations);
}

function firstSentence(text: string): string {
  return /^.*?[.?!](?=\s|$)/s.exec(text)?.[0] ?? text;
}

function withNumbers(text: string, numbers: string): string {
  return text && numbers ? `${text} ${numbers}` : text;
}

/** `[1]–[3][7]`: the numbers of the sources, three or more in a row as a range. */
function numbersOf(story: Story, citations: readonly Citation[]): string {
  const all = new Set(citations.map(({ source }) => story.sourceNumbers.get(source) ?? 0));
  const runs: number[][] = [];
  for (const number of [...all].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  const written = (run: number[]) =>
    run.length > 2 ? `[${run[0]}]–[${run.at(-1)}]` : run.map((number) => `[${number}]`).join("");
  return runs.map(written).join("");
}

function sourceLines(story: Story, citations: readonly Citation[], words: Words): string[] {
  const ids = new Set(citations.map(({ source }) => source));
  return numberedSources(story)
    .filter(({ source }) => ids.has(source.id))
    .map(
      ({ source, number }) =>
        `[${number}] ${[sourcePublisher(source) || `“${source.title}”`, sourceDate(source, words)].filter(Boolean).join(", ")}`,
    );
}
