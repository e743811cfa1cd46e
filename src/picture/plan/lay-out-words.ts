import { frameAt, type Frame } from "../../tour/frame.ts";
import { smallestType, type PictureSize } from "../request/picture-sizes.ts";
import type { StoryModel } from "../../story/story-model.ts";
import type { Story } from "../../story/story.ts";
import { toCentiseconds } from "../../tour/schedule.ts";
import { tourOf } from "../../tour/tour.ts";
import { creditsLine } from "../../story/credits.ts";
import { pictureContent, type PictureContent } from "../content/picture-content.ts";
import { layoutPicture, type PictureLayout } from "./picture-layout.ts";
import type { PlanOptions } from "./plan-options.ts";
import { captionWords, contentWords, type PictureWords } from "../content/picture-words.ts";
import { wrapText } from "./text-lines.ts";
import { LINE_HEIGHT, type MeasureIn, type TextBlock } from "./type-scale.ts";

/**
 * Lays out all that a picture says around its map, with its content and its words one by one. Where the sources take too
 * much room, the words say where they are listed. Throws RangeError where even that does not fit.
 */
export function layOutWords(
  model: StoryModel,
  moment: Frame,
  { size, layout, attribution, address }: PlanOptions,
  measureIn: MeasureIn,
): { layout: PictureLayout; content: PictureContent; words: PictureWords[] } {
  const rules = { ...size, smallestType: smallestType(size) };
  const content = pictureContent(model, attribution, address, { moment });
  if (layout === "map") {
    const words = creditWords(model.story, attribution);
    return { layout: mapLayout(words[0].text, rules, measureIn), content, words };
  }
  const laidOut = (content: PictureContent) => ({
    layout: layoutPicture(content, rules, measureIn),
    content,
    words: contentWords(content),
  });
  try {
    return laidOut(content);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return laidOut(pictureContent(model, attribution, address, { sourcesElsewhere: true, moment }));
  }
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
  const { size, schedule, attribution, address, layout } = options;
  if (layout === "map") return creditWords(model.story, attribution);
  const moment = frameAt(tourOf(model, size, schedule), toCentiseconds(options.seconds));
  return [...contentWords(pictureContent(model, attribution, address, { moment })), ...captionWords(model.story)];
}
