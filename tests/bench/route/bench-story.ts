import { routeGeometry, type RouteGeometry } from "../../../src/map/route/route-geometry.ts";
import { extentOf } from "../../../src/geometry/bounds.ts";
import { lineOf } from "../../../src/geometry/line.ts";
import type { MeasuredLine } from "../../../src/geometry/measured-line.ts";
import type { Location, Place, Story, StoryDate } from "../../../src/story/story.ts";
import type { MeasuredLeg } from "../../../src/story/measured-legs.ts";
import { modelOf } from "../../../src/story/story-model.ts";
import { tourOf, type Tour } from "../../../src/tour/tour.ts";
import { VIEWPORT } from "./plan.ts";
import { positionsOf } from "./wiggly-line.ts";

const DAY: StoryDate = {
  edtf: "2023-10-13",
  startMs: Date.UTC(2023, 9, 13),
  endMs: Date.UTC(2023, 9, 14),
  approximate: false,
};
/** Maps on which another technique draws keep their names off a line of at most so many vertices. */
const MOST_COARSE_VERTICES = 2000;

export interface BenchStory {
  tour: Tour;
  /** Of the line itself. */
  route: () => RouteGeometry;
  /** Of a line with few vertices, the same way. */
  coarseRoute: () => RouteGeometry;
}

/** The line as a story of one leg, measured, with its tour. All that follows the shape of a story is in this file. */
export function benchStory(line: MeasuredLine, location: Location): BenchStory {
  const every = Math.ceil(line.cumulativeMeters.length / MOST_COARSE_VERTICES);
  const coordinates = positionsOf(line, every);
  const stretch = { id: "line", location, provenance: "Computed.", citations: [] };
  const leg = { id: "leg", name: "By rail", mode: "rail" as const, from: "dunay", to: "tikhoretsk", alternatives: [] };
  const story: Story = {
    id: "bench",
    title: "Bench",
    standfirst: "",
    standfirstClaims: [],
    language: "en",
    asOf: DAY,
    borderPolicy: "",
    movementNote: "",
    credit: "",
    attribution: [],
    countries: ["RUS", "PRK"],
    baseMap: { detail: false },
    vehicles: [],
    clock: "local",
    unknowns: [],
    claims: [],
    sources: [],
    places: [
      place("dunay", "Dunay", coordinates[0] as [number, number]),
      place("tikhoretsk", "Tikhoretsk", coordinates.at(-1) as [number, number]),
    ],
    legs: [{ ...leg, stretches: [{ ...stretch, line: lineOf(coordinates) }] }],
    chapters: [
      {
        id: "all",
        title: "All",
        shortTitle: "All",
        shows: ["story"],
        travels: ["leg"],
        claims: [],
        unknowns: false,
        words: 0,
      },
    ],
    sourceNumbers: new Map(),
  };
  const coarse = modelOf(story);
  const measured: MeasuredLeg = {
    leg: story.legs[0]!,
    stretches: [{ id: "line", location, line, extent: extentOf(line.coordinates), startMeters: 0 }],
    alternatives: [],
    lengthMeters: line.lengthMeters,
  };
  return {
    tour: tourOf({ ...coarse, legs: [measured] }, VIEWPORT),
    route: () => routeGeometry([measured]),
    coarseRoute: () => routeGeometry(coarse.legs),
  };
}

function place(id: string, name: string, anchor: [number, number]): Place {
  return {
    id,
    name,
    aliases: [],
    role: "stop",
    location: "approximate",
    precisionMeters: 2000,
    anchor,
    geometry: { type: "Point", coordinates: anchor },
    provenance: "Computed.",
    citations: [],
  };
}
