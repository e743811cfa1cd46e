import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bboxOf, extentOf } from "../../src/geometry/bounds.ts";
import { lineOf } from "../../src/geometry/line.ts";

describe("the bbox of positions", () => {
  it("is the smallest that holds them all", () => {
    const position = fc.tuple(
      fc.double({ min: -89, max: 89, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 20 }), (positions) => {
        const lons = positions.map(([lon]) => lon);
        const lats = positions.map(([, lat]) => lat);
        const wanted = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
        expect(bboxOf([extentOf(lineOf(positions))])).toEqual(wanted.map((side) => expect.closeTo(side, 9) as number));
      }),
      { numRuns: 1_000 },
    );
  });

  it("runs over the antimeridian the short way, in either direction", () => {
    expect(bboxOf([extentOf(lineOf([[170, 1], [-170, 2]]))])).toEqual([170, 1, 190, 2]); // prettier-ignore
    expect(bboxOf([extentOf(lineOf([[-170, 1], [170, 2]]))])).toEqual([-190, 1, -170, 2]); // prettier-ignore
  });

  it("leaves out the widest gap between lines, in whatever order they come", () => {
    const lines = [
      [
        [122, 31],
        [122.5, 31],
      ],
      [
        [170, 42],
        [-170, 43],
      ],
      [
        [-160, 0],
        [-80, 9],
      ],
      [
        [-80, 9],
        [4, 52],
      ],
      [[124, 30], [165, 40]], // prettier-ignore
    ].map((line) => extentOf(lineOf(line)));
    expect(bboxOf(lines)).toEqual([122, 0, 364, 52]);
    const turned = [...lines.slice(3), ...lines.slice(0, 3)];
    const [west, , east] = bboxOf(turned) as unknown as [number, number, number];
    expect([(west + 720) % 360, east - west]).toEqual([122, 242]);
  });

  it("is the world once for lines that go farther round, cut where the fewest run", () => {
    const round = [
      [[-6, 37], [-43, -23]],
      [[-43, -23], [-75, -53]],
      [[-75, -53], [-160, -10], [145, 13]],
      [[145, 13], [124, -9]],
      [[124, -9], [78, -38]],
      [[78, -38], [18, -35]],
      [[18, -35], [-24, 15]],
      [[-24, 15], [-30, 38], [-6, 37]],
    ].map((line) => extentOf(lineOf(line))); // prettier-ignore
    const areaInPacific = extentOf(lineOf([[-166, -14], [-125, -9]])); // prettier-ignore
    expect(bboxOf([...round, areaInPacific])).toEqual([-312, -53, 48, 38]);
    const spiral = extentOf(lineOf([[0, 0], [120, 1], [-120, 2], [0, 3], [40, 4]])); // prettier-ignore
    expect(bboxOf([spiral])).toEqual([-160, 0, 200, 4]);
  });

  it("holds every line whole, in no more degrees than the lines have one after another", () => {
    const piece = fc.tuple(fc.integer({ min: -180, max: 179 }), fc.integer({ min: 0, max: 90 }));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const lines = pieces.map(([west, wide]) => extentOf(lineOf([[west, 0], [west + wide, 1]]))); // prettier-ignore
        const [west, , east] = bboxOf(lines) as unknown as [number, number, number];
        for (const [start, wide] of pieces) {
          const copies = [-720, -360, 0, 360, 720].map((turn) => start + turn);
          if (east - west < 360) expect(copies.some((copy) => copy >= west && copy + wide <= east)).toBe(true);
        }
        expect(east - west).toBeLessThanOrEqual(360);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is the inhabited world for no position", () => {
    expect(bboxOf([])).toEqual([-180, -60, 180, 75]);
  });
});
