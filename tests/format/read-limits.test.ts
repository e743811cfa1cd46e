import { describe, expect, it } from "vitest";
import { readStory } from "../../src/format/read-story.ts";
import { readFolder } from "../story/read-folder.ts";
import { processorMilliseconds } from "../processor-time.ts";

const minimal = readFolder("tests/fixtures/valid/minimal");

interface Feature {
  id: string;
  geometry: { coordinates: unknown };
  properties: Record<string, unknown>;
}

/** Files of the smallest story with the first Feature changed, and its copies added. */
function withFeatures(file: string, change: (features: Feature[]) => void): Map<string, string> {
  const collection = JSON.parse(minimal.get(file) ?? "") as { features: Feature[] };
  change(collection.features);
  return new Map([...minimal, [file, JSON.stringify(collection)]]);
}

function codes(files: ReadonlyMap<string, string>): string[] {
  return readStory(files).problems.map((problem) => problem.code);
}

function lineOf(count: number): [number, number][] {
  return Array.from({ length: count }, (_, index) => [10 + (2 * index) / (count - 1), 50 + index / (count - 1)]);
}

/** The positions of the smallest story beside its first line: two points, a ring of 5, and lines of 2, 2 and 3. */
const OTHER_POSITIONS = 14;

function lineFile(count: number): Map<string, string> {
  return withFeatures("legs.geojson", ([first]) => {
    if (first) first.geometry.coordinates = lineOf(count);
  });
}

describe("the limits of a story", () => {
  it("let a story of a million positions in, within ten seconds of processor time", { timeout: 30_000 }, () => {
    const files = lineFile(1_000_000 - OTHER_POSITIONS);
    expect(processorMilliseconds(() => expect(codes(files)).toEqual([]))).toBeLessThan(10_000);
  });

  it("refuse one position more than a million by name", { timeout: 30_000 }, () => {
    expect(codes(lineFile(1_000_001 - OTHER_POSITIONS))).toContain("too-many-positions");
  });

  it("name the one bad position among a hundred thousand", { timeout: 30_000 }, () => {
    const files = withFeatures("legs.geojson", ([first]) => {
      const line: unknown[] = lineOf(100_000);
      line[99_000] = [null, null];
      if (first) first.geometry.coordinates = line;
    });
    expect(readStory(files).problems).toMatchObject([
      { code: "bad-position", pointer: "/features/0/geometry/coordinates/99000" },
    ]);
  });

  it("refuse a file of more than 50 MB, counted in bytes", { timeout: 30_000 }, () => {
    expect(codes(new Map([...minimal, ["claims.json", " ".repeat(50_000_001)]]))).toContain("file-too-large");
    const korean = `{"claims": [], "$schema": "${"나".repeat(16_700_000)}"}`;
    expect(codes(new Map([...minimal, ["claims.json", korean]]))).toContain("file-too-large");
  });

  it("refuse brackets nested a million deep without running out of stack", () => {
    expect(codes(new Map([...minimal, ["claims.json", "[".repeat(1_000_000)]]))).toContain("too-deep");
    const nested = '{"a":'.repeat(1_000_000) + "1" + "}".repeat(1_000_000);
    expect(codes(new Map([...minimal, ["sources.json", nested]]))).toContain("too-deep");
  });

  it("refuse more than a thousand legs, and an area of more than ten thousand positions", () => {
    const legs = withFeatures("legs.geojson", (features) => {
      const first = features[0] as Feature;
      for (let index = 0; index < 1_000; index++) {
        const properties = { ...first.properties, leg: `leg-${index}` };
        features.push({ ...first, id: `line-${index}`, properties });
      }
    });
    expect(codes(legs)).toEqual(["too-many-legs"]);
    const area = withFeatures("places.geojson", (features) => {
      const ring = Array.from({ length: 10_001 }, () => [14, 51]);
      if (features[2]) features[2].geometry.coordinates = [ring];
    });
    expect(codes(area)).toEqual(["area-too-detailed"]);
  });

  it("refuse a list of more than fifty thousand items", () => {
    expect(codes(new Map([...minimal, ["claims.json", `{"claims": [${"5,".repeat(50_000)}5]}`]]))).toContain(
      "too-many-items",
    );
  });

  it("tell the first thousand problems, and that there are more", () => {
    const { problems } = readStory(new Map([...minimal, ["claims.json", `{"claims": [${"5,".repeat(5_000)}5]}`]]));
    expect(problems.length).toBe(1_001);
    expect(problems[0]?.code).toBe("too-many-problems");
  });
});
