import { describe, expect, it } from "vitest";
import { legendStrokes, lineStyle, type LineStyle } from "../../src/map/style/line-style.ts";
import { themes, type ThemeName } from "../../src/map/style/theme.ts";
import { LEG_STATUSES, LOCATIONS, MODES, type Mode } from "../../src/story/story.ts";

const { light } = themes;

/** What of a style is left in black and white. */
function shapeOf({ width, dash, band, roundDashes }: LineStyle): string {
  return JSON.stringify({ width, dash, bandWidth: band?.width, roundDashes });
}

describe("the style of a line", () => {
  it.each(MODES)(
    "by %s differs in dash or width for each grade of how well it is known, not only in colour",
    (mode) => {
      const shapes = LOCATIONS.map((location) => {
        const { width, dash } = lineStyle(light, mode, location);
        return JSON.stringify({ width, dash });
      });
      expect(new Set(shapes).size).toBe(LOCATIONS.length);
    },
  );

  it("is never thicker or less broken for a line that is worse known", () => {
    const styles = LOCATIONS.map((location) => lineStyle(light, "rail", location));
    const widths = styles.map(({ width }) => width);
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    const drawn = styles.map(({ dash }) => (dash ? dash[0] / (dash[0] + dash[1]) : 1));
    expect(drawn).toEqual([...drawn].sort((a, b) => b - a));
    expect(drawn[0]).toBe(1);
  });

  it("has a band around it only where nobody says which way: that is no line", () => {
    const banded = LOCATIONS.filter((location) => lineStyle(light, "rail", location).band);
    expect(banded).toEqual(["unknown"]);
  });

  it("by sea differs from that by rail without colour too, where both are dashed", () => {
    for (const location of ["approximate", "schematic"] as const)
      expect(shapeOf(lineStyle(light, "sea", location))).not.toBe(shapeOf(lineStyle(light, "rail", location)));
  });

  it("has two dashes at least in the legend of the page, 54 pixels wide, so that its rhythm shows", () => {
    for (const mode of MODES)
      for (const location of ["approximate", "schematic"] as const) {
        const [dash, gap] = lineStyle(light, mode, location).dash!;
        expect(2 * dash + gap).toBeLessThanOrEqual(54);
      }
  });

  it("of a mode with a rhythm of its own differs from every other mode in grey, where both are dashed", () => {
    for (const location of ["approximate", "schematic"] as const) {
      const shapes = (modes: readonly Mode[]) => modes.map((mode) => shapeOf(lineStyle(light, mode, location)));
      const own = shapes(["river", "foot", "pipeline", "other"]);
      expect(new Set(own).size).toBe(own.length);
      for (const shape of shapes(["sea", "rail", "road", "air"])) expect(own).not.toContain(shape);
    }
  });

  it.each(MODES)("by %s has dashes over 12 pixels where it is approximate, and under where schematic", (mode) => {
    expect(lineStyle(light, mode, "approximate").dash![0]).toBeGreaterThan(12);
    expect(lineStyle(light, mode, "schematic").dash![0]).toBeLessThan(12);
  });

  it.each(Object.keys(themes) as ThemeName[])(
    "has in the %s theme a colour for each mode, and another ahead of the head",
    (name) => {
      const styles = MODES.map((mode) => lineStyle(themes[name], mode, "exact"));
      expect(new Set(styles.map(({ color }) => color)).size).toBe(MODES.length);
      for (const { color, aheadColor } of styles) expect(aheadColor).not.toBe(color);
    },
  );
});

describe("what became of a leg", () => {
  it.each(LOCATIONS)("is told from every other by shape alone, on a line of the grade %s", (location) => {
    const shapes = LEG_STATUSES.map((status) => {
      const { width, hollow, signs } = lineStyle(light, "sea", location, status);
      return JSON.stringify({ width, hollow: hollow?.width, signs });
    });
    expect(new Set(shapes).size).toBe(LEG_STATUSES.length);
  });

  it("leaves a travelled line as it is", () => {
    for (const location of LOCATIONS)
      expect(lineStyle(light, "rail", location, "travelled")).toEqual(lineStyle(light, "rail", location));
  });

  it("draws a planned line in one colour, since nothing travels along it, and without a band", () => {
    for (const location of LOCATIONS) {
      const { color, aheadColor, band } = lineStyle(light, "sea", location, "planned");
      expect(aheadColor).toBe(color);
      expect(band).toBeUndefined();
    }
  });

  it("is drawn into the legend in as many strokes as on the map, none beyond its room", () => {
    for (const [status, count] of [
      ["travelled", 1],
      ["planned", 2],
      ["refused", 2],
      ["diverted", 2],
      ["returning", 1],
    ] as const)
      for (const mode of MODES)
        for (const location of LOCATIONS) {
          const strokes = legendStrokes(lineStyle(light, mode, location, status), 54);
          expect(strokes).toHaveLength(count);
          for (const { start, end, width, isRound } of strokes) {
            expect(start - (isRound ? width / 2 : 0)).toBeGreaterThanOrEqual(-0.05);
            expect(end + (isRound ? width / 2 : 0)).toBeLessThanOrEqual(54.05);
            expect(end).toBeGreaterThan(start);
          }
        }
  });
});
