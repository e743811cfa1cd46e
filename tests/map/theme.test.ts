import { expect, test } from "vitest";
import { BAND_ALPHA, lineStyle } from "../../src/map/style/line-style.ts";
import { themes, type Theme, type ThemeName } from "../../src/map/style/theme.ts";
import { MODES } from "../../src/story/story.ts";
import { contrastRatio } from "./contrast-ratio.ts";

const GROUNDS = [
  "land",
  "water",
  "firstTint",
  "secondTint",
  "thirdTint",
  "otherTint",
] as const satisfies (keyof Theme)[];
const LINES = [
  "bySea",
  "byRail",
  "byRoad",
  "byAir",
  "byRiver",
  "onFoot",
  "byPipeline",
  "byOther",
  "bySeaAhead",
  "byRailAhead",
  "byRoadAhead",
  "byAirAhead",
  "byRiverAhead",
  "onFootAhead",
  "byPipelineAhead",
  "byOtherAhead",
  "areaOutline",
  "marker",
] as const satisfies (keyof Theme)[];
const LAND_TEXTS = ["ink", "countryLabel", "cityLabel", "areaLabel", "noteLabel"] as const satisfies (keyof Theme)[];
const ROUTE_CONTRAST = 3;
const TEXT_CONTRAST = 4.5;

test.each(Object.keys(themes) as ThemeName[])(
  "in the %s theme the route and all text stand out from every ground",
  (name) => {
    const theme = themes[name];
    const rows = [
      ...LINES.map((field) => row(theme, field, GROUNDS, ROUTE_CONTRAST)),
      ...LAND_TEXTS.map((field) => row(theme, field, GROUNDS, TEXT_CONTRAST)),
      // Names of waters lie on water and, where a bay is narrow, over its shores.
      row(theme, "waterLabel", GROUNDS, TEXT_CONTRAST),
      row(theme, "ink", ["paper"], TEXT_CONTRAST),
      row(theme, "muted", ["paper"], TEXT_CONTRAST),
      row(theme, "markerText", ["marker"], TEXT_CONTRAST),
    ];
    expect(rows.filter(({ lowest, wanted }) => lowest < wanted)).toEqual([]);
  },
);

test.each(Object.keys(themes) as ThemeName[])(
  "in the %s theme the dots of an unknown way stand out from their band, on every ground and in an area of the story",
  (name) => {
    const theme = themes[name];
    const area = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(theme.areaFill)!.slice(1).map(Number);
    const ratios = MODES.flatMap((mode) => {
      const { color, aheadColor, band } = lineStyle(theme, mode, "unknown");
      return GROUNDS.flatMap((ground) => {
        const grounds = [channelsOf(theme[ground]), over(channelsOf(theme[ground]), area.slice(0, 3), area[3]!)];
        return grounds.flatMap((below) => {
          const banded = (alpha: number) => hexOf(over(below, channelsOf(band!.color), alpha));
          return [
            contrastRatio(color, banded(BAND_ALPHA.travelled)),
            contrastRatio(aheadColor, banded(BAND_ALPHA.ahead)),
          ];
        });
      });
    });
    expect(ratios.length).toBe(MODES.length * GROUNDS.length * 4);
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(ROUTE_CONTRAST);
  },
);

function channelsOf(hex: string): number[] {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function hexOf(channels: readonly number[]): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}

function over(below: readonly number[], color: readonly number[], alpha: number): number[] {
  return below.map((channel, at) => channel + (color[at]! - channel) * alpha);
}

test("in print the sea route and the rail route differ in lightness, not in hue alone", () => {
  expect(contrastRatio(themes.print.bySea, themes.print.byRail)).toBeGreaterThan(2);
});

test("in print the tint of the first country is darker than the sea, so that it never reads as water", () => {
  expect(contrastRatio(themes.print.firstTint, themes.print.water)).toBeGreaterThan(1.2);
});

function row(theme: Theme, field: keyof Theme, grounds: readonly (keyof Theme)[], wanted: number) {
  const ratios = grounds.map((ground) => ({
    ground,
    ratio: contrastRatio(String(theme[field]), String(theme[ground])),
  }));
  const worst = ratios.reduce((a, b) => (b.ratio < a.ratio ? b : a));
  return { field, lowest: worst.ratio, ground: worst.ground, wanted };
}
