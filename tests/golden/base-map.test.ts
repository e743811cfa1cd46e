// Golden pictures of the map. Renew them with `UPDATE_GOLDEN=1 npx vitest run tests/golden`, and look at each.
import { readdirSync, statSync } from "node:fs";
import type { FilterSpecification } from "maplibre-gl";
import type { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  BORDER_LAYER,
  CITY_LABEL_LAYER,
  COAST_LAYER,
  DISPUTED_BORDER_LAYER,
  detailLayerId,
  LAND_LAYER,
} from "../../src/basemap/base-ids.ts";
import type { ThemeName } from "../../src/map/style/theme.ts";
import {
  CLOSE_GATE,
  difference,
  gateFor,
  keepRejected,
  readGolden,
  writeGolden,
  writeGoldenBrowser,
} from "./golden-file.ts";
import { openGoldenPage, type GoldenPage } from "./golden-page.ts";
import type { Shot } from "./page/draw-shot.ts";
import { SHOT_SIZE, SHOTS } from "./shots.ts";

const UPDATE = process.env.UPDATE_GOLDEN === "1";
const MOST_BYTES = 2_500_000;
const OPEN_MILLISECONDS = 150_000;

let golden: GoldenPage;
let gate = CLOSE_GATE;
beforeAll(async () => {
  golden = await openGoldenPage();
  if (UPDATE) writeGoldenBrowser(golden.browserVersion);
  else gate = gateFor(golden.browserVersion);
}, OPEN_MILLISECONDS);
afterAll(() => golden?.close());

/** The theme of what was drawn last: paint that is changed then stays so for all shots of the theme. */
let shownTheme: ThemeName;
function draw(shot: Shot): Promise<PNG> {
  shownTheme = themeOf(shot);
  return golden.draw(shot);
}

function themeOf({ theme = "light" }: Shot): ThemeName {
  return theme;
}

/** What this browser draws of a shot of the map as it is, and the names of the base map that the edge of the picture cuts. */
const drawings = new Map<string, { drawn: PNG; cut: string[] }>();
async function drawnAsItIs(shot: Shot): Promise<{ drawn: PNG; cut: string[] }> {
  const drawing = drawings.get(shot.name) ?? { drawn: await draw(shot), cut: await namesAtEdges() };
  drawings.set(shot.name, drawing);
  return drawing;
}

function namesAtEdges(): Promise<string[]> {
  const { width, height } = SHOT_SIZE;
  const edges = [...[0, height].map((y) => [0, y, width, y]), ...[0, width].map((x) => [x, 0, x, height])] as [
    number,
    number,
    number,
    number,
  ][];
  return golden.page.evaluate((boxes) => {
    const { map } = window.golden!;
    const layers = map.getStyle().layers.flatMap(({ id }) => (id.startsWith("base-label") ? [id] : []));
    const found = boxes.flatMap(([x1, y1, x2, y2]) =>
      map.queryRenderedFeatures(
        [
          [x1, y1],
          [x2, y2],
        ],
        { layers },
      ),
    );
    return [...new Set(found.map(({ properties }) => String(properties.name)))];
  }, edges);
}

test.each(SHOTS)("$name looks as it did", async (shot) => {
  const { drawn } = await drawnAsItIs(shot);
  if (UPDATE) return writeGolden(shot.name, drawn);
  const { share, marked } = difference(readGolden(shot.name), drawn, gate);
  const kept = share > gate.share ? keepRejected(shot.name, drawn, marked) : "";
  expect(share, `see ${kept}`).toBeLessThanOrEqual(gate.share);
});

test.each(SHOTS)("the edge of $name cuts no name of the base map", async (shot) => {
  expect((await drawnAsItIs(shot)).cut).toEqual([]);
});

/** Measured against what this browser draws of the map as it is, so that it holds in every browser. */
describe.skipIf(UPDATE)("the gate", () => {
  const shotOf = (name: string) => SHOTS.find((shot) => shot.name === name)!;
  const gulf = shotOf("gulf");
  const { share: most } = CLOSE_GATE;

  /** Share of a shot that differs while a paint property has another value. */
  async function shareWith(
    shot: Shot,
    layer: string,
    property: string,
    changed: (value: unknown) => unknown,
  ): Promise<number> {
    const get = () =>
      golden.page.evaluate(([id, name]) => window.golden!.map.getPaintProperty(id, name as never) as unknown, [
        layer,
        property,
      ] as const);
    const set = (value: unknown) =>
      golden.page.evaluate(
        ([id, name, to]) => void window.golden!.map.setPaintProperty(id as string, name as never, to as never),
        [layer, property, value] as const,
      );
    const { drawn: asItIs } = await drawnAsItIs(shot);
    if (shownTheme !== themeOf(shot)) await draw(shot);
    const before = await get();
    await set(changed(before));
    const drawn = await draw(shot);
    await set(before);
    return difference(asItIs, drawn).share;
  }

  /** Widths in an interpolation by zoom stand after each of its stops, from the fifth item on. */
  const pixelWider = (width: unknown): unknown =>
    (width as unknown[]).map((item, index) => (index >= 4 && index % 2 === 0 ? (item as number) + 1 : item));

  test.each([
    [BORDER_LAYER, "eurasia"],
    [BORDER_LAYER, "eurasia-dark"],
    [detailLayerId(BORDER_LAYER), "gulf"],
    [detailLayerId(DISPUTED_BORDER_LAYER), "kurils"],
    [detailLayerId(COAST_LAYER), "gulf"],
    [detailLayerId(COAST_LAYER), "najin"],
  ])("refuses lines of %s that are one pixel wider in the %s picture", async (layer, name) => {
    expect(await shareWith(shotOf(name), layer, "line-width", pixelWider)).toBeGreaterThan(most);
  });

  test("refuses a ground whose colour is shifted", async () => {
    expect(await shareWith(gulf, detailLayerId(LAND_LAYER), "fill-color", () => "#CCC8C0")).toBeGreaterThan(most);
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
    const { drawn: asItIs } = await drawnAsItIs(gulf);
    const before = await golden.page.evaluate(
      (layer) => window.golden!.map.getFilter(layer) as unknown,
      CITY_LABEL_LAYER,
    );
    await setFilter(["all", before, ["!=", ["get", "name"], "Vladivostok"]]);
    const drawn = await draw(gulf);
    await setFilter(before);
    expect(difference(asItIs, drawn).share).toBeGreaterThan(most);
  });

  test("lets the map pass as it is, after all that", async () => {
    expect(difference(readGolden(gulf.name), await draw(gulf), gate).share).toBeLessThanOrEqual(gate.share);
  });
});

test("the golden pictures are few and small", () => {
  const folder = new URL("base-map/", import.meta.url);
  const pictures = readdirSync(folder).filter((name) => name.endsWith(".png"));
  expect(pictures.toSorted()).toEqual(SHOTS.map(({ name }) => `${name}.png`).toSorted());
  const bytes = pictures.reduce((sum, name) => sum + statSync(new URL(name, folder)).size, 0);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});
