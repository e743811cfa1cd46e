import { writeFileSync } from "node:fs";
import { join } from "node:path";

export interface BigStory {
  legs: number;
  /** Of its line; the two places it runs between are positions too. */
  positionsPerLeg: number;
  claims: number;
  /** How many of the claims the first chapter tells; none where absent. */
  told?: number;
  sources: number;
}

/**
 * Writes a story folder: rail lines side by side over the plains of Siberia, claims about one after the other, and
 * sources cited in turn.
 */
export function writeBigStory(folder: string, { legs, positionsPerLeg, claims, told = 0, sources }: BigStory): void {
  const first = Array.from({ length: told }, (_, number) => `claim-${number}`);
  const lines = Array.from({ length: legs }, (_, leg) => lineOfLeg(leg, legs, positionsPerLeg, sources));
  const story = {
    id: "bench",
    title: "A paper says trains ran",
    standfirst: "A paper says trains ran.",
    language: "en",
    asOf: "2024-04",
    borderPolicy: "None.",
    movementNote: "Illustrative.",
    credit: "Waybill",
    attribution: [],
    unknowns: [],
    countries: ["RUS", "KAZ"],
    chapters: [
      { id: "all", title: "All", shortTitle: "All", shows: ["story"], claims: first },
      { id: "first", title: "The first", shortTitle: "First", shows: ["leg-0"], travels: ["leg-0"] },
    ],
  };
  const files = {
    "story.json": story,
    "places.geojson": { type: "FeatureCollection", features: lines.flatMap(placesOf) },
    "legs.geojson": { type: "FeatureCollection", features: lines },
    "claims.json": { claims: Array.from({ length: claims }, (_, number) => claim(number, legs, sources)) },
    "sources.json": Array.from({ length: sources }, (_, number) => source(number)),
  };
  for (const [name, value] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(value));
}

function lineOfLeg(leg: number, legs: number, count: number, sources: number) {
  const south = 55 + (leg % 10) / 10 + Math.floor(leg / 10) / legs;
  const coordinates = Array.from({ length: count }, (_, index) => {
    const share = index / (count - 1);
    return [round(60 + share * 40), round(south + Math.sin(share * 200) * 0.02 * Math.sin(Math.PI * share))];
  });
  return {
    type: "Feature",
    id: `line-${leg}`,
    geometry: { type: "LineString", coordinates },
    properties: {
      leg: `leg-${leg}`,
      name: `By rail, line ${leg}`,
      mode: "rail",
      from: `west-${leg}`,
      to: `east-${leg}`,
      when: "2024-03",
      location: "schematic",
      provenance: "Computed.",
      citations: [{ source: idOf(leg % sources) }],
    },
  };
}

function placesOf({ geometry }: ReturnType<typeof lineOfLeg>, leg: number) {
  return (["west", "east"] as const).map((side) => ({
    type: "Feature",
    id: `${side}-${leg}`,
    geometry: { type: "Point", coordinates: geometry.coordinates.at(side === "west" ? 0 : -1) },
    properties: {
      name: `${side} ${leg}`,
      role: "stop",
      location: "approximate",
      precisionMeters: 2000,
      provenance: "Computed.",
      citations: [{ source: idOf(0) }],
    },
  }));
}

function claim(number: number, legs: number, sources: number) {
  return {
    id: `claim-${number}`,
    about: `leg-${number % legs}`,
    when: "2024-03",
    attributedTo: "A paper",
    text: `A paper says that train ${number} went 12 km further east. It is likely that it came back.`,
    basis: number % 2 === 0 ? "documents" : "independent-imagery",
    citations: [{ source: idOf(number % sources), quote: "by rail" }],
  };
}

function source(number: number) {
  const issued = { "date-parts": [[2024, 3]] };
  return { id: idOf(number), type: "article-newspaper", title: `Trains ${number}`, issued };
}

const idOf = (number: number) => `paper-${number}`;

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
