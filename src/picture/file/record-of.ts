import type { AltText } from "../../words/alt-text.ts";
import type { PictureRecord } from "./picture-record.ts";
import type { LayoutName } from "../request/picture-sizes.ts";
import { PRODUCT } from "./product.ts";
import type { Words } from "../../words/interface.ts";
import { sourceDate, sourcePublisher } from "../../words/source-words.ts";
import { numberedSources } from "../../story/source-numbers.ts";
import type { Story } from "../../story/story.ts";
import { creditsLine } from "../../story/credits.ts";

interface PictureFacts {
  moment: string;
  theme: string;
  layout: LayoutName;
  alt: AltText;
  words: Words;
  /** The credit of the base map. */
  attribution: string;
  address?: string;
  /** SHA-256 of the story's files. */
  dataHash: string;
}

/** The record that a picture of a story carries in its metadata. */
export function recordOf(story: Story, { alt, words, attribution, ...facts }: PictureFacts): PictureRecord {
  return {
    ...facts,
    title: story.title,
    caption: story.standfirst || alt.short,
    credit: story.credit,
    rights: `${story.credit}. ${words.picture.mapData(creditsLine(story, attribution))}`,
    sources: sourceLines(story, words),
    altShort: alt.short,
    altFull: alt.full,
    language: story.language,
    story: story.id,
    madeWith: PRODUCT,
  };
}

/** Every source of the story by its number: `[1] DW, 13 October 2023, “title”, address`. */
function sourceLines(story: Story, words: Words): string[] {
  return numberedSources(story).map(({ source, number }) => {
    const facts = [sourcePublisher(source), sourceDate(source, words), `“${source.title}”`, source.URL];
    return `[${number}] ${facts.filter(Boolean).join(", ")}`;
  });
}
