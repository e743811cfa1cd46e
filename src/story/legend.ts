import { statusOf, unreachedPlaces } from "./leg-status.ts";
import { LEG_STATUSES, LOCATIONS, MODES, type LegStatus, type Location, type Mode, type Story } from "./story.ts";

/** A mode with the words of its author, which the mode `other` has. */
export interface LegendMode {
  mode: Mode;
  modeWord?: string;
}

export interface LegendEntry extends LegendMode {
  location: Location;
  /** Absent for a line that was travelled. */
  status?: LegStatus;
}

/**
 * The kinds of line that a story draws, each once: by mode, then by the words of other modes, then by what became of the leg, then
 * from well to badly known.
 */
export function legendOf(story: Story): LegendEntry[] {
  return modesOf(story.legs).flatMap((mode) =>
    LEG_STATUSES.flatMap((status) => {
      const legs = story.legs.filter((leg) => isOfMode(leg, mode) && statusOf(leg) === status);
      const locations = new Set(legs.flatMap((leg) => leg.stretches.map(({ location }) => location)));
      return LOCATIONS.filter((location) => locations.has(location)).map((location) => ({
        ...mode,
        location,
        ...(status !== "travelled" && { status }),
      }));
    }),
  );
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

/** The marks of places beside their points: how near one is known, an area that is all the sources give, a place that nothing reached. */
export type PlaceMark = "ring" | "area" | "unreached";

/** The marks that a story draws, each once. */
export function placeMarksOf(story: Story): PlaceMark[] {
  const unreached = new Set(unreachedPlaces(story));
  const hasArea = story.places.some(({ role }) => role === "area");
  const hasRing = story.places.some((place) => place.role === "reported" && !unreached.has(place));
  const hasPoint = [...unreached].some(({ role }) => role !== "area");
  return [
    ...(hasRing ? (["ring"] as const) : []),
    ...(hasArea ? (["area"] as const) : []),
    ...(hasPoint ? (["unreached"] as const) : []),
  ];
}
