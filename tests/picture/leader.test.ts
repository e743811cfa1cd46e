import { describe, expect, it } from "vitest";
import { leaderBetween } from "../../src/picture/plan/leader.ts";

const EXTENT = { x: 300, y: 100, width: 40, height: 20 };
const INSET = { x: 0, y: 50, width: 200, height: 200 };

describe("the line from what an inset shows to the inset", () => {
  it("is the shortest there is", () => {
    const [from, to] = leaderBetween(EXTENT, INSET, [], 1)!;
    expect(Math.hypot(from[0]! - to[0]!, from[1]! - to[1]!)).toBe(100);
    expect([from[0], to[0]]).toEqual([300, 200]);
  });

  it("goes past what is in the way", () => {
    const disc = { x: 240, y: 105, width: 20, height: 60 };
    const [from, to] = leaderBetween(EXTENT, INSET, [disc], 1)!;
    const at240 = from[1]! + ((to[1]! - from[1]!) * (240 - from[0]!)) / (to[0]! - from[0]!);
    expect(at240).toBeLessThan(105 - 2);
    expect([from[0], to[0]]).toEqual([300, 200]);
  });

  it("does not cross what it ties", () => {
    const below = { x: 250, y: 150, width: 200, height: 100 };
    const [from, to] = leaderBetween(EXTENT, below, [], 1)!;
    expect([from[1], to[1]]).toEqual([120, 150]);
  });

  it("is left out where only a long way round is free, or none", () => {
    const wall = (y: number, height: number) => leaderBetween(EXTENT, INSET, [{ x: 240, y, width: 20, height }], 1);
    expect(wall(-100, 500)).toBeUndefined();
    expect(wall(0, 230)).toBeUndefined();
  });
});
