// Golden pictures of the map. Renew them with `UPDATE_GOLDEN=1 npx vitest run tests/golden`, and look at each.
import { readdirSync, statSync } from "node:fs";
import type { FilterSpecification } from "maplibre-gl";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CITY_LABEL_LAYER, COAST_LAYER, LAND_LAYER } from "../../src/map/base-ids.ts";
import { difference, goldenBrowser, keepRejected, readGolden, writeGolden, writeGoldenBrowser } from "./golden-file.ts";
import { openGoldenPage, type GoldenPage } from "./golden-page.ts";
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

test.each(SHOTS)("$name looks as it did", async (shot) => {
  const drawn = await golden.draw(shot);
  if (UPDATE) return writeGolden(shot.name, drawn);
  const { share, marked } = difference(readGolden(shot.name), drawn);
  const kept = share > gate ? keepRejected(shot.name, drawn, marked) : "";
  expect(share, `see ${kept}`).toBeLessThanOrEqual(gate);
});

describe.skipIf(UPDATE)("the gate", () => {
  const gulf = SHOTS.find(({ name }) => name === "gulf")!;

  /** Share of the gulf that differs while a paint property has another value. */
  async function shareWith(layer: string, property: string, value: unknown): Promise<number> {
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
    const before = await set(value);
    const drawn = await golden.draw(gulf);
    await set(before);
    return difference(readGolden(gulf.name), drawn).share;
  }

  test("refuses a coast that is one pixel wider", async () => {
    // At zoom 8 the coast is 0.95 pixels wide.
    expect(await shareWith(COAST_LAYER, "line-width", 1.95)).toBeGreaterThan(gate);
  });

  test("refuses a ground whose colour is shifted", async () => {
    expect(await shareWith(LAND_LAYER, "fill-color", "#CCC8C0")).toBeGreaterThan(gate);
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
    const before = await golden.page.evaluate(
      (layer) => window.golden!.map.getFilter(layer) as unknown,
      CITY_LABEL_LAYER,
    );
    await setFilter(["all", before, ["!=", ["get", "name"], "Fokino"]]);
    const drawn = await golden.draw(gulf);
    await setFilter(before);
    expect(difference(readGolden(gulf.name), drawn).share).toBeGreaterThan(gate);
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
