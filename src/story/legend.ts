import { LOCATIONS, MODES, type Location, type Mode, type Story } from "./story.ts";

/** A mode with the words of its author, which the mode `other` has. */
export interface LegendMode {
  mode: Mode;
  modeWord?: string;
}

export interface LegendEntry extends LegendMode {
  location: Location;
}

/** The kinds of line that a story draws, each once: by mode, then by the words of other modes, then from well to badly known. */
export function legendOf(story: Story): LegendEntry[] {
  return modesOf(story.legs).flatMap((mode) => {
    const locations = new Set(
      story.legs.filter((leg) => isOfMode(leg, mode)).flatMap((leg) => leg.stretches.map(({ location }) => location)),
    );
    return LOCATIONS.filter((location) => locations.has(location)).map((location) => ({ ...mode, location }));
  });
}

/** The modes of the legs that have other possible ways. */
export function modesWithAlternatives(story: Story): LegendMode[] {
  return modesOf(story.legs.filter((leg) => leg.alternatives.length > 0));
}

/** True where a leg is drawn as the legend shows this mode. */
export function isOfMode(leg: LegendMode, { mode, modeWord }: LegendMode): boolean {
  return leg.mode === mode && leg.modeWord === modeWord;
}

/** The modes of legs, each once, in the order of `MODES`; other modes in that of the legs. */
function modesOf(legs: readonly LegendMode[]): LegendMode[] {
  return MODES.flatMap((mode) =>
    [...new Set(legs.filter((leg) => leg.mode === mode).map(({ modeWord }) => modeWord))].map((modeWord) => ({
      mode,
      ...(modeWord !== undefined && { modeWord }),
    })),
  );
}

/** The marks of places beside their points: how near one is known, and an area that is all the sources give. */
export type PlaceMark = "ring" | "area";

/** The marks that a story draws, each once. */
export function placeMarksOf(story: Story): PlaceMark[] {
  const roles = new Set(story.places.map(({ role }) => role));
  return [...(roles.has("reported") ? (["ring"] as const) : []), ...(roles.has("area") ? (["area"] as const) : [])];
}
