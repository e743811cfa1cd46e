// Golden pictures of the map. Renew them with `UPDATE_GOLDEN=1 npx vitest run tests/golden`, and look at each.
import { readdirSync, statSync } from "node:fs";
import type { FilterSpecification } from "maplibre-gl";
import type { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BORDER_LAYER, CITY_LABEL_LAYER, COAST_LAYER, LAND_LAYER } from "../../src/map/base-ids.ts";
import { difference, goldenBrowser, keepRejected, readGolden, writeGolden, writeGoldenBrowser } from "./golden-file.ts";
import { openGoldenPage, type GoldenPage } from "./golden-page.ts";
import type { Shot } from "./page/draw-shot.ts";
import { SHOTS } from "./shots.ts";

const UPDATE = process.env.UPDATE_GOLDEN === "1";
/** Share of pixels that may differ: none do where the browser is the same. */
const GATE = 0.00025;
/** Another browser rasterizes text and lines anew, all along their edges. */
const GATE_OF_ANOTHER_BROWSER = 0.02;
const MOST_BYTES = 2_500_000;
const OPEN_MILLISECONDS = 150_000;

let golden: GoldenPage;
let gate = GATE;
beforeAll(async () => {
  golden = await openGoldenPage();
  if (UPDATE) return writeGoldenBrowser(golden.browserVersion);
  if (golden.browserVersion === goldenBrowser()) return;
  gate = GATE_OF_ANOTHER_BROWSER;
  console.warn(
    `The golden pictures were drawn by Chromium ${goldenBrowser()}, this is ${golden.browserVersion}: ` +
      `${GATE_OF_ANOTHER_BROWSER * 100} % of the pixels may differ instead of ${GATE * 100} %.`,
  );
}, OPEN_MILLISECONDS);
afterAll(() => golden?.close());

/** What this browser draws of a shot of the map as it is. */
const drawings = new Map<string, PNG>();
async function drawnAsItIs(shot: Shot): Promise<PNG> {
  const drawn = drawings.get(shot.name) ?? (await golden.draw(shot));
  drawings.set(shot.name, drawn);
  return drawn;
}

test.each(SHOTS)("$name looks as it did", async (shot) => {
  const drawn = await drawnAsItIs(shot);
  if (UPDATE) return writeGolden(shot.name, drawn);
  const { share, marked } = difference(readGolden(shot.name), drawn);
  const kept = share > gate ? keepRejected(shot.name, drawn, marked) : "";
  expect(share, `see ${kept}`).toBeLessThanOrEqual(gate);
});

/** Measured against what this browser draws of the map as it is, so that it holds in every browser. */
describe.skipIf(UPDATE)("the gate", () => {
  const shotOf = (name: string) => SHOTS.find((shot) => shot.name === name)!;
  const gulf = shotOf("gulf");

  /** Share of a shot that differs while a paint property has another value. */
  async function shareWith(shot: Shot, layer: string, property: string, value: unknown): Promise<number> {
    const set = (changed: unknown) =>
      golden.page.evaluate(
        ([id, name, to]) => {
          const { map } = window.golden!;
          const before = map.getPaintProperty(id as string, name as never);
          map.setPaintProperty(id as string, name as never, to as never);
          return before as unknown;
        },
        [layer, property, changed] as const,
      );
    const asItIs = await drawnAsItIs(shot);
    const before = await set(value);
    const drawn = await golden.draw(shot);
    await set(before);
    return difference(asItIs, drawn).share;
  }

  test("refuses a coast and borders that are one pixel wider", async () => {
    // The coast is 0.95 pixels wide at zoom 8, the border 0.6 at zoom 2.35.
    expect(await shareWith(gulf, COAST_LAYER, "line-width", 1.95)).toBeGreaterThan(GATE);
    expect(await shareWith(shotOf("eurasia"), BORDER_LAYER, "line-width", 1.6)).toBeGreaterThan(GATE);
  });

  test("refuses a ground whose colour is shifted", async () => {
    expect(await shareWith(gulf, LAND_LAYER, "fill-color", "#CCC8C0")).toBeGreaterThan(GATE);
  });

  test("refuses a map without one of its names", async () => {
    const setFilter = (filter: unknown) =>
      golden.page.evaluate(
        ([layer, to]) => {
          const { map } = window.golden!;
          const before = map.getFilter(layer as string);
          map.setFilter(layer as string, to as FilterSpecification);
          return before as unknown;
        },
        [CITY_LABEL_LAYER, filter] as const,
      );
    const asItIs = await drawnAsItIs(gulf);
    const before = await golden.page.evaluate(
      (layer) => window.golden!.map.getFilter(layer) as unknown,
      CITY_LABEL_LAYER,
    );
    await setFilter(["all", before, ["!=", ["get", "name"], "Fokino"]]);
    const drawn = await golden.draw(gulf);
    await setFilter(before);
    expect(difference(asItIs, drawn).share).toBeGreaterThan(GATE);
  });

  test("lets the map pass as it is, after all that", async () => {
    expect(difference(readGolden(gulf.name), await golden.draw(gulf)).share).toBeLessThanOrEqual(gate);
  });
});

test("the golden pictures are few and small", () => {
  const folder = new URL("base-map/", import.meta.url);
  const pictures = readdirSync(folder).filter((name) => name.endsWith(".png"));
  expect(pictures.toSorted()).toEqual(SHOTS.map(({ name }) => `${name}.png`).toSorted());
  const bytes = pictures.reduce((sum, name) => sum + statSync(new URL(name, folder)).size, 0);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});
