import { dateInWords } from "../story/dates.ts";
import type { Frame, FrameLeg } from "../tour/frame.ts";
import type { CompanionMap } from "../tour/inset.ts";
import type { StoryModel } from "../story/story-model.ts";
import type { Leg, Location, Place, Story } from "../story/story.ts";
import { LOCATION_WORDS } from "./words.ts";

const NOTHING: ReadonlySet<string> = new Set();

/** A picture in words. */
export interface AltText {
  /** A sentence or two, for the `alt` of an image. */
  short: string;
  /** All that the map shows, for people who cannot see it. */
  full: string;
}

/** What of a story's map a picture shows beside or less than the frame. */
export interface PictureView {
  /** The smaller map in it. */
  inset?: CompanionMap;
  /** Ids of places and legs that lie outside the map: they are named as such. */
  outside?: ReadonlySet<string>;
}

/** A picture of one instant in words, from the frame that it draws: chapter, legs with dates and certainty, places. */
export function altText(
  { story, markers }: StoryModel,
  frame: Frame,
  { inset, outside = NOTHING }: PictureView = {},
): AltText {
  const chapter = story.chapters[frame.chapterIndex]!;
  const date = chapter.when ? `, ${dateInWords(chapter.when)}` : "";
  const moment = `“${chapter.title}”${date}`;
  const where = ({ id }: { id: string }) => (outside.has(id) ? ", outside this map" : "");
  const legs = story.legs.map((leg, index) => `${legInWords(leg, frame.legs[index])}${where(leg)}.`);
  const places = markers.map(({ number, place }) => `${number}, ${placeInWords(place)}${where(place)}`);
  const areas = story.places
    .filter(({ role }) => role === "area")
    .map((area) => `${area.name}, an area without a point${where(area)}`);
  const shows = frame.shows.filter((id) => !outside.has(id));
  const drawn = [...story.legs, ...story.places.filter(({ role }) => role !== "context")];
  const isPart = inset?.shows === "story" || drawn.some(({ id }) => outside.has(id));
  const isWhole = shows.includes("story") && !isPart;
  const shown = isWhole ? "the whole route" : namesOf(story, shows).join("; ");
  return {
    short: `Map of the route: ${asSentence(story.title)} ${asSentence(moment)}`,
    full: [
      `Map of a route. ${asSentence(story.title)}`,
      story.standfirst,
      `Moment of the story: ${moment}.`,
      shown ? `The map shows ${shown}.` : "",
      inset ? insetInWords(story, inset) : "",
      ...legs,
      places.length > 0 ? `Numbered places: ${places.join("; ")}.` : "",
      areas.length > 0 ? `Areas: ${areas.join("; ")}.` : "",
      story.movementNote,
      story.borderPolicy,
      `Sources published up to ${dateInWords(story.asOf)}.`,
    ]
      .filter(Boolean)
      .join(" "),
  };
}

function legInWords(leg: Leg, drawn: FrameLeg | undefined): string {
  const date = leg.when ? `, ${dateInWords(leg.when)}` : "";
  const certainties = leg.stretches
    .map(({ location }) => location)
    .filter((location, index, all) => location !== all[index - 1]);
  return `${leg.name}${date}: ${certaintiesInWords(certainties)}; ${progressInWords(drawn)}`;
}

function insetInWords(story: Story, inset: CompanionMap): string {
  if (inset.shows === "story") return "A smaller map shows the whole route, with the part on this map framed.";
  return `A smaller map shows larger: ${namesOf(story, inset.legIds).join("; ")}.`;
}

function certaintiesInWords(locations: readonly Location[]): string {
  return locations.map((location, index) => `${index > 0 ? "then " : ""}${LOCATION_WORDS[location]}`).join(", ");
}

function progressInWords(drawn: FrameLeg | undefined): string {
  if (!drawn || drawn.travelledMeters <= 0) return "not yet travelled at this moment";
  return drawn.travelledMeters < drawn.lengthMeters
    ? "drawn as under way at this moment"
    : "drawn as travelled by this moment";
}

function placeInWords({ name, localName, role, location, precisionMeters }: Place): string {
  const named = localName ? `${name} (${localName})` : name;
  const words = role === "reported" ? `${named}, named in other reports` : named;
  if (location === "exact") return words;
  return precisionMeters === undefined
    ? `${words}, ${location}`
    : `${words}, known to within ${Math.ceil(precisionMeters / 1000)} km`;
}

function namesOf(story: Story, ids: readonly string[]): string[] {
  return ids.flatMap((id) => [...story.places, ...story.legs].find((one) => one.id === id)?.name ?? []);
}

function asSentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
