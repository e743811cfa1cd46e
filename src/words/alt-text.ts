import { statusOf } from "../story/leg-status.ts";
import type { StoryModel } from "../story/story-model.ts";
import type { Leg, Story } from "../story/story.ts";
import type { Frame, FrameLeg } from "../tour/frame.ts";
import type { CompanionMap } from "../tour/inset.ts";
import type { Progress, Words } from "./interface.ts";

const NOTHING: ReadonlySet<string> = new Set();

/** A picture in words. */
export interface AltText {
  /** A sentence or two, for the `alt` of an image. */
  short: string;
  /** All that the map shows, for people who cannot see it. */
  full: string;
}

/** The differences between the map of a picture and its frame. */
export interface PictureView {
  /** The smaller map in it. */
  inset?: CompanionMap;
  /** Ids of places and legs that lie outside the map: they are named as such. */
  outside?: ReadonlySet<string>;
}

/** A picture of one instant in words, from the frame that it draws: chapter, legs with dates and certainty, places. */
export function altText(
  { story, markers, unreached }: StoryModel,
  frame: Frame,
  { alt, dates, sources }: Words,
  { inset, outside = NOTHING }: PictureView = {},
): AltText {
  const { title, when } = story.chapters[frame.chapterIndex]!;
  const chapter = alt.chapter(title, when && dates.long(when));
  const legs = story.legs.map((leg, index) =>
    alt.leg({
      name: leg.name,
      mode: leg.mode,
      ...(leg.modeWord !== undefined && { modeWord: leg.modeWord }),
      date: leg.when && dates.long(leg.when),
      locations: locationsOf(leg),
      status: statusOf(leg),
      progress: progressOf(frame.legs[index]),
      isOutside: outside.has(leg.id),
    }),
  );
  const places = markers.map(({ number, place }) => alt.place(number, place, outside.has(place.id)));
  const notReached = unreached.map(({ id, name }) => alt.unreached(name, outside.has(id)));
  const areas = story.places
    .filter(({ role }) => role === "area")
    .map(({ id, name }) => alt.area(name, outside.has(id)));
  const shows = frame.shows.filter((id) => !outside.has(id));
  const drawn = [...story.legs, ...story.places.filter(({ role }) => role !== "context")];
  const isPart = inset?.shows === "story" || drawn.some(({ id }) => outside.has(id));
  const isWhole = shows.includes("story") && !isPart;
  const names = namesOf(story, shows);
  const shown = names.length > 0 ? alt.shows(names) : "";
  return {
    short: alt.short(story.title, chapter),
    full: [
      alt.opening(story.title),
      story.standfirst,
      alt.moment(chapter),
      isWhole ? alt.showsRoute : shown,
      inset ? (inset.shows === "story" ? alt.locator : alt.inset(namesOf(story, inset.legIds))) : "",
      ...legs,
      places.length > 0 ? alt.places(places) : "",
      notReached.length > 0 ? alt.unreachedPlaces(notReached) : "",
      areas.length > 0 ? alt.areas(areas) : "",
      story.movementNote,
      story.borderPolicy,
      sources.publishedUpTo(dates.long(story.asOf)),
    ]
      .filter(Boolean)
      .join(" "),
  };
}

/** How well the parts of a leg are known, in their order, neighbours that are alike once. */
function locationsOf({ stretches }: Leg) {
  return stretches.map(({ location }) => location).filter((location, index, all) => location !== all[index - 1]);
}

function progressOf(drawn: FrameLeg | undefined): Progress {
  if (!drawn || drawn.travelledMeters <= 0) return "ahead";
  return drawn.travelledMeters < drawn.lengthMeters ? "under-way" : "travelled";
}

function namesOf(story: Story, ids: readonly string[]): string[] {
  return ids.flatMap((id) => [...story.places, ...story.legs].find((one) => one.id === id)?.name ?? []);
}
