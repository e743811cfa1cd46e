import { expect, test } from "vitest";
import { isCamera, mustBeOnMap } from "../../src/map/map-failures.ts";

test("a camera that cannot be drawn with is refused by its own cause", () => {
  expect(() => mustBeOnMap({ center: [0, -90], zoom: 3 })).toThrow(/latitude -90: its projection ends at 85/);
  expect(() => mustBeOnMap({ center: [NaN, 0], zoom: 3 })).toThrow(/longitude NaN/);
  expect(() => mustBeOnMap({ center: [0, 0], zoom: -Infinity })).toThrow(/zoom -Infinity/);
  expect(() => mustBeOnMap({ center: [200, 85], zoom: -1.5 })).not.toThrow();
  expect([isCamera({ center: [0, 0], zoom: NaN }), isCamera({ center: [0, -90], zoom: -1 })]).toEqual([false, true]);
});
