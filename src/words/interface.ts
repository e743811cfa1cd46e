import type { Subject } from "../story/evidence.ts";
import type { PlaceMark } from "../story/legend.ts";
import type { Basis, LegStatus, Location, Mode, Place, StoryDate } from "../story/story.ts";
import type { PageWords } from "./page-interface.ts";

/**
 * The words of page, map, pictures and exports in one language. Code asks for a phrase by its meaning and gives the facts;
 * order, plural and punctuation belong to the language. Entry points choose the language and hand it down: all other code
 * gets it as an argument. English, `en.ts`, is the only language so far; another is another object of this type.
 *
 * Some texts stay English and are not in here: the problems that `check` lists, refusals and other errors, the help and the
 * messages of the command line, and the headings of the page that `audit` writes.
 * @opaque
 */
export interface Words {
  /** BCP 47. */
  language: string;
  dates: DateWords;
  numbers: NumberWords;
  certainty: CertaintyWords;
  sources: SourceWords;
  map: MapWords;
  picture: PictureTextWords;
  alt: AltWords;
  page: PageWords;
}

export interface DateWords {
  /** `7–8 September 2023`, `about August 2023`, `until 13 October 2023`. */
  long(date: StoryDate): string;
  /** The same with short months, where there is little room. */
  short(date: StoryDate): string;
}

export interface NumberWords {
  /** Kilometers in words from meters: `0.4 km`, `12 km`. */
  kilometers(meters: number): string;
  /** Under a scale bar, with the latitude in degrees at which it is true: `50 km at 42.5° N`. */
  scaleAt(meters: number, lat: number): string;
  /** `1 claim`, `2 claims`: a number with a noun, given in the singular. */
  counted(count: number, noun: string): string;
}

/** The two axes, the same on page, map and picture: why a claim is believed, and how well a line or point is known. */
export interface CertaintyWords {
  bases: Readonly<Record<Basis, string>>;
  locations: Readonly<Record<Location, string>>;
  /** Those of `other` stand in its `modeWord`; what is said here serves where there is none. */
  modes: Readonly<Record<Mode, string>>;
  /** The marks of places beside their points. */
  marks: Readonly<Record<PlaceMark, string>>;
  /** What became of a leg, as a part of a sentence; empty for one that was travelled. */
  statuses: Readonly<Record<LegStatus, string>>;
  /** One entry of the legend: `By sea, schematic line`, and what became of the leg where it was not simply travelled. */
  line(
    mode: Mode,
    location: Location,
    options?: { modeWord?: string | undefined; status?: LegStatus | undefined },
  ): string;
  /** The other ways that a leg may have gone. */
  alternative(mode: Mode, modeWord?: string): string;
  /** Over the legend. */
  legendTitle: string;
  /** The paler part of a line, which nothing has travelled yet. */
  later: string;
  /** Of a place that legs lead to and nothing reached. */
  notReached: string;
  /** How well a leg or a place on the map is known. */
  known(subject: Subject): string;
  /** On the map, beside a way that nobody knows: two lines. */
  unknownWay: string;
  /** Under a locator. */
  locator: string;
}

export interface SourceWords {
  /** `reported 13 October 2023`, from the date in words. */
  reported(date: string): string;
  undated: string;
  /** `in ko`, from a BCP 47 tag; empty where the source is in the language of these words. */
  inLanguage(tag: string): string;
  publishedUpTo(date: string): string;
}

/** Words that the story's own layers write on the map, and what a reader is told of a map that is not whole. */
export interface MapWords {
  /** Beside a leg that was not simply travelled. */
  statuses: Readonly<Record<Exclude<LegStatus, "travelled">, string>>;
  /** A place that nothing reached, in two lines. */
  unreached(name: string): string;
  area(name: string): string;
  failures: MapFailureWords;
  missing: MissingPartWords;
}

/** Why a reader gets no map, with what to do. */
export interface MapFailureWords {
  noWorker: string;
  noWebGl: string;
  notMade: string;
  lostGraphics: string;
  notSettled: string;
  /** `reason` is of the browser, in its own words. */
  cannotBeDrawn(reason: string): string;
}

/** The parts of the base map that a map can be drawn without. */
export type BaseMapPart = "world" | "detail" | "rivers";

/** What a map that is drawn lacks. */
export interface MissingPartWords {
  /** `parts` could not be loaded: of the first, the name of its file and the reason. */
  parts(parts: readonly BaseMapPart[], file: string, reason: string): string;
  notYetThere: string;
  otherFont: string;
}

/** Words of a picture around its map. */
export interface PictureTextWords {
  /** The heading of the note on open questions. */
  notKnown: string;
  /** The line of sources, each with its number. */
  sources(lines: readonly string[]): string;
  /** The same line where the sources stand at an address, or without one in the data of the file. */
  sourcesElsewhere(address: string | undefined): string;
  /** The line that stands instead of the claims about places where there is no room for them. */
  claimsElsewhere(address: string | undefined): string;
  /** The credits of the map data, in one line. */
  mapData(credits: string): string;
}

/** Where the travel of a leg stands at the moment of a picture. */
export type Progress = "ahead" | "under-way" | "travelled";

/** The parts of a picture's description, each a sentence or a part of one. */
export interface AltWords {
  /** A chapter with its date in words, where it has one. */
  chapter(title: string, date: string | undefined): string;
  /** The short text: a story's title and the chapter as `chapter` gives it. */
  short(title: string, chapter: string): string;
  opening(title: string): string;
  moment(chapter: string): string;
  showsRoute: string;
  shows(names: readonly string[]): string;
  locator: string;
  inset(names: readonly string[]): string;
  leg(facts: {
    name: string;
    mode: Mode;
    modeWord?: string;
    date: string | undefined;
    /** How well its parts are known, in their order, neighbours that are alike once. */
    locations: readonly Location[];
    status: LegStatus;
    /** Name of the vehicle, where the story has several. */
    vehicle: string | undefined;
    progress: Progress;
    isOutside: boolean;
  }): string;
  /** A numbered place, as a part of `places`. */
  place(number: number, place: Place, isOutside: boolean): string;
  places(places: readonly string[]): string;
  /** A place that nothing reached, as a part of `unreachedPlaces`. */
  unreached(name: string, isOutside: boolean): string;
  unreachedPlaces(places: readonly string[]): string;
  area(name: string, isOutside: boolean): string;
  areas(areas: readonly string[]): string;
}
