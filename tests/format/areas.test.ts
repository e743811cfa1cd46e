import type { MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { distanceToPlaceMeters } from "../../src/geometry/distance.ts";
import { readStory, type ReadResult } from "../../src/format/read-story.ts";
import { boundsOf } from "../../src/story/story-bounds.ts";
import { modelOf } from "../../src/story/story-model.ts";
import { readFolder } from "../story/read-folder.ts";

const minimal = readFolder("tests/fixtures/valid/minimal");

/** The minimal story with an area of its own beside its places. */
function withArea(geometry: Polygon | MultiPolygon, anchor: Position): ReadResult {
  const places = JSON.parse(minimal.get("places.geojson")!) as { features: unknown[] };
  places.features.push({
    type: "Feature",
    id: "region",
    geometry,
    properties: { name: "Region", role: "area", location: "schematic", anchor, provenance: "Drawn for a test." },
  });
  return readStory(new Map(minimal).set("places.geojson", JSON.stringify(places)));
}

function areaOf(read: ReadResult) {
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  const model = modelOf(read.story);
  const { geometry } = read.story.places.find(({ id }) => id === "region")!;
  return { geometry: geometry as Polygon | MultiPolygon, bounds: boundsOf(model, ["region"]) };
}

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

const widestStep = (ring: readonly Position[]) =>
  Math.max(...ring.slice(1).map(([lon], index) => Math.abs(lon! - ring[index]![0]!)));

describe("an area", () => {
  it("of several parts is read with all of them, and its anchor lies in one", () => {
    const coordinates = [[box(10, 50, 11, 51)], [box(20, 50, 21, 51)]];
    const { geometry, bounds } = areaOf(withArea({ type: "MultiPolygon", coordinates }, [20.5, 50.5]));
    expect(geometry).toEqual({ type: "MultiPolygon", coordinates });
    expect(bounds).toEqual([10, 50, 21, 51]);
    const outside = withArea({ type: "MultiPolygon", coordinates }, [15, 50.5]);
    expect(outside.problems.map(({ code }) => code)).toEqual(["anchor-outside"]);
  });

  it("has holes, in which no anchor may lie", () => {
    const coordinates = [box(10, 50, 14, 54), box(11, 51, 12, 52)];
    expect(areaOf(withArea({ type: "Polygon", coordinates }, [13, 53])).geometry.coordinates).toEqual(coordinates);
    expect(withArea({ type: "Polygon", coordinates }, [11.5, 51.5]).ok).toBe(false);
  });

  it("over the antimeridian is drawn in one piece around the way that its anchor lies on", () => {
    const ring = box(170, -20, -170, -10);
    const { geometry, bounds } = areaOf(withArea({ type: "Polygon", coordinates: [ring] }, [-175, -15]));
    expect(geometry.coordinates).toEqual([box(170, -20, 190, -10)]);
    expect(bounds).toEqual([170, -20, 190, -10]);
    expect(distanceToPlaceMeters([-175, -15], geometry)).toBe(0);
    expect(distanceToPlaceMeters([175, -15], geometry)).toBe(0);
    expect(distanceToPlaceMeters([0, -15], geometry)).toBeGreaterThan(10_000_000);
  });

  it("has its hole at the copy of the world where its outline lies", () => {
    const coordinates = [box(170, -20, -170, -10), box(-178, -16, -176, -14)];
    const { geometry } = areaOf(withArea({ type: "Polygon", coordinates }, [175, -15]));
    expect(geometry.coordinates[1]).toEqual(box(182, -16, 184, -14));
  });

  it("has a hole that lies over the antimeridian itself", () => {
    const coordinates = [box(170, -20, -170, -10), box(176, -16, -176, -14)];
    const { geometry } = areaOf(withArea({ type: "Polygon", coordinates }, [-173, -15]));
    expect(geometry.coordinates).toEqual([box(170, -20, 190, -10), box(176, -16, 184, -14)]);
  });

  it("of more than 180 degrees is as wide as it is written, in steps that are never the long way round", () => {
    const { geometry, bounds } = areaOf(withArea({ type: "Polygon", coordinates: [box(-170, 30, 170, 60)] }, [0, 45]));
    expect(widestStep((geometry as Polygon).coordinates[0]!)).toBeLessThanOrEqual(90);
    expect(bounds).toEqual([-170, 30, 170, 60]);
  });

  it("cut at the antimeridian, as RFC 7946 asks, is framed in one piece", () => {
    const coordinates = [[box(170, -20, 180, -10)], [box(-180, -20, -170, -10)]];
    const { bounds } = areaOf(withArea({ type: "MultiPolygon", coordinates }, [175, -15]));
    expect(bounds[2]! - bounds[0]!).toBeCloseTo(20, 6);
  });

  it("without parts is a problem, and one of its rings is told where it stands", () => {
    expect(withArea({ type: "MultiPolygon", coordinates: [] }, [0, 0]).problems[0]).toMatchObject({
      code: "bad-position",
      pointer: "/features/3/geometry/coordinates",
    });
    const open = [[box(10, 50, 11, 51)], [box(20, 50, 21, 51).slice(0, 4)]];
    expect(withArea({ type: "MultiPolygon", coordinates: open }, [10.5, 50.5]).problems[0]).toMatchObject({
      code: "ring-open",
      pointer: "/features/3/geometry/coordinates/1/0",
    });
  });
});
