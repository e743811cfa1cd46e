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
