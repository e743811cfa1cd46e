import type { LegStatus, Location, Mode } from "../../story/story.ts";
import { rgba } from "../route/gl-program.ts";
import type { Theme } from "./theme.ts";

/** How one stretch is drawn. Lengths in CSS pixels. Used by the map, the legend and the picture alike. */
export interface LineStyle {
  color: string;
  /** The part that nothing has travelled yet. */
  aheadColor: string;
  width: number;
  /** Ends of dashes: round on water and in the air, straight on land, so that modes differ without colour too. */
  roundDashes: boolean;
  /** Length of a dash and of the gap after it; absent for a solid line. */
  dash?: readonly [dash: number, gap: number];
  /** A line of another colour within the line, which makes it hollow: nothing travels here. */
  hollow?: { width: number; color: string };
  /** Signs across the line, every so often: bars, or beads where they are as long as wide. They have the line's own colours. */
  signs?: { width: number; length: number; every: number; isRound: boolean };
  /** A soft band around the line: somewhere in here, nobody says where. */
  band?: { width: number; color: string };
}

interface Certainty {
  width: number;
  dash?: readonly [dash: number, gap: number];
  bandWidth?: number;
}

const CERTAINTY: Record<Location, Certainty> = {
  exact: { width: 5 },
  approximate: { width: 4, dash: [17, 6] },
  schematic: { width: 3, dash: [8, 5] },
  unknown: { width: 3, dash: [3, 6], bandWidth: 26 },
};

const COLOR_FIELDS = {
  sea: ["bySea", "bySeaAhead"],
  rail: ["byRail", "byRailAhead"],
  road: ["byRoad", "byRoadAhead"],
  air: ["byAir", "byAirAhead"],
  river: ["byRiver", "byRiverAhead"],
  foot: ["onFoot", "onFootAhead"],
  pipeline: ["byPipeline", "byPipelineAhead"],
  other: ["byOther", "byOtherAhead"],
} as const satisfies Record<Mode, readonly [keyof Theme, keyof Theme]>;

/**
 * Dashes of modes that have a rhythm of their own, so that they differ in grey from those before them. Those of an
 * approximate line stay longer than 12 pixels and those of a schematic one shorter, as with every mode.
 */
const RHYTHMS: Partial<Record<Mode, Pick<Record<Location, readonly [number, number]>, "approximate" | "schematic">>> = {
  river: { approximate: [21, 7], schematic: [11, 7] },
  foot: { approximate: [14, 8], schematic: [5, 5] },
  pipeline: { approximate: [22, 4], schematic: [11, 4] },
  other: { approximate: [14, 8], schematic: [6, 6] },
};

const ROUND: readonly Mode[] = ["sea", "air", "river", "other"];

/** A planned line: two thin strokes with nothing between them. Its dots are beads, so that they can be hollow too. */
const PLANNED = { width: 5, hollowWidth: 2, dots: [5, 7] as const };
/** The width of a line that leads back, at most: it often runs beside another. */
const RETURNING_WIDTH = 2;
const SIGNS: Partial<Record<LegStatus, LineStyle["signs"]>> = {
  refused: { width: 11, length: 2, every: 16, isRound: false },
  diverted: { width: 8, length: 8, every: 30, isRound: true },
};

/**
 * The style of a stretch: its colour says the mode, its dash and width how well the line is known. What became of a leg is drawn
 * into that: a planned line is hollow, a refused one has bars across it, a diverted one beads, and one that leads back is thin.
 */
export function lineStyle(theme: Theme, mode: Mode, location: Location, status: LegStatus = "travelled"): LineStyle {
  const plain = knownLineStyle(theme, mode, location);
  if (status === "travelled") return plain;
  const { band: _band, ...withoutBand } = plain;
  if (status === "planned") {
    const color = theme[COLOR_FIELDS[mode][0]];
    return {
      ...withoutBand,
      color,
      aheadColor: color,
      width: PLANNED.width,
      hollow: { width: PLANNED.hollowWidth, color: theme.casing },
      ...(location === "unknown" && { dash: PLANNED.dots }),
    };
  }
  if (status === "returning") return { ...plain, width: Math.min(plain.width, RETURNING_WIDTH) };
  const signs = SIGNS[status];
  return { ...plain, ...(signs && { signs }) };
}

