import { ATTRIBUTION } from "../basemap/attribution.ts";
import type { Box, Corner } from "../geometry/screen-boxes.ts";
import { creditsLine } from "../story/credits.ts";
import { legendOf, modesWithAlternatives, placeMarksOf } from "../story/legend.ts";
import type { StoryModel } from "../story/story-model.ts";
import type { CertaintyWords, Words } from "../words/interface.ts";
import type { StageSize } from "./map-padding.ts";

type Size = Pick<Box, "width" | "height">;

/** How much room the things over the map take, in CSS pixels: as the styles of their components have it, or a little more. */
export interface FurnitureSizes {
  buttons: Box;
  credits: Box;
  legend: Size;
  /** Where the legend stands whatever the story shows. */
  legendCorner?: Corner;
  /** With its caption. */
  inset: Size;
  /** From the edges of the map; from the credits below. */
  margin: { side: number; bottom: number };
}

/** Width of a letter of the page's sans serif in ems: the widest of texts of some length, and of bold ones. */
const LETTER_EMS = 0.5;
const BOLD_LETTER_EMS = 0.54;
const LINE = 1.3;
/** The lines of the legend: the drawn line with its gap, and the type. */
const LEGEND = { type: 14, sides: 28, swatch: 64, row: 22.2, title: 28, above: 20 };
/** The map of an inset, and its border. */
const INSET = { large: { width: 290, height: 200 }, small: { width: 176, height: 118 } };
/** A narrower map has the small inset: the large one would leave the route no room. */
const NARROW_MAP = 700;
const BORDER = 2;
const CAPTION = { type: 13, sides: 20, above: 9, mostLines: 2 };

/** Size of the inset's map in CSS pixels. */
export function insetSize({ isPhone, width }: Pick<StageSize, "isPhone" | "width">): Size {
  return INSET[isPhone || width < NARROW_MAP ? "small" : "large"];
}

/** The sizes of what stands over the map of a story on a stage. */
export function furnitureSizes(
  model: StoryModel,
  stage: StageSize,
  { certainty }: Pick<Words, "certainty">,
): FurnitureSizes {
  const { width, height, isPhone } = stage;
  const creditsHeight = heightOfCredits(creditsLine(model.story, ATTRIBUTION), stage);
  const side = isPhone ? 8 : 16;
  const buttons = isPhone ? { x: side, y: side, width: 122, height: 40 } : { x: side, y: side, width: 36, height: 110 };
  const creditsWidth = isPhone ? width : Math.min(width, widthOf(creditsLine(model.story, ATTRIBUTION), 12) + 16);
  return {
    buttons,
    credits: { x: width - creditsWidth, y: height - creditsHeight, width: creditsWidth, height: creditsHeight },
    ...(isPhone
      ? { legend: foldedLegend(width, certainty), legendCorner: "top-right" }
      : { legend: openLegend(model, width, certainty) }),
    inset: insetOuter(model, stage),
    margin: { side, bottom: isPhone ? 8 : 16 },
  };
}

/** The legend with all its lines: also those of other possible ways, which a reader can ask for. */
function openLegend({ story }: StoryModel, stageWidth: number, certainty: CertaintyWords): Size {
  const words = [
    ...legendOf(story).map((entry) => certainty.line(entry.mode, entry.location, entry)),
    ...modesWithAlternatives(story).map(({ mode, modeWord }) => certainty.alternative(mode, modeWord)),
    ...placeMarksOf(story).map((mark) => certainty.marks[mark]),
  ];
  const { type, sides, swatch, row, title, above } = LEGEND;
  const widest = Math.max(
    widthOf(certainty.legendTitle, type, BOLD_LETTER_EMS),
    ...words.map((text) => swatch + widthOf(text, type)),
  );
  return { width: Math.min(widest + sides, stageWidth), height: above + title + words.length * row };
}

/** The legend of a phone, beside the buttons. */
function foldedLegend(stageWidth: number, { legendTitle }: CertaintyWords): Size {
  const wanted = widthOf(`${legendTitle} +`, LEGEND.type, BOLD_LETTER_EMS) + 24;
  const most = stageWidth - 146;
  return { width: Math.min(wanted, most), height: Math.ceil(wanted / most) * LEGEND.type * LINE + 10 };
}

function insetOuter({ story }: StoryModel, stage: StageSize): Size {
  const { width, height } = insetSize(stage);
  if (stage.isPhone) return { width: width + BORDER, height: height + BORDER };
  const { type, sides, above, mostLines } = CAPTION;
  const words = story.legs.map(({ name }) => name).join("; ");
  const lines = Math.min(Math.ceil(widthOf(words, type) / (width - sides)), mostLines);
  return { width: width + BORDER, height: height + BORDER + above + lines * type * LINE };
}

function heightOfCredits(text: string, { width, isPhone }: StageSize): number {
  const [type, sides, above] = isPhone ? [11, 12, 2] : [12, 16, 4];
  return Math.ceil(widthOf(text, type) / (width - sides)) * type * 1.35 + above;
}

function widthOf(text: string, type: number, ems = LETTER_EMS): number {
  return text.length * type * ems;
}
