import type { Position } from "geojson";
import { MINIMAL } from "../story/whole-story.ts";
import { readFolder } from "../story/read-folder.ts";
import type { StoryTexts } from "./story-variants.ts";

const provenance = "Put down by hand, to show what maps do with it.";

/** An invented story of one leg by sea along some positions, with a place at either end, told in two chapters. */
export function storyAlong(positions: readonly Position[]): StoryTexts {
  const ends = { a: positions[0]!, b: positions.at(-1)! };
  const places = Object.entries(ends).map(([id, coordinates]) => ({
    type: "Feature",
    id,
    geometry: { type: "Point", coordinates },
    properties: { name: `Harbour ${id}`, role: "stop", location: "approximate", precisionMeters: 5, provenance },
  }));
  const line = {
    type: "Feature",
    id: "line",
    geometry: { type: "LineString", coordinates: positions },
    properties: {
      leg: "sea",
      name: "By sea",
      mode: "sea",
      from: "a",
      to: "b",
      location: "schematic",
      provenance,
      citations: [{ source: "paper" }],
    },
  };
  const files = readFolder(MINIMAL);
  const story = JSON.parse(files.get("story.json")!) as object;
  const chapter = { title: "By sea", shortTitle: "Sea", travels: ["sea"] };
  const chapters = [
    { ...chapter, id: "sea", shows: ["sea"] },
    { ...chapter, id: "whole", shows: ["story"], travels: [] },
  ];
  const [paper] = JSON.parse(files.get("sources.json")!) as object[];
  const collection = (features: object[]) => ({ type: "FeatureCollection", features });
  return new Map(
    Object.entries({
      "story.json": { ...story, chapters, unknowns: [] },
      "places.geojson": collection(places),
      "legs.geojson": collection([line]),
      "claims.json": { claims: [] },
      "sources.json": [paper],
    }).map(([name, data]) => [name, JSON.stringify(data)]),
  );
}

const METERS_PER_DEGREE = 111_195;

/** North from a point of the Baltic Sea. */
export function lineOfMeters(meters: number): Position[] {
  return [
    [10.45, 54.62],
    [10.45, 54.62 + meters / METERS_PER_DEGREE],
  ];
}

/** From Shanghai over the Pacific and through the Panama Canal to Rotterdam: 242 degrees. */
export const HALF_ROUND: Position[] = [
  ...[[122, 31.2], [170, 42], [-170, 43], [-110, 20], [-79.6, 8.8], [-73, 18], [-20, 45], [4, 52]], // prettier-ignore
];

/** Once around the world, to within half a degree. */
export const ALL_ROUND: Position[] = [
  ...[[0, 10], [60, 0], [120, -10], [179, 0], [-120, 10], [-60, 20], [-0.5, 10.2]], // prettier-ignore
];

/** Over the North Pole, as an airship went in 1926. */
export const OVER_THE_POLE: Position[] = [[11.9, 78.9], [5, 88], [-160, 86], [-166.3, 65.3]]; // prettier-ignore
