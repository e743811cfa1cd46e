import { expect, test } from "vitest";
import { isCamera, assertOnMap } from "../../src/map/map-failures.ts";

test("a camera that cannot be drawn with is refused by its own cause", () => {
  expect(() => assertOnMap({ center: [0, -90], zoom: 3 })).toThrow(/latitude -90: its projection ends at 85/);
  expect(() => assertOnMap({ center: [NaN, 0], zoom: 3 })).toThrow(/longitude NaN/);
  expect(() => assertOnMap({ center: [0, 0], zoom: -Infinity })).toThrow(/zoom -Infinity/);
  expect(() => assertOnMap({ center: [200, 85], zoom: -1.5 })).not.toThrow();
  expect([isCamera({ center: [0, 0], zoom: NaN }), isCamera({ center: [0, -90], zoom: -1 })]).toEqual([false, true]);
});
