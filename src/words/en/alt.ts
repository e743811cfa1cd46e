import type { LegStatus, Location, Place } from "../../story/story.ts";
import type { AltWords, Progress } from "../interface.ts";
import { certainty } from "./certainty.ts";

const PROGRESS: Record<Progress, string> = {
  ahead: "not yet travelled at this moment",
  "under-way": "drawn as under way at this moment",
  travelled: "drawn as travelled by this moment",
};

export const alt: AltWords = {
  chapter: (title, date) => `“${title}”${date === undefined ? "" : `, ${date}`}`,
  short: (title, chapter) => `Map of the route: ${asSentence(title)} ${asSentence(chapter)}`,
  opening: (title) => `Map of a route. ${asSentence(title)}`,
  moment: (chapter) => `Moment of the story: ${chapter}.`,
  showsRoute: "The map shows the whole route.",
  shows: (names) => `The map shows ${names.join("; ")}.`,
  locator: "A smaller map shows the whole route, with the part on this map framed.",
  inset: (names) => `A smaller map shows larger: ${names.join("; ")}.`,
  leg: ({ name, mode, modeWord = certainty.modes[mode], date, locations, status, progress, isOutside }) =>
    `${name}${unlessSaid(modeWord, name)}${date === undefined ? "" : `, ${date}`}: ${inOrder(locations)}; ${outcome(status, progress)}${where(isOutside)}.`,
  place: (number, place, isOutside) => `${number}, ${placeInWords(place)}${where(isOutside)}`,
  places: (places) => `Numbered places: ${places.join("; ")}.`,
  unreached: (name, isOutside) => `${name}${where(isOutside)}`,
  unreachedPlaces: (places) => `Not reached, and without a number: ${places.join("; ")}.`,
  area: (name, isOutside) => `${name}, an area without a point${where(isOutside)}`,
  areas: (areas) => `Areas: ${areas.join("; ")}.`,
};

/** What became of a leg, and how much of that is drawn at the moment. Nothing is drawn as travelled of what was planned. */
function outcome(status: LegStatus, progress: Progress): string {
  if (status === "travelled") return PROGRESS[progress];
  if (status === "planned") return certainty.statuses.planned;
  return `${certainty.statuses[status]}; ${PROGRESS[progress]}`;
}

/** How a leg is travelled, where its name does not say so. */
function unlessSaid(mode: string, name: string): string {
  return name.toLowerCase().includes(mode.toLowerCase()) ? "" : `, ${mode[0]!.toLowerCase()}${mode.slice(1)}`;
}

function where(isOutside: boolean): string {
  return isOutside ? ", outside this map" : "";
}

function inOrder(locations: readonly Location[]): string {
  return locations.map((location, index) => `${index > 0 ? "then " : ""}${certainty.locations[location]}`).join(", ");
}

function placeInWords({ name, localName, role, location, precisionMeters }: Place): string {
  const named = localName ? `${name} (${localName})` : name;
  const words = role === "reported" ? `${named}, named in other reports` : named;
  if (location === "exact") return words;
  return precisionMeters === undefined
    ? `${words}, ${location}`
    : `${words}, known to within ${Math.ceil(precisionMeters / 1000)} km`;
}

function asSentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
