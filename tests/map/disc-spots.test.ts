import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DISC_RADIUS, markerBoxes, spotsOf } from "../../src/map/labels/disc-spots.ts";
import { cut } from "../../src/map/style/place-names.ts";
import { middleOf, overlaps, type Box } from "../../src/geometry/screen-boxes.ts";
import { findMarkers, type Marker } from "../../src/story/markers.ts";
import type { Place } from "../../src/story/story.ts";
import { NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";

const real = wholeStory(NAJIN_DUNAY);
const [stop] = real.places.filter(({ role }) => role === "stop") as [Place];

function markersAt(positions: readonly [lon: number, lat: number][], name = "Long Harbour"): readonly Marker[] {
  const places = positions.map((anchor, index): Place => {
    return { ...stop, id: `p${index}`, name, localName: "", anchor, geometry: { type: "Point", coordinates: anchor } };
  });
  return findMarkers({ ...real, places, legs: [] });
}

/** The least distance of a point from a box. */
function distanceTo({ x, y, width, height }: Box, [px, py]: readonly [number, number]): number {
  return Math.hypot(Math.max(x - px, 0, px - x - width), Math.max(y - py, 0, py - y - height));
}

/** Boxes of places of one position: their points are all at zero. */
function atOnePoint(count: number): Box[][] {
  return markerBoxes(markersAt(Array.from({ length: count }, () => [10, 54])), 7);
}

describe("the numbers of places at one position", () => {
  it.each([2, 3, 5, 12, 20])("%d of them stand apart", (count) => {
    const discs = atOnePoint(count).map(([, disc]) => middleOf(disc!));
    for (const [index, [x, y]] of discs.entries())
      for (const [otherX, otherY] of discs.slice(index + 1) as [number, number][])
        expect(Math.hypot(x! - otherX, y! - otherY)).toBeGreaterThan(2 * DISC_RADIUS);
  });

  it("stand apart in a story of many places, too", () => {
    const far = Array.from({ length: 30 }, (_, index): [number, number] => [index, 40]);
    const [first, second] = spotsOf(markersAt([[10, 54], [10, 54], ...far]));
    const [a, b] = [first![0]!.disc, second![0]!.disc];
    expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThan(2 * DISC_RADIUS);
  });

  it("have all of their names where they are three, each nearer to its own number than to any other", () => {
    const boxes = atOnePoint(3);
    for (const [index, [, , name]] of boxes.entries()) {
      expect(name, `name ${index + 1}`).toBeDefined();
      const distances = boxes.map(([, disc]) => distanceTo(name!, middleOf(disc!) as [number, number]));
      expect(distances.indexOf(Math.min(...distances))).toBe(index);
    }
  });
});

describe("a name", () => {
  it("is nearest to its own number, whatever places are near at whatever zoom", () => {
    const near = fc.tuple(fc.double({ min: 10, max: 12, noNaN: true }), fc.double({ min: 53, max: 55, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(near, { minLength: 2, maxLength: 8 }),
        fc.double({ min: 0, max: 12, noNaN: true }),
        (all, zoom) => {
          const markers = markersAt(all);
          const worldPixels = 512 * 2 ** zoom;
          const boxes = markerBoxes(markers, zoom);
          // To the scale of a map that is small enough for a plane: x and y of Mercator.
          const points = markers.map(({ place: { anchor } }) => {
            const lat = (anchor[1]! * Math.PI) / 180;
            const y = (1 - Math.log(Math.tan(Math.PI / 4 + lat / 2)) / Math.PI) / 2;
            return [((anchor[0]! + 180) / 360) * worldPixels, y * worldPixels] as const;
          });
          const on = (box: Box, index: number): Box => ({
            ...box,
            x: box.x + points[index]![0],
            y: box.y + points[index]![1],
          });
          for (const [index, [, , name]] of boxes.entries()) {
            if (!name) continue;
            for (const [other, [, disc]] of boxes.entries())
              if (other !== index) expect(overlaps(on(name, index), on(disc!, other))).toBe(false);
          }
        },
      ),
    );
  });

  it("stands where it always stood where nothing is near", () => {
    for (const [band] of spotsOf(markersAt([[10, 54]])))
      expect(band).toMatchObject({ minzoom: 0, name: { anchor: "top" } });
  });

  it("is cut on the map where it is longer than any map is wide, between letters", () => {
    expect(cut("Najin")).toBe("Najin");
    expect(cut("n".repeat(63_000))).toHaveLength(60);
    expect(cut("🚢".repeat(40))).toBe("🚢".repeat(40));
    expect([...cut("🚢".repeat(63_000))]).toHaveLength(60);
    expect(cut("🚢".repeat(63_000))).toMatch(/^🚢+…$/u);
  });
});
