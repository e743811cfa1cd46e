import { describe, expect, it } from "vitest";
import { positionAt } from "../../src/geometry/line.ts";
import { modelOfFolder } from "./model-of-folder.ts";
import { ANTIMERIDIAN, NAJIN_DUNAY } from "./whole-story.ts";

describe("the positions of a route", () => {
  it.each([NAJIN_DUNAY, ANTIMERIDIAN])("of %s start and end where its stretches do", (folder) => {
    const { legs, routeSamples: found } = modelOfFolder(folder);
    expect(found.length).toBeLessThanOrEqual(legs.length * 410);
    const ends = legs.flatMap(({ leg }) =>
      leg.stretches.flatMap(({ line }) => [positionAt(line, 0), positionAt(line, -1)]),
    );
    for (const [lon, lat] of ends)
      expect(found.some(([x, y]) => Math.abs(((x! - lon! + 540) % 360) - 180) + Math.abs(y! - lat!) < 1e-6)).toBe(true);
  });
});
