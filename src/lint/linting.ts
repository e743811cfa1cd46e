import type { FindingLog, Path } from "../format/problem.ts";
import type { StoryPaths } from "../format/read-story.ts";
import type { Leg, Story, Stretch } from "../story/story.ts";
import type { Ground } from "./ground.ts";

/** A copy of a source as it was read, kept beside the story. */
export interface ArchivedText {
  text: string;
  /** SHA-256 of the file's bytes, in lower-case hexadecimal. */
  sha256: string;
}

/** Material for the rules besides the story. A rule whose material is not given says nothing. */
export interface LintOptions {
  /** Land, water and countries of the base map. */
  ground?: Ground;
  /** Source id -> its archived text. */
  archive?: ReadonlyMap<string, ArchivedText>;
}

/** All that a rule is given. */
export interface Linting extends LintOptions {
  story: Story;
  paths: StoryPaths;
  log: FindingLog;
  /** Id of a stretch or an alternative -> meters along its drawn line. */
  lengthsMeters: ReadonlyMap<string, number>;
}

export const LEGS_FILE = "legs.geojson";

/** Where a stretch or an alternative stands. */
export function stretchPath(linting: Linting, stretch: Stretch): Path {
  return linting.paths.stretchPaths.get(stretch.id) ?? [];
}

/** Meters along the line that is drawn of a leg, without its alternatives. */
export function legLengthMeters(linting: Linting, leg: Leg): number {
  return leg.stretches.reduce((sum, stretch) => sum + (linting.lengthsMeters.get(stretch.id) ?? 0), 0);
}

/** `12 km`; below 10 km with one decimal. */
export function kilometers(meters: number): string {
  const km = meters / 1000;
  return `${km < 10 ? Math.round(km * 10) / 10 : Math.round(km).toLocaleString("en")} km`;
}