function knownLineStyle(theme: Theme, mode: Mode, location: Location): LineStyle {
  const [color, aheadColor] = COLOR_FIELDS[mode];
  const roundDashes = ROUND.includes(mode) || location === "unknown";
  const { bandWidth, ...graded } = CERTAINTY[location];
  const isDashed = location === "approximate" || location === "schematic";
  const rhythm = isDashed ? RHYTHMS[mode]?.[location] : undefined;
  const shape = rhythm ? { ...graded, dash: rhythm } : graded;
  if (bandWidth === undefined) return { ...shape, roundDashes, color: theme[color], aheadColor: theme[aheadColor] };
  return {
    ...shape,
    roundDashes,
    band: { width: bandWidth, color: theme[color] },
    color: towards(theme.ink, theme[color], DOT_INK.travelled),
    aheadColor: towards(theme.ink, theme[color], DOT_INK.ahead),
  };
}

/** A colour with a share of another mixed in; all #rrggbb. */
function towards(other: string, color: string, share: number): string {
  const [from, to] = [rgba(color), rgba(other)];
  const channels = [0, 1, 2].map((at) => Math.round((from[at]! + (to[at]! - from[at]!) * share) * 255));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** The style of another way that a leg may have gone: thin dots in the colour of what is not travelled. */
export function alternativeStyle(theme: Theme, mode: Mode): LineStyle {
  const color = theme[COLOR_FIELDS[mode][1]];
  return { color, aheadColor: color, width: 2, roundDashes: true, dash: [2, 5] };
}

/** How strong a band is at its middle. */
export const BAND_ALPHA = { travelled: 0.34, ahead: 0.2 };
/** How much ink the dots in a band have in them, which lies around them in their own colour. */
const DOT_INK = { travelled: 0.5, ahead: 0.25 };

/** How a band fades across its width in a legend: `[place from 0 to 1, alpha]`, as the map draws one that is travelled. */
export const BAND_STOPS = [
  [0, 0],
  [0.35, BAND_ALPHA.travelled],
  [0.65, BAND_ALPHA.travelled],
  [1, 0],
] as const;

/** Casing on either side of a line, in CSS pixels. */
export const CASING_PIXELS = 2;

/**
 * The stroke of a style in a legend, `room` pixels long at most: as many whole dashes as fit, from `start` to `end`, with
 * the dashes as a canvas and SVG take them, whose round ends are added to them. `scale` enlarges the style.
 */
export function legendStroke(
  { width, dash, roundDashes }: LineStyle,
  room: number,
  scale = 1,
): { start: number; end: number; dashes: number[] } {
  const cap = roundDashes ? (width * scale) / 2 : 0;
  if (!dash) return { start: cap, end: room - cap, dashes: [] };
  const [length, gap] = dash.map((pixels) => pixels * scale) as [number, number];
  const count = Math.max(Math.floor((room + gap) / (length + gap)), 1);
  // A hair more: a dot is a dash of nearly no length, and would be lost where the line ends with it.
  const end = count * (length + gap) - gap - cap + 0.02;
  return { start: cap, end, dashes: [Math.max(length - 2 * cap, 0.01), gap + 2 * cap] };
}

/** One stroke of a line in a legend: where it begins and ends, and how it is drawn. */
export interface LegendStroke {
  color: string;
  width: number;
  start: number;
  end: number;
  dashes: number[];
  isRound: boolean;
}

/** The strokes of a style in a legend, the lowest first, `room` pixels long at most; `scale` enlarges the style. */
export function legendStrokes(style: LineStyle, room: number, scale = 1): LegendStroke[] {
  const { color, width, roundDashes: isRound, dash, hollow, signs } = style;
  const line = { color, width: width * scale, isRound, ...legendStroke(style, room, scale) };
  const strokes: LegendStroke[] = [line];
  if (hollow) {
    // Round ends are within the line's by themselves; straight ones are drawn in.
    const edge = isRound ? 0 : ((width - hollow.width) / 2) * scale;
    const dashes = line.dashes.map((length, index) => length + (index === 0 ? -2 : 2) * edge);
    const ends = { start: line.start + edge, end: line.end - edge };
    strokes.push({ ...line, ...ends, color: hollow.color, width: hollow.width * scale, dashes: dash ? dashes : [] });
  }
  if (signs) {
    const shape = { ...style, width: signs.width, roundDashes: signs.isRound };
    const spaced = { ...shape, dash: [signs.length, LEGEND_SIGNS_APART] as const };
    const { start, end, dashes } = legendStroke(spaced, room, scale);
    const aside = (room - end - start) / 2;
    strokes.push({
      color,
      width: signs.width * scale,
      isRound: signs.isRound,
      start: start + aside,
      end: end + aside,
      dashes,
    });
  }
  return strokes;
}

/** Between two signs in a legend, which is too short for those of the map: CSS pixels. */
const LEGEND_SIGNS_APART = 14;
