import type { Position } from "geojson";
import { extentOf } from "../../src/geometry/bounds.ts";
import { lineOf } from "../../src/geometry/line.ts";
import { measureLine } from "../../src/geometry/measured-line.ts";
import type { Leg, Location } from "../../src/story/story.ts";
import type { MeasuredLeg } from "../../src/story/measured-legs.ts";

/** One leg with one stretch along some positions. */
export function legsAlong(positions: readonly Position[], location: Location = "exact"): MeasuredLeg[] {
  const line = lineOf(positions);
  const stretch = { id: "a", location, line, provenance: "A test.", citations: [] };
  const leg: Leg = { id: "leg", name: "Leg", mode: "sea", from: "x", to: "y", stretches: [stretch], alternatives: [] };
  const measured = measureLine(line);
  const stretches = [{ id: "a", location, line: measured, extent: extentOf(line), startMeters: 0 }];
  return [{ leg, stretches, alternatives: [], lengthMeters: measured.lengthMeters }];
}
