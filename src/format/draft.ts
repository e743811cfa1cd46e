import type { Position } from "geojson";
import type { Path } from "./problem.ts";
import type { ChapterFile, ClaimFile, UnknownFile } from "./schema/schema.ts";
import type { PlaceFile, StretchFile } from "./schema/schema-geojson.ts";
import type { ClockZone, Place, Source, Vehicle } from "../story/story.ts";

/** The five files of a story folder, in the order in which problems are told. */
export const STORY_FILES = ["story.json", "places.geojson", "legs.geojson", "claims.json", "sources.json"] as const;

/** An item of a file whose own shape is good, and where it stands. */
export interface Item<Value> {
  value: Value;
  path: Path;
}

export interface StoryHead {
  format?: number | undefined;
  id: string;
  title: string;
  standfirst?: string | undefined;
  standfirstClaims?: string[] | undefined;
  language: string;
  asOf: string;
  borderPolicy: string;
  movementNote: string;
  credit: string;
  attribution: string[];
  countries?: string[] | undefined;
  baseMap?: { detail?: boolean | undefined } | undefined;
  vehicles?: Vehicle[] | undefined;
  clock?: ClockZone | undefined;
}

export interface DraftPlace extends Item<PlaceFile> {
  geometry: Place["geometry"];
  anchor: Position;
}

export interface DraftStretch extends Item<StretchFile> {
  positions: Position[];
}

/**
 * Ids as they stand in the files, broken items too, so that one fault does not make a second of each reference.
 * Undefined where the file could not be read: then no reference into it is called wrong.
 */
export interface KnownIds {
  places: ReadonlySet<string> | undefined;
  legs: ReadonlySet<string> | undefined;
  claims: ReadonlySet<string> | undefined;
  sources: ReadonlySet<string> | undefined;
}

/** The parts of a story folder that could be read, before its parts are checked against each other. */
export interface Draft {
  head: StoryHead | undefined;
  chapters: Item<ChapterFile>[];
  unknowns: Item<UnknownFile>[];
  places: DraftPlace[];
  stretches: DraftStretch[];
  /** Ids of legs of which some Feature is broken: what joins or ends there cannot be told. */
  brokenLegs: ReadonlySet<string>;
  claims: Item<ClaimFile>[];
  sources: Item<Source>[];
  ids: KnownIds;
  /** False where a file or an item could not be read: then nothing is called missing for being cited nowhere. */
  isWhole: boolean;
}

/** True where the id is in the set, or nothing is known of the set. */
export function mayExist(ids: ReadonlySet<string> | undefined, id: string): boolean {
  return ids === undefined || ids.has(id);
}

/** True where the id names a place, a leg or the story as a whole. */
export function mayBeSubject(ids: KnownIds, id: string): boolean {
  return id === "story" || mayExist(ids.places, id) || mayExist(ids.legs, id);
}
