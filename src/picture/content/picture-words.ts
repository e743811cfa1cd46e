import { shortName } from "../../map/style/place-names.ts";
import type { CompanionMap } from "../../tour/inset.ts";
import type { StoryModel } from "../../story/story-model.ts";
import type { Story } from "../../story/story.ts";
import type { PictureContent } from "./picture-content.ts";
import type { TextRole } from "../plan/type-scale.ts";

/** Words of a story that a picture paints. */
export interface PictureWords {
  /** The name of their place in a message. */
  where: string;
  text: string;
  /** How they are set on the canvas; `map` for those that the map itself writes. */
  role: TextRole | "map";
}

/** The words around the map of a picture. */
export function contentWords({ title, standfirst, moment, notes, smallPrint }: PictureContent): PictureWords[] {
  return [
    { where: "title", text: title, role: "title" },
    { where: "standfirst", text: standfirst, role: "standfirst" },
    { where: "line on the moment", text: moment, role: "moment" },
    ...notes.flatMap(({ heading, text }): PictureWords[] => [
      { where: `heading of the note “${heading}”`, text: heading, role: "heading" },
      { where: `note “${heading}”`, text, role: "note" },
    ]),
    ...smallPrint.map((text): PictureWords => ({ where: "small print", text, role: "small" })),
  ];
}

/** The story's words on the map of a picture: names of numbered places, of places that were not reached and of areas. Those of context are not shown. */
export function mapWords({ story, markers, unreached }: StoryModel): PictureWords[] {
  const areas = story.places.filter(({ role }) => role === "area");
  const named = (id: string, text: string, what = "name"): PictureWords => ({
    where: `${what} of the place \`${id}\``,
    text,
    role: "map",
  });
  return [
    ...markers.flatMap(({ place }) => [
      named(place.id, shortName(place)),
      ...(place.localName === undefined ? [] : [named(place.id, place.localName, "local name")]),
    ]),
    ...unreached.filter(({ role }) => role !== "area").map((place) => named(place.id, shortName(place))),
    ...areas.map(({ id, name }) => named(id, name)),
  ];
}

/** The names of legs under an inset; of all legs where it is not known yet what the inset shows. */
export function captionWords({ legs }: Story, shown?: CompanionMap): PictureWords[] {
  const named = shown ? legs.filter(({ id }) => shown.shows === "legs" && shown.legIds.includes(id)) : legs;
  return named.map(({ id, name }) => ({ where: `name of the leg \`${id}\``, text: name, role: "note" }));
}
