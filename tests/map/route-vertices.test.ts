import { describe, expect, it } from "vitest";
import {
  BYTES_PER_VERTEX,
  FLOATS_PER_VERTEX,
  routeVertices,
  type RouteVertices,
} from "../../src/map/route-vertices.ts";
import { measureLegs } from "../../src/story/timeline.ts";
import { ANTIMERIDIAN, MINIMAL, NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";

interface Vertex {
  x: number;
  y: number;
  meters: number;
  mercatorLength: number;
}

/** Circumference of the Earth at the equator, by WGS84. */
const WORLD_METERS = 40_075_016.7;

/** The vertices of each range, with the two parts of a coordinate put together. */
function verticesOf({ data, ranges }: RouteVertices): Vertex[][] {
  return ranges.map(({ firstVertex, vertexCount }) =>
    Array.from({ length: vertexCount }, (_, at) => {
      const number = (offset: number) => data[(firstVertex + at) * FLOATS_PER_VERTEX + offset]!;
      return { x: number(0) + number(2), y: number(1) + number(3), meters: number(4), mercatorLength: number(5) };
    }),
  );
}

describe.each([NAJIN_DUNAY, MINIMAL, ANTIMERIDIAN])("the vertices of %s", (folder) => {
  const legs = measureLegs(wholeStory(folder));
  const route = routeVertices(legs);
  const vertices = verticesOf(route);

  it("are one range for each stretch, in order, above those of the alternatives", () => {
    const own = route.ranges.filter(({ alternative }) => !alternative);
    expect(own.map(({ stretch }) => stretch.id)).toEqual(
      legs.flatMap(({ stretches }) => stretches.map((stretch) => stretch.id)),
    );
    for (const { leg, legIndex } of route.ranges) expect(leg).toBe(legs[legIndex]);
    const order = route.ranges.map(({ alternative }) => alternative);
    expect(order).toEqual([...order].sort((a, b) => Number(b) - Number(a)));
    const others = route.ranges.filter(({ alternative }) => alternative).map(({ stretch }) => stretch.id);
    expect(others).toEqual(legs.flatMap(({ leg }) => leg.alternatives.map(({ id }) => id)));
  });

  it("follow one another and fill the array", () => {
    let next = 0;
    for (const { firstVertex, vertexCount, stretch } of route.ranges) {
      expect(firstVertex).toBe(next);
      expect(vertexCount).toBe(stretch.line.coordinates.length / 2);
      next += vertexCount;
    }
    expect(route.data.length).toBe(next * FLOATS_PER_VERTEX);
    expect(route.data.byteLength).toBe(next * BYTES_PER_VERTEX);
  });

  it("are where the positions are, to a hundredth of a millimeter, though each number is a single float", () => {
    for (const [index, { stretch }] of route.ranges.entries())
      for (const [at, { x, y }] of vertices[index]!.entries()) {
        const [lon, lat] = [...stretch.line.coordinates.subarray(at * 2, at * 2 + 2)] as [number, number];
        const northward = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
        expect(Math.abs(x - (lon + 180) / 360) * WORLD_METERS).toBeLessThan(1e-5);
        expect(Math.abs(y - (0.5 - northward)) * WORLD_METERS).toBeLessThan(1e-5);
      }
  });

  it("count meters and Mercator length on along the leg, from 0, and never fall", () => {
    for (const leg of legs) {
      const own = vertices.filter((_, at) => route.ranges[at]!.leg === leg && !route.ranges[at]!.alternative).flat();
      expect(own[0]).toMatchObject({ meters: 0, mercatorLength: 0 });
      expect(Math.abs(own.at(-1)!.meters / leg.lengthMeters - 1)).toBeLessThan(1e-6);
      for (const [index, { meters, mercatorLength }] of own.slice(1).entries()) {
        expect(meters).toBeGreaterThanOrEqual(own[index]!.meters);
        expect(mercatorLength).toBeGreaterThanOrEqual(own[index]!.mercatorLength);
      }
    }
  });
});

it("a route without legs has no vertices", () => {
  expect(routeVertices([])).toEqual({ data: new Float32Array(0), ranges: [] });
});
