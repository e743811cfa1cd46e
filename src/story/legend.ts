import { LOCATIONS, MODES, type Location, type Mode, type Story } from "./story.ts";

export interface LegendEntry {
  mode: Mode;
  location: Location;
}

/** The kinds of line that a story draws, each once: by mode, then from well to badly known. */
export function legendOf(story: Story): LegendEntry[] {
  const kinds = new Set(story.legs.flatMap((leg) => leg.stretches.map(({ location }) => `${leg.mode} ${location}`)));
  return MODES.flatMap((mode) => LOCATIONS.map((location) => ({ mode, location }))).filter(({ mode, location }) =>
    kinds.has(`${mode} ${location}`),
  );
}

/** The modes of the legs that have other possible ways. */
export function modesWithAlternatives(story: Story): Mode[] {
  return MODES.filter((mode) => story.legs.some((leg) => leg.mode === mode && leg.alternatives.length > 0));
}

/** The marks of places beside their points: how near one is known, and an area that is all the sources give. */
export type PlaceMark = "ring" | "area";

/** The marks that a story draws, each once. */
export function placeMarksOf(story: Story): PlaceMark[] {
  const roles = new Set(story.places.map(({ role }) => role));
  return [...(roles.has("reported") ? (["ring"] as const) : []), ...(roles.has("area") ? (["area"] as const) : [])];
}
