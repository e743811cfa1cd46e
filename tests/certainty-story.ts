import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Position } from "geojson";
import { LOCATIONS, MODES, type Location, type Mode } from "../src/story/story.ts";

/** A leg of one stretch. */
export interface DrawnLine {
  id: string;
  mode: Mode;
  location: Location;
  positions: readonly Position[];
  /** Another way that it may have gone, from one of its positions to another. */
  other?: readonly Position[];
}

/** One straight line for each kind of line, one above the other, over land. */
export interface DrawnKind extends DrawnLine {
  from: [lon: number, lat: number];
  to: [lon: number, lat: number];
}

const WEST = 4;
const EAST = 22;

/** Modes that have no rhythm of dashes of their own. */
export const PLAIN_MODES = MODES.slice(0, 4);

/** With a position between, as two by air would be a great circle. */
export const KINDS: readonly DrawnKind[] = PLAIN_MODES.flatMap((mode, row) =>
  LOCATIONS.map((location, line): DrawnKind => {
    const lat = 26 - (row * LOCATIONS.length + line) * 0.62;
    const [from, to]: [number, number][] = [[WEST, lat], [EAST, lat]]; // prettier-ignore
    return {
      id: `${mode}-${location}`,
      mode,
      location,
      positions: [from!, [(WEST + EAST) / 2, lat], to!],
      from: from!,
      to: to!,
    };
  }),
);

/** Writes a story that has a leg of every mode in every certainty, without places on the map. */
export async function writeCertaintyStory(folder: string): Promise<void> {
  await writeLinesStory(folder, KINDS);
}

/** Writes a story that has these legs, without places on the map. */
export async function writeLinesStory(folder: string, lines: readonly DrawnLine[]): Promise<void> {
  const citations = [{ source: "test" }];
  const place = (id: string, coordinates: readonly number[]) => ({
    type: "Feature",
    id,
    geometry: { type: "Point", coordinates },
    properties: { name: id, role: "context", location: "exact", precisionMeters: 100, provenance: "Drawn for a test." },
  });
  const leg = ({ id, mode, location, positions, other }: DrawnLine) => {
    const properties = {
      leg: id,
      name: id,
      mode,
      from: `${id}-from`,
      to: `${id}-to`,
      location,
      provenance: "Drawn for a test.",
      citations,
    };
    const line = (name: string, coordinates: readonly Position[], alternative?: string) => ({
      type: "Feature",
      id: `${id}-${name}`,
      geometry: { type: "LineString", coordinates },
      properties: { ...properties, ...(alternative && { alternative }) },
    });
    return [line("line", positions), ...(other ? [line("other", other, "Another way")] : [])];
  };
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
      chapters: [{ id: "all", title: "All", shortTitle: "All", shows: ["story"], travels: lines.map(({ id }) => id) }],
    },
    "places.geojson": {
      type: "FeatureCollection",
      features: lines.flatMap(({ id, positions }) => [
        place(`${id}-from`, positions[0]!),
        place(`${id}-to`, positions.at(-1)!),
      ]),
    },
    "legs.geojson": { type: "FeatureCollection", features: lines.flatMap(leg) },
    "claims.json": {
      claims: lines.map(({ id }) => ({
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
