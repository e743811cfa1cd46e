import type { MultiPolygon, Point, Polygon, Position } from "geojson";
import type { Line } from "../geometry/line.ts";

/**
 * Why a claim is believed. The order is the order of the legend: from the word of officials, and of those who were there or are a party, to what is ours.
 */
export const BASES = [
  "stated-by-official",
  "stated-by-witness",
  "imagery-released-by-official",
  "independent-imagery",
  "documents",
  "inference",
  "context",
] as const;
/** One of `BASES`. */
export type Basis = (typeof BASES)[number];

/** How well the line or point is known, from best to worst. */
export const LOCATIONS = ["exact", "approximate", "schematic", "unknown"] as const;
/** One of `LOCATIONS`. */
export type Location = (typeof LOCATIONS)[number];

/** How a leg is travelled, in the order of the legend. `other` has words of its author's. */
export const MODES = ["sea", "rail", "road", "air", "river", "foot", "pipeline", "other"] as const;
/** One of `MODES`. */
export type Mode = (typeof MODES)[number];

/**
 * What became of a leg, in the order of the legend. `diverted`: it went here instead of where it was bound; `returning`: it went
 * back; `refused`: it set out and was turned away, so that it never arrived; `planned`: it was to go, and nothing says that it did.
 */
export const LEG_STATUSES = ["travelled", "diverted", "returning", "refused", "planned"] as const;
/** One of `LEG_STATUSES`. */
export type LegStatus = (typeof LEG_STATUSES)[number];

/**
 * `stop`: a point of the route; `area`: a region that is all the sources give; `reported`: a point of the route that
 * only other sources name; `context`: not on the route.
 */
export const PLACE_ROLES = ["stop", "area", "reported", "context"] as const;
/** One of `PLACE_ROLES`. */
export type PlaceRole = (typeof PLACE_ROLES)[number];

/** A date as written in the story (EDTF level 0 or 1), with the span it covers. */
export interface StoryDate {
  /** The EDTF text, such as `2023-09-07/2023-09-08`, `2023-08~` or `../2023-10-13`. */
  edtf: string;
  /** First instant, milliseconds since 1970 in UTC; -Infinity where the start is open. */
  startMs: number;
  /** First instant after the span, milliseconds since 1970 in UTC; Infinity where the end is open. */
  endMs: number;
  /** True where any part of the date is marked approximate (`~`) or uncertain (`?`). */
  approximate: boolean;
}

/** Where a source says something. */
export interface Citation {
  /** Id of an item of sources.json. */
  source: string;
  /** Verbatim, in the language of the source, at most 40 words. */
  quote?: string;
  /** English translation of a quote in another language; ours unless the source has one. */
  translation?: string;
  /** Where in the source: a page, a paragraph, a caption. */
  locator?: string;
}

/** A place of a story: on the route, reported beside it, or there for the reader's orientation. */
export interface Place {
  id: string;
  name: string;
  /** The name in the language of the place, as shown beside `name` on the map. */
  localName?: string;
  aliases: readonly string[];
  role: PlaceRole;
  location: Location;
  /** Radius in meters within which the true point lies; absent for an area. */
  precisionMeters?: number;
  /** Of an area: longitudes are unwrapped along each ring, so they may leave [-180, 180], and no step is over 90 degrees wide. */
  geometry: Point | Polygon | MultiPolygon;
  /** Where a label and a numbered marker stand: the point itself, or a position inside the area. */
  anchor: Position;
  /** Where the geometry came from and how it was made. */
  provenance: string;
  citations: readonly Citation[];
  note?: string;
}

/** One piece of a leg with one certainty. Pieces of a leg join end to end, in file order. */
export interface Stretch {
  id: string;
  location: Location;
  line: Line;
  /** Names of its positions, one each and in order, where they are known. */
  via?: readonly string[];
  provenance: string;
  citations: readonly Citation[];
  note?: string;
}

/** Another way that a leg, or part of it, may have gone. Never drawn unless asked for. */
export interface Alternative extends Stretch {
  name: string;
}

/** A way between two places, by one mode. Its line consists of stretches, each of one certainty. */
export interface Leg {
  id: string;
  name: string;
  mode: Mode;
  /** What an `other` mode is called in legend and text, such as `By dog sled`; absent for every other mode. */
  modeWord?: string;
  /** Place ids. */
  from: string;
  to: string;
  /** Absent for a leg that was travelled. */
  status?: LegStatus;
  when?: StoryDate;
  stretches: readonly Stretch[];
  alternatives: readonly Alternative[];
}

/** One statement, who makes it, and on what basis it is believed. */
export interface Claim {
  id: string;
  /** A place id, a leg id, or `story`. */
  about: string;
  when?: StoryDate;
  text: string;
  attributedTo: string;
  basis: Basis;
  citations: readonly Citation[];
  /** Ids of claims that say otherwise; goes both ways. */
  conflictsWith: readonly string[];
  note?: string;
}

/** One item of CSL-JSON, as far as Waybill reads it; every other CSL field is kept. */
export interface Source {
  id: string;
  type: string;
  title: string;
  publisher?: string;
  "container-title"?: string;
  author?: readonly { family?: string; given?: string; literal?: string }[];
  issued?: { "date-parts": readonly (readonly number[])[]; circa?: boolean };
  URL?: string;
  language?: string;
  note?: string;
  [field: string]: unknown;
}

/** One step of the telling. */
export interface Chapter {
  id: string;
  title: string;
  /** A word or two for the step button. */
  shortTitle: string;
  /** Ids of places and legs that the camera shows whole; `story` for all of it. */
  shows: readonly string[];
  /** Legs whose head moves in this chapter, in order. */
  travels: readonly string[];
  when?: StoryDate;
  text?: string;
  /** Claim ids in the order of telling. */
  claims: readonly string[];
  /** How many words there are to read: text, claims, and what is not known where it is listed. */
  words: number;
  /** True for the chapter that lists `unknowns`. */
  unknowns: boolean;
}

/** Something that no source says. */
export interface Unknown {
  id: string;
  text: string;
  /** Place or leg id, or `story`. */
  about: string;
  citations: readonly Citation[];
}

/** What a story asks of the base map. */
export interface StoryBaseMap {
  /** The folder `basemap` beside the story holds the coast in full detail. */
  detail: boolean;
}

/** A story as it was read: known keys only, every id resolved, dates parsed. */
export interface Story {
  id: string;
  title: string;
  /** Empty where the story has none. */
  standfirst: string;
  /** Ids of the claims that it tells; empty where the file names none. */
  standfirstClaims: readonly string[];
  /** BCP 47. */
  language: string;
  /** The story takes account of what was published up to this day. */
  asOf: StoryDate;
  /** One sentence on disputed borders, printed with every map. */
  borderPolicy: string;
  /** Says how far the movement is illustrative. A picture, in which nothing moves, prints the first sentence. */
  movementNote: string;
  /** The maker of the graphic. */
  credit: string;
  /** Credits that data licences of this story's own data oblige us to print. */
  attribution: readonly string[];
  /** Countries that the story runs through or is about, ISO 3166-1 alpha-3; empty where it names none. */
  countries: readonly string[];
  baseMap: StoryBaseMap;
  chapters: readonly Chapter[];
  unknowns: readonly Unknown[];
  places: readonly Place[];
  legs: readonly Leg[];
  claims: readonly Claim[];
  sources: readonly Source[];
  /** Source id -> number printed on page, map and picture: the order of first citation, from 1. */
  sourceNumbers: ReadonlyMap<string, number>;
}
