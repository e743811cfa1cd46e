import { expect, it } from "vitest";
import { assertCamera } from "../../src/map/off-screen/guard.ts";
import { assertCredits } from "../../src/picture/file/picture-guard.ts";

/** A canvas that nobody needs to look at: the words are missing already. */
const UNSEEN = {} as CanvasRenderingContext2D;
const BLOCK = { lines: ["Map data: © A;", "© B (CC BY)."], lineHeight: 20, x: 0, y: 0, width: 200, height: 40 };
const credits = { ...BLOCK, style: { role: "small", size: 14 } as const };

it("a picture whose small print leaves a credit out is refused, with the credit", () => {
  const look = { paper: "#FFFFFF", scale: 1 };
  expect(() => assertCredits(UNSEEN, "© A | © C", { credits, ...look })).toThrow(/“© C” is missing/);
  expect(() => assertCredits(UNSEEN, "© A", { credits: undefined, ...look })).toThrow(/“© A” is missing/);
});

it("the ink of credits is looked for line by line", () => {
  const pixels = { data: new Uint8ClampedArray(200 * 40 * 4).fill(255) };
  // The first line is all ink, the second all paper.
  pixels.data.fill(0, 0, 200 * 20 * 4);
  for (let alpha = 3; alpha < pixels.data.length; alpha += 4) pixels.data[alpha] = 255;
  const canvas = { getImageData: () => pixels } as unknown as CanvasRenderingContext2D;
  const look = () => assertCredits(canvas, "© A | © B (CC BY)", { credits, paper: "#FFFFFF", scale: 1 });
  expect(look).toThrow("The credits of the map data are not in the picture: “© B (CC BY).” is missing.");
  pixels.data.fill(80, 200 * 20 * 4);
  expect(look).not.toThrow();
});

it("a map that was drawn elsewhere than planned is refused, and one that gives its camera back a little otherwise is not", () => {
  const planned = { center: [131.2, 43.1] as [number, number], zoom: 5, bearing: 0, pitch: 0 };
  const drawn = (lon: number, lat: number, zoom: number) => () => assertCamera({ center: [lon, lat], zoom }, planned);
  expect(drawn(131.2 + 1e-9, 43.1 - 1e-9, 5 + 1e-9)).not.toThrow();
  expect(drawn(131.2 - 360, 43.1, 5)).not.toThrow();
  for (const other of [drawn(131.3, 43.1, 5), drawn(131.2, 43, 5), drawn(131.2, 43.1, 5.01), drawn(NaN, 43.1, 5)])
    expect(other).toThrow(/could not be drawn where it was asked for/);
});
