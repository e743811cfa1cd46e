import { SHOWN_LAT } from "../../geometry/mercator.ts";
import { beyondMap } from "../../story/beyond-map.ts";
import type { StoryModel } from "../../story/story-model.ts";
import type { Words } from "../../words/interface.ts";
import { letterWithoutFont } from "../content/font-letters.ts";
import { captionWords, mapWords } from "../content/picture-words.ts";
import { planned, refused, type Planned, type Refused } from "../request/refusal.ts";
import { impossibleSize, type PictureSize } from "../request/picture-sizes.ts";
import { planFurniture, type FurniturePlan } from "./furniture-plan.ts";
import { layOutWords } from "./lay-out-words.ts";
import { planMainMap, type MainMap } from "./main-map.ts";
import { untidyBox } from "./plan-boxes.ts";
import type { PictureLayout } from "./picture-layout.ts";
import { plannedChapter, type PlannedChapter, type PlanOptions } from "./plan-options.ts";
import { cssSize, wholeSteps } from "./planned-map.ts";
import type { MeasureIn } from "./type-scale.ts";

/**
 * All that stands still in the pictures of a chapter, in pixels of its size; `instantOf` puts an instant into it.
 * @opaque
 */
export interface PicturePlan extends FurniturePlan {
  chapter: PlannedChapter;
  size: PictureSize;
  words: Words;
  layout: PictureLayout;
  main: MainMap;
}

/** Lines and labels of a map are drawn this much larger than on a screen of the same size; its smallest label is then legible. */
const PIXEL_RATIO = 1.34;
const SMALLEST_LABEL_PIXELS = 10.5;

/**
 * Says where everything stands in the pictures of a chapter, from the chapter as a still: all but what moves. Refused, with
 * what to do, for a size that cannot be, for a story that does not fit it, and for letters without a font.
 */
export function planPicture(model: StoryModel, options: PlanOptions, measureIn: MeasureIn): Planned<PicturePlan> {
  const { size } = options;
  const impossible = impossibleSize(size, 1);
  if (impossible) return impossible;
  const chapter = plannedChapter(options);
  const beyond = beyondTheMap(model, chapter);
  if (beyond) return beyond;
  const laidOut = layOutWords(model, chapter, options, measureIn);
  if (!laidOut.ok) return laidOut;
  const { layout, content, words } = laidOut.value;
  const { map, unit, smallest } = layout;
  const least = size.dpi === undefined ? PIXEL_RATIO : 1.2;
  const pixelRatio = wholeSteps(Math.max(least * unit, smallest / SMALLEST_LABEL_PIXELS));
  const viewport = cssSize(map, pixelRatio);
  const found = planMainMap(model, options, chapter.stillSeconds, { box: map, viewport, pixelRatio });
  if (!found.ok) return found;
  const main = found.value;
  const furniture =
    options.layout === "full"
      ? planFurniture({ chapter, layout, main }, model, content, measureIn, options.words)
      : planned({});
  if (!furniture.ok) return furniture;
  const plan: PicturePlan = { chapter, size, words: options.words, layout, main, ...furniture.value };
  const shown = plan.inset?.shown;
  const written = [...words, ...mapWords(model), ...(shown ? captionWords(model.story, shown) : [])];
  return letterWithoutFont(written) ?? untidyBox(plan) ?? planned(plan);
}

/** Refused where a chapter shows what the flat map does not reach. */
function beyondTheMap({ story }: StoryModel, { chapterIndex }: PlannedChapter): Refused | undefined {
  const { shows } = story.chapters[chapterIndex]!;
  const names = beyondMap(story)
    .filter(({ id }) => shows.includes("story") || shows.includes(id))
    .map(({ name }) => name);
  if (names.length === 0) return undefined;
  return refused(
    "beyond-map",
    `This picture would show ${names.join(", ")}, which reaches beyond ${SHOWN_LAT} degrees north or south, where the map ends. ` +
      "Ask for a chapter that shows something else, or end the line nearer the equator.",
  );
}
