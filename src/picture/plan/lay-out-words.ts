import { smallestType, type PictureSize } from "../request/picture-sizes.ts";
import type { StoryModel } from "../../story/story-model.ts";
import type { Story } from "../../story/story.ts";
import { creditsLine } from "../../story/credits.ts";
import {
  pictureContent,
  type ContentFacts,
  type PictureContent,
  type ToldChapter,
} from "../content/picture-content.ts";
import { layoutPicture, type PictureLayout } from "./picture-layout.ts";
import { plannedChapter, type PlanOptions } from "./plan-options.ts";
import { planned, type Planned } from "../request/refusal.ts";
import { captionWords, contentWords, type PictureWords } from "../content/picture-words.ts";
import { wrapText } from "./text-lines.ts";
import { LINE_HEIGHT, type MeasureIn, type TextBlock } from "./type-scale.ts";

interface LaidOutWords {
  layout: PictureLayout;
  content: PictureContent;
  words: PictureWords[];
}

/** What is left out where the words do not fit, one after another; the small print then says where it is told. */
const SHORTER: readonly Pick<ContentFacts, "sourcesElsewhere" | "placesInBrief">[] = [
  { sourcesElsewhere: true },
  { placesInBrief: true },
  { placesInBrief: true, sourcesElsewhere: true },
];

/**
 * Lays out all that a picture says around its map, with its content and its words one by one. Where the sources take too
 * much room, the words say where they are listed; where the notes of many places do, the places are listed by name and date.
 * Refused where even that does not fit.
 */
export function layOutWords(
  model: StoryModel,
  moment: ToldChapter,
  { size, layout, words: language, attribution, address }: PlanOptions,
  measureIn: MeasureIn,
): Planned<LaidOutWords> {
  const rules = { ...size, smallestType: smallestType(size) };
  const facts = { attribution, moment, ...(address !== undefined && { address }) };
  const content = pictureContent(model, language, facts);
  if (layout === "map") {
    const words = creditWords(model.story, attribution);
    return planned({ layout: mapLayout(words[0].text, rules, measureIn), content, words });
  }
  const laidOut = (content: PictureContent): Planned<LaidOutWords> => {
    const layout = layoutPicture(content, rules, measureIn);
    return layout.ok ? planned({ layout: layout.value, content, words: contentWords(content) }) : layout;
  };
  let found = laidOut(content);
  for (const less of SHORTER) if (!found.ok) found = laidOut(pictureContent(model, language, { ...facts, ...less }));
  return found;
}

/** The map alone, with the credits at its lower right. */
function mapLayout(
  credits: string,
  { width, height, smallestType: smallest }: PictureSize & { smallestType: number },
  measureIn: MeasureIn,
): PictureLayout {
  const unit = Math.min(width, height) / 1080;
  const style = { role: "small", size: smallest } as const;
  const lineHeight = style.size * LINE_HEIGHT.small;
  const measure = measureIn(style);
  const lines = wrapText(credits, width - 24 * unit, measure);
  const wide = Math.max(...lines.map(measure));
  const high = lines.length * lineHeight;
  const text: TextBlock = {
    lines,
    style,
    lineHeight,
    width: wide,
    height: high,
    x: width - wide - 10 * unit,
    y: height - high - 4 * unit,
  };
  return { width, height, unit, smallest, map: { x: 0, y: 0, width, height }, texts: [text], discs: [] };
}

function creditWords(story: Story, attribution: string): [PictureWords] {
  return [{ where: "line of credits", text: creditsLine(story, attribution), role: "small" }];
}

/** All words that a picture may paint beside those on its map: their fonts must be there before anything is laid out. */
export function wordsToPaint(model: StoryModel, options: PlanOptions): PictureWords[] {
  const { words, attribution, address, layout } = options;
  if (layout === "map") return creditWords(model.story, attribution);
  const moment = plannedChapter(options);
  const facts = { attribution, moment, ...(address !== undefined && { address }) };
  const contents = [{}, ...SHORTER].map((less) => pictureContent(model, words, { ...facts, ...less }));
  return [...contents.flatMap(contentWords), ...captionWords(model.story)];
}
