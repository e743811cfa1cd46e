import type { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import type { Location } from "../../src/story/story.ts";
import { KINDS, writeCertaintyStory } from "../certainty-story.ts";
import { greyOf, type Rgb } from "../golden/greyscale.ts";
import { goTo, inTemporaryFolder, pixelsOf, setStage } from "../open-page.ts";

/** Colour blindness of full severity: G. M. Machado and others, "A physiologically-based model", 2009, table 1. */
const SIMULATIONS: Record<string, readonly (readonly number[])[]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

function seenBy(matrix: readonly (readonly number[])[], color: Rgb): Rgb {
  return matrix.map((row) => row.reduce((sum, weight, at) => sum + weight * color[at]!, 0)) as unknown as Rgb;
}

/** The casing of the light theme, as a grey. */
const PAPER_GREY = 0.98;

interface Signature {
  /** Mean length of the dark runs along the line, in pixels. */
  dash: number;
  /** Share of the line that is dark. */
  duty: number;
  /** True where the gaps are darker than the casing that other lines have there. */
  band: boolean;
}

/** What is seen along a straight line, from its grey values alone. */
function signatureOf(values: readonly number[]): Signature {
  const darkest = Math.min(...values);
  const lightest = Math.max(...values);
  const middle = (darkest + PAPER_GREY) / 2;
  const runs: number[] = [];
  let length = 0;
  for (const value of [...values, 1]) {
    if (value < middle) length++;
    else if (length > 0) {
      runs.push(length);
      length = 0;
    }
  }
  const inner = runs.length > 2 ? runs.slice(1, -1) : runs;
  const dark = values.filter((value) => value < middle).length;
  return {
    dash: inner.reduce((sum, run) => sum + run, 0) / Math.max(inner.length, 1),
    duty: dark / values.length,
    band: lightest < 0.9,
  };
}

function kindOf({ dash, duty, band }: Signature): Location {
  if (duty > 0.97) return "exact";
  if (band) return "unknown";
  return dash > 12 ? "approximate" : "schematic";
}

describe("the certainty of a line", () => {
  test("is told from its dashes alone: in grey, in simulated colour blindness, before and after it is travelled", async () => {
    await inTemporaryFolder(async (folder) => {
      await writeCertaintyStory(folder);
      const stage = await setStage(folder);
      try {
        const { page } = await stage.open({ viewport: { width: 1440, height: 900 } });
        for (const moment of ["0", "end"]) {
          await goTo(page, moment);
          const image = await pixelsOf(page);
          const points = await page.evaluate((kinds) => {
            const map = window.waybill!.map!;
            const box = map.getCanvas().getBoundingClientRect();
            return kinds.map(({ from, to }) => {
              const [a, b] = [map.project(from), map.project(to)];
              // West of the words that say where the way is unknown.
              return { from: box.x + a.x, to: box.x + a.x + (b.x - a.x) * 0.28, y: box.y + a.y };
            });
          }, KINDS);
          for (const [index, { id, location }] of KINDS.entries()) {
            const { from, to, y } = points[index]!;
            const colors = rowOf(image, from, to, y);
            const views = {
              grey: colors,
              ...Object.fromEntries(
                Object.entries(SIMULATIONS).map(([name, matrix]) => [
                  name,
                  colors.map((color) => seenBy(matrix, color)),
                ]),
              ),
            };
            for (const [view, seen] of Object.entries(views)) {
              const signature = signatureOf(seen.map(greyOf));
              expect(kindOf(signature), `${id} at ${moment} in ${view}: ${JSON.stringify(signature)}`).toBe(location);
            }
          }
        }
      } finally {
        await stage.close();
      }
    });
  });
});

/** The colours of a row of pixels, from a little after the start of a line to where words may stand on the map. */
function rowOf(image: PNG, from: number, to: number, y: number): Rgb[] {
  const colors: Rgb[] = [];
  for (let x = Math.round(from + (to - from) * 0.08); x < from + (to - from) * 0.3; x++) {
    const at = (Math.round(y) * image.width + x) * 4;
    colors.push([image.data[at]!, image.data[at + 1]!, image.data[at + 2]!]);
  }
  return colors;
}
