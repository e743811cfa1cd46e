import { expect, test } from "vitest";
import { themes, type Theme, type ThemeName } from "../../src/map/theme.ts";
import { contrastRatio } from "./contrast-ratio.ts";

const GROUNDS = [
  "land",
  "water",
  "tintRussia",
  "tintNorthKorea",
  "tintUkraine",
  "tintOther",
] as const satisfies (keyof Theme)[];
const LINES = [
  "bySea",
  "byRail",
  "byRoad",
  "byAir",
  "bySeaAhead",
  "byRailAhead",
  "byRoadAhead",
  "byAirAhead",
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
    console.table(
      rows.map(({ field, lowest, ground, wanted }) => ({
        theme: name,
        field,
        lowest: lowest.toFixed(2),
        ground,
        wanted,
      })),
    );
    expect(rows.filter(({ lowest, wanted }) => lowest < wanted)).toEqual([]);
  },
);

test("in print the sea route and the rail route differ in lightness, not in hue alone", () => {
  expect(contrastRatio(themes.print.bySea, themes.print.byRail)).toBeGreaterThan(2);
});

test("in print the tint of North Korea is darker than the sea, so that it never reads as water", () => {
  expect(contrastRatio(themes.print.tintNorthKorea, themes.print.water)).toBeGreaterThan(1.2);
});

function row(theme: Theme, field: keyof Theme, grounds: readonly (keyof Theme)[], wanted: number) {
  const ratios = grounds.map((ground) => ({
    ground,
    ratio: contrastRatio(String(theme[field]), String(theme[ground])),
  }));
  const worst = ratios.reduce((a, b) => (b.ratio < a.ratio ? b : a));
  return { field, lowest: worst.ratio, ground: worst.ground, wanted };
}
