import type { Location } from "../../story/story.ts";

/** A position as a file gives it. */
export interface Fix {
  /** Degrees, -180 to 180. */
  lon: number;
  /** Degrees, -90 to 90. */
  lat: number;
  /** Milliseconds since 1970, UTC; undefined where the file gives no time. */
  timeMs: number | undefined;
  /** When it left the position, where it stayed there: milliseconds since 1970, UTC. */
  leftMs?: number;
  /** Where it stands in the file, from 1, in the units of the driver. */
  row: number;
}

/** One way that something went: its pieces in order, each without a break that the file itself tells of. */
export interface Track {
  name: string;
  pieces: Fix[][];
  /** `exact` where a receiver recorded the positions, `approximate` where a line was drawn or its origin is not said. */
  location: Extract<Location, "exact" | "approximate">;
  /** True for reports of a ship's transponder. */
  isShip: boolean;
  /** Rows of this track that were left out while reading, in words: `1 repeated row`. */
  dropped: string[];
  /** Start and end that the file gives for the whole, in milliseconds since 1970; times of positions go before. */
  span?: readonly [number, number] | undefined;
}

/** A point with a name. */
export interface PointOfFile {
  name: string;
  lon: number;
  lat: number;
  row: number;
}

/** What a driver found in a file. Notes are sentences on what was left out or read on an assumption. */
export interface FileContent {
  places: PointOfFile[];
  tracks: Track[];
  notes: string[];
}

/** Reads one kind of file. */
export interface Driver {
  name: string;
  /** What a row of it is called: `row`, `line`, `position`. */
  unit: string;
  /** True where the name of a file and its first characters are of this kind. */
  detect: (fileName: string, start: string) => boolean;
  /** Throws Refusal where the text cannot be read, or what it says cannot be. */
  read: (text: string) => FileContent | Promise<FileContent>;
}

/** A file that is refused; the message is a sentence without the file's name. Tracks are read within parsers that call back. */
export class Refusal extends Error {
  override name = "Refusal";
}

/** A name as a story takes it: one line, nothing that steers or does not show, at most 120 characters. Empty where none is left. */
export function cleanName(name: string | undefined): string {
  const line = (name ?? "").replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return [...line].slice(0, 120).join("").trim();
}

/** `1 repeated row`, `2 repeated rows`: a count with its noun. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
