import { csv } from "./csv.ts";
import { geojson } from "./geojson.ts";
import { gpx } from "./gpx.ts";
import { kml } from "./kml.ts";
import { Refusal, type Driver, type FileContent } from "./tracks.ts";

/** The kinds of files that are imported, in the order in which they are tried. */
export const DRIVERS: readonly Driver[] = [gpx, kml, geojson, csv];

/** Of a text, as much as tells its kind. */
const START = 4_000;

export interface ReadTracks extends FileContent {
  driver: Driver;
}

/**
 * What a file of tracks holds, read by the driver of its kind. Throws Refusal where it is empty, of no known kind, or cannot be
 * read.
 */
export async function readTracks(fileName: string, text: string): Promise<ReadTracks> {
  const own = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (own.trim() === "") throw new Refusal("It is empty.");
  const start = own.slice(0, START).trimStart();
  const driver = DRIVERS.find(({ detect }) => detect(fileName, start));
  if (!driver) {
    const kinds = DRIVERS.map(({ name }) => name).join(", ");
    throw new Refusal(`It is of no kind that is read (${kinds}). Export it as one of these.`);
  }
  return { ...(await driver.read(own)), driver };
}
