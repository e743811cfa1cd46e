import type { BaseMapPart, MapWords } from "../interface.ts";

/** The things that a reader does not see without a part of the base map. */
const HOLDS: Record<BaseMapPart, string> = {
  world: "coasts, countries and their names",
  detail: "the detail of some coasts",
  rivers: "rivers",
};

export const map: MapWords = {
  area: (name) => `${name} (area)`,
  statuses: { diverted: "Diverted", returning: "Returning", refused: "Refused", planned: "Planned" },
  unreached: (name) => `${name}\n(not reached)`,
  failures: {
    noWorker:
      "The map cannot start: its worker sends nothing. An extension, a content policy or a broken connection may block " +
      "it. Allow scripts and workers for this page and try again.",
    noWebGl:
      "This browser does not offer WebGL 2, which the map is drawn with. The text of the story is here all the same; for " +
      "the map, turn hardware acceleration on or use another browser.",
    notMade:
      "The map could not be made in this browser. The text of the story is here all the same; try again, or use another " +
      "browser.",
    lostGraphics:
      "The graphics of the map were lost and have not come back: many maps in other tabs, a graphics driver that restarted " +
      "or a machine that slept may be why. The text of the story is here all the same; try again, or close other pages " +
      "first.",
    notSettled: "The map did not finish drawing. Try again; on a slow machine, close other pages first.",
    cannotBeDrawn: (reason) => `The map cannot be drawn: ${reason} Try again.`,
  },
  missing: {
    parts: (parts, file, reason) =>
      `The map is drawn without ${inList(parts.map((part) => HOLDS[part]))}, which could not be loaded (${file}: ${reason}).`,
    notYetThere: "Parts of the map have not come yet; they are drawn as soon as they come.",
    otherFont: "Names on the map are drawn with another font: its own could not be loaded.",
  },
};

function inList(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
