import { describe, expect, it } from "vitest";
import {
  buffersOf,
  BYTES_PER_VERTEX,
  PIECES_PER_CHUNK,
  routeGeometry,
  vertexAt,
  VERTICES_PER_ROW,
  type RouteGeometry,
} from "../../src/map/route/route-geometry.ts";
import { legsAlong } from "./legs-along.ts";
import { measureLegs } from "../../src/story/measured-legs.ts";
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
function verticesOf({ positions, lengths, ranges }: RouteGeometry): Vertex[][] {
  return ranges.map(({ levels: [{ firstVertex, vertexCount }] }) =>
    Array.from({ length: vertexCount }, (_, at) => {
      const [x, y] = vertexAt({ positions }, firstVertex + at);
      const [meters, mercatorLength] = lengths.subarray((firstVertex + at) * 2) as unknown as [number, number];
      return { x, y, meters, mercatorLength };
    }),
  );
}

describe.each([NAJIN_DUNAY, MINIMAL, ANTIMERIDIAN])("the vertices of %s", (folder) => {
  const legs = measureLegs(wholeStory(folder));
  const route = routeGeometry(legs);
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
    for (const { levels, stretch } of route.ranges) {
      expect(levels[0].vertexCount).toBe(stretch.line.coordinates.length / 2);
      for (const { firstVertex, vertexCount } of levels) {
        expect(firstVertex).toBe(next);
        next += vertexCount;
      }
    }
    const room = Math.ceil(next / VERTICES_PER_ROW) * VERTICES_PER_ROW;
    expect([route.positions.length, route.lengths.length]).toEqual([room * 4, room * 2]);
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
  const nothing = new Float32Array(0);
  expect(routeGeometry([])).toEqual({ legs: [], positions: nothing, lengths: nothing, ranges: [] });
});

describe("a long line", () => {
  const wiggly = Array.from({ length: 5_000 }, (_, at) => [at / 100 - 20, 40 + Math.sin(at / 3) * 0.02]);
  const legs = legsAlong(wiggly);
  const route = routeGeometry(legs);
  const { levels } = route.ranges[0]!;

  it("has coarser levels with fewer vertices, which cost at most half as much again", () => {
    expect(levels.length).toBeGreaterThan(1);
    for (const [index, { vertexCount, maxZoom }] of levels.slice(1).entries()) {
      expect(vertexCount).toBeLessThan(levels[index]!.vertexCount);
      expect(maxZoom).toBeLessThan(levels[index]!.maxZoom);
    }
    const bytes = route.positions.byteLength + route.lengths.byteLength;
    expect(bytes / BYTES_PER_VERTEX).toBeLessThanOrEqual(levels[0].vertexCount * 1.5 + VERTICES_PER_ROW);
  });

  it("has a box around the pieces of each chunk", () => {
    for (const { boxes, firstVertex, vertexCount } of levels) {
      expect(boxes.length).toBe(Math.ceil((vertexCount - 1) / PIECES_PER_CHUNK) * 4);
      for (let vertex = 0; vertex < vertexCount; vertex++) {
        const chunk = Math.min(Math.floor(vertex / PIECES_PER_CHUNK), boxes.length / 4 - 1);
        const [west, north, east, south] = boxes.subarray(chunk * 4) as unknown as [number, number, number, number];
        const [x, y] = vertexAt(route, firstVertex + vertex);
        expect(x).toBeGreaterThanOrEqual(west - 1e-13);
        expect(x).toBeLessThanOrEqual(east + 1e-13);
        expect(y).toBeGreaterThanOrEqual(north - 1e-13);
        expect(y).toBeLessThanOrEqual(south + 1e-13);
      }
    }
  });

  it("is handed over whole: every buffer of it once", () => {
    const buffers = buffersOf(route);
    expect(new Set(buffers).size).toBe(buffers.length);
    expect(buffers).toContain(route.positions.buffer);
    expect(buffers).toContain(legs[0]!.stretches[0]!.line.coordinates.buffer);
    const there = structuredClone(route, { transfer: buffers });
    expect(there.positions.length).toBeGreaterThan(0);
    expect(route.positions.length).toBe(0);
    expect(there.ranges[0]!.leg).toBe(there.legs[0]);
  });
});
