import type { Map as MapLibreMap } from "maplibre-gl";
import { expect, test } from "vitest";
import { labelFrame, type NameBounds } from "../../src/map/labels/label-frame.ts";
import { latAt, lonAt, mercatorX, mercatorY } from "../../src/geometry/mercator.ts";

const SIZE = { width: 800, height: 500 };
const GLOBE_RADIUS = 200;
const EDGES: NameBounds = { frame: { x: 0, y: 0, ...SIZE } };

type View = Parameters<typeof labelFrame>[0];
type Plane = (x: number, y: number) => { x: number; y: number };

/** A view of a map, from how it goes from degrees to pixels around its middle, and back. */
function viewOf(type: "mercator" | "globe", zoom: number, toPixels: Plane, toDegrees: Plane): View {
  return {
    getContainer: () => ({ clientWidth: SIZE.width, clientHeight: SIZE.height }),
    getZoom: () => zoom,
    getProjection: () => ({ type }),
    project: ({ lng, lat }: { lng: number; lat: number }) => {
      const { x, y } = toPixels(lng, lat);
      return { x: x + SIZE.width / 2, y: y + SIZE.height / 2 };
    },
    unproject: ([x, y]: [number, number]) => {
      const { x: lng, y: lat } = toDegrees(x - SIZE.width / 2, y - SIZE.height / 2);
      return { lng, lat };
    },
  } as unknown as View & MapLibreMap;
}

/** Flat, with its middle at 130 degrees east on the equator. */
function flat(zoom: number): View {
  const world = 512 * 2 ** zoom;
  return viewOf(
    "mercator",
    zoom,
    (lon, lat) => ({ x: (mercatorX(lon) - mercatorX(130)) * world, y: (mercatorY(lat) - 0.5) * world }),
    (x, y) => ({ x: lonAt(mercatorX(130) + x / world), y: Math.max(-85, Math.min(85, latAt(0.5 + y / world))) }),
  );
}

const radians = Math.PI / 180;
/** A globe as seen from far away; what is asked for outside of it is answered with its limb, as MapLibre does. */
const globe = viewOf(
  "globe",
  1,
  (lon, lat) => ({
    x: GLOBE_RADIUS * Math.cos(lat * radians) * Math.sin(lon * radians),
    y: -GLOBE_RADIUS * Math.sin(lat * radians),
  }),
  (x, y) => {
    const inside = Math.min(1, GLOBE_RADIUS / Math.hypot(x, y));
    const lat = Math.asin((-y * inside) / GLOBE_RADIUS);
    const sine = (x * inside) / (GLOBE_RADIUS * Math.cos(lat));
    return { x: Math.asin(Math.max(-1, Math.min(1, sine))) / radians, y: lat / radians };
  },
);

/** Where the marks of a frame are on the screen. */
function marksOf(view: View, bounds: NameBounds) {
  return labelFrame(view, bounds).features.map(({ geometry, properties }) => {
    const [lng, lat] = geometry.coordinates as [number, number];
    const { x, y } = view.project({ lng, lat });
    return { x, y, offset: properties?.offset as [number, number] };
  });
}

const largestGap = (values: number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.max(...sorted.slice(1).map((value, index) => value - sorted[index]!));
};

test("marks stand along all four edges of a picture without a gap", () => {
  const marks = marksOf(flat(5), EDGES);
  const near = (a: number, b: number) => Math.abs(a - b) < 1.5;
  for (const x of [0, SIZE.width]) {
    const edge = marks.filter((mark) => near(mark.x, x)).map(({ y }) => y);
    expect(largestGap(edge)).toBeLessThan(10.1);
    expect([Math.min(...edge), Math.max(...edge)].map((y) => Math.round(y / 10))).toEqual([0, 50]);
  }
  for (const y of [0, SIZE.height]) {
    const edge = marks.filter((mark) => near(mark.y, y)).map(({ x }) => x);
    expect(largestGap(edge)).toBeLessThan(10.1);
    expect([Math.min(...edge), Math.max(...edge)].map((x) => Math.round(x / 10))).toEqual([0, 80]);
  }
});

test("marks stand around what will lie over the map, where it is in view", () => {
  const box = { x: 100, y: 60, width: 120, height: 90 };
  const marks = marksOf(flat(5), { boxes: [box, { ...box, x: 2_000 }] });
  expect(marks.length).toBe(3 * 2 * (13 + 10));
  for (const { x, y } of marks) {
    const across = Math.min(Math.abs(x - box.x), Math.abs(x - box.x - box.width));
    const down = Math.min(Math.abs(y - box.y), Math.abs(y - box.y - box.height));
    expect(Math.min(across, down)).toBeLessThan(0.01);
  }
});

test("marks are three deep where nothing is seen: no dot in the picture has its name outside", () => {
  const frame = { x: 40, y: 30, width: 500, height: 300 };
  const offsets = (bounds: NameBounds, at: { x: number; y: number }) =>
    labelFrame(flat(5), bounds)
      .features.map(({ geometry, properties }) => ({
        ...flat(5).project({ lng: geometry.coordinates[0]!, lat: geometry.coordinates[1]! }),
        offset: properties?.offset as number[],
      }))
      .filter(({ x, y }) => Math.abs(x - at.x) < 2 && Math.abs(y - at.y) < 2)
      .map(({ offset }) => offset);
  // The middle of 30 steps.
  expect(offsets({ frame }, { x: frame.x + frame.width - 1, y: frame.y + frame.height / 2 })).toEqual([[0, 0], [10, 0], [20, 0]]); // prettier-ignore
  expect(offsets({ boxes: [frame] }, { x: frame.x, y: frame.y + 150 })).toEqual([[0, 0], [10, 0], [20, 0]]); // prettier-ignore
});

test("a flat map that readers move has no marks", () => expect(marksOf(flat(5), {})).toEqual([]));

test("where the world is drawn twice, no mark stands at the sides: it would stand in the middle too", () => {
  const marks = marksOf(flat(0.4), EDGES);
  expect(marks.filter(({ y }) => y > 20 && y < SIZE.height - 20)).toEqual([]);
});

test("above the last latitude there is no ground and no mark", () => {
  const world = 512 * 2 ** -0.5;
  expect(world).toBeLessThan(SIZE.height);
  expect(marksOf(flat(-0.5), EDGES)).toEqual([]);
});

test("marks stand along the limb of a globe and just outside, with or without edges", () => {
  const marks = marksOf(globe, {});
  const fromMiddle = marks.map(({ x, y }) => Math.hypot(x - SIZE.width / 2, y - SIZE.height / 2));
  expect(Math.min(...fromMiddle)).toBeGreaterThan(GLOBE_RADIUS - 5);
  expect(Math.max(...fromMiddle)).toBeLessThan(GLOBE_RADIUS);
  const on = marks.filter(({ offset }) => Math.hypot(...offset) === 0);
  const outside = marks.filter(({ offset }) => Math.abs(Math.hypot(...offset) - 10) < 1e-6);
  expect(on.length).toBeGreaterThan(120);
  expect(outside.length).toBe(on.length);
  // The edges of the picture are not on the globe.
  expect(marksOf(globe, EDGES).length).toBe(marks.length);
});
