import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LOCATIONS, MODES, type Location, type Mode } from "../src/story/story.ts";

/** One straight line for each kind of line, one above the other, over land. */
export interface DrawnKind {
  id: string;
  mode: Mode;
  location: Location;
  from: [lon: number, lat: number];
  to: [lon: number, lat: number];
}

const WEST = 4;
const EAST = 22;

export const KINDS: readonly DrawnKind[] = MODES.flatMap((mode, row) =>
  LOCATIONS.map((location, line): DrawnKind => {
    const lat = 26 - (row * LOCATIONS.length + line) * 0.62;
    return { id: `${mode}-${location}`, mode, location, from: [WEST, lat], to: [EAST, lat] };
  }),
);

/** Writes a story that has a leg of every mode in every certainty, without places on the map. */
export async function writeCertaintyStory(folder: string): Promise<void> {
  const citations = [{ source: "test" }];
  const place = (id: string, coordinates: readonly number[]) => ({
    type: "Feature",
    id,
    geometry: { type: "Point", coordinates },
    properties: { name: id, role: "context", location: "exact", precisionMeters: 100, provenance: "Drawn for a test." },
  });
  const leg = ({ id, mode, location, from, to }: DrawnKind) => ({
    type: "Feature",
    id: `${id}-line`,
    geometry: { type: "LineString", coordinates: [from, to] },
    properties: {
      leg: id,
      name: id,
      mode,
      from: `${id}-from`,
      to: `${id}-to`,
      location,
      provenance: "Drawn for a test.",
      citations,
    },
  });
  const files = {
    "story.json": {
      id: "certainty",
      title: "Every kind of line, a test says",
      standfirst: "A test.",
      language: "en",
      asOf: "2024-01-01",
      borderPolicy: "None.",
      movementNote: "None.",
      credit: "Graphic: Waybill",
      attribution: [],
      unknowns: [],
      chapters: [{ id: "all", title: "All", shortTitle: "All", shows: ["story"], travels: KINDS.map(({ id }) => id) }],
    },
    "places.geojson": {
      type: "FeatureCollection",
      features: KINDS.flatMap(({ id, from, to }) => [place(`${id}-from`, from), place(`${id}-to`, to)]),
    },
    "legs.geojson": { type: "FeatureCollection", features: KINDS.map(leg) },
    "claims.json": {
      claims: KINDS.map(({ id }) => ({
        id: `claim-${id}`,
        about: id,
        text: `A test says ${id}.`,
        attributedTo: "A test",
        basis: "documents",
        citations,
      })),
    },
    "sources.json": [{ id: "test", type: "webpage", title: "A test", issued: { "date-parts": [[2024, 1, 1]] } }],
  };
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(content));
}
