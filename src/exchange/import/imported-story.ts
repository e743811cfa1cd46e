import type { Mode } from "../../story/story.ts";
import { idFromName } from "../../story/id-from-name.ts";
import type { ReadTracks } from "./drivers.ts";
import { legOfTrack, type ImportedLeg } from "./import-legs.ts";
import { storyDocuments, type NamedLeg, type NamedPoint } from "./story-documents.ts";
import { cleanName, counted, Refusal, type Track } from "./tracks.ts";

/** A file that was read. */
export interface ReadFile {
  /** Without its folder. */
  fileName: string;
  content: ReadTracks;
}

export interface ImportOptions {
  id: string;
  title: string;
  /** The day that a story without dates takes account of: `2024-03-03`. */
  today: string;
  /** How it travelled; only reports of ships need none. */
  by: Mode | undefined;
  /** The id of the leg, and of several the beginning of their ids. */
  legId: string | undefined;
  gapHours: number;
  gapMeters: number;
  gapsInDrawn: boolean;
  toleranceMeters: number;
  dropOutliers: boolean;
}

/** What became of the files, for people and as JSON. */
export interface ImportReport {
  files: { file: string; kind: string; legs: number; places: number }[];
  legs: {
    id: string;
    name: string;
    read: number;
    drawn: number;
    gaps: number;
    from: string | null;
    to: string | null;
  }[];
  places: number;
  notes: string[];
}

export interface ImportedStory {
  /** Name -> text, of the five files. */
  files: Map<string, string>;
  report: ImportReport;
}

/** The format has room for so many legs. */
const MOST_LEGS = 1_000;

/**
 * A story of the tracks of files: a leg, a claim and a chapter for each track, a source for each file, a place at each end of a leg
 * and for each point. Throws Refusal where they hold nothing, more than a story takes, or tracks of which `by` must tell the mode.
 */
export function importedStory(read: readonly ReadFile[], options: ImportOptions): ImportedStory {
  const sourceIds = new Map<string, number>();
  const report: ImportReport = { files: [], legs: [], places: 0, notes: [] };
  const found: { leg: ImportedLeg; fileName: string; source: string; mode: Mode }[] = [];
  const points: Omit<NamedPoint, "id">[] = [];
  const names = new Map<string, number>();
  const sources: { id: string; title: string }[] = [];
  for (const { fileName, content } of read) {
    const shownName = cleanName(fileName) || "the file";
    const source = unique(idFromName(shownName, "file"), sourceIds);
    sources.push({ id: source, title: shownName });
    const { driver, places, tracks, notes } = content;
    report.notes.push(...notes.map((note) => `${shownName}: ${note}`));
    const [legsBefore, pointsBefore] = [found.length, points.length];
    for (const [index, track] of tracks.entries()) {
      const mode = options.by ?? (track.isShip ? "sea" : undefined);
      if (mode === undefined)
        throw new Refusal(`${shownName} does not say how it travelled. Say so with --by sea, rail, road or air.`);
      const name = unique(cleanName(track.name) || `Track ${index + 1} of ${shownName}`, names, " ");
      const origin = { fileName: shownName, kind: driver.name, unit: driver.unit };
      const leg = legOfTrack({ ...track, name }, origin, { ...options, mode });
      if (leg) found.push({ leg, fileName: shownName, source, mode });
      else points.push(...pointOf({ ...track, name }, driver.unit, { source, fileName: shownName, report }));
    }
    for (const [index, { name, lon, lat, row }] of places.entries())
      points.push({
        name: unique(cleanName(name) || `Point ${index + 1} of ${shownName}`, names, " "),
        lon,
        lat,
        location: "approximate",
        source,
        provenance: `The file ${shownName} (${driver.name}), ${driver.unit} ${row}.`,
      });
    const file = { file: fileName, kind: driver.name };
    report.files.push({ ...file, legs: found.length - legsBefore, places: points.length - pointsBefore });
  }
  if (found.length === 0 && points.length === 0) throw new Refusal("There is no position in what was given.");
  if (found.length > MOST_LEGS)
    throw new Refusal(
      `There are ${counted(found.length, "track")}, and a story has at most ${MOST_LEGS.toLocaleString("en")} legs. Keep the rows of those that you mean.`,
    );
  // Chapters are told in the order of time; what has none comes last.
  found.sort((a, b) => (a.leg.startMs ?? Infinity) - (b.leg.startMs ?? Infinity) || 0);
  const ids: Taken = new Map(RESERVED.map((id) => [id, 1]));
  const legs = found.map(({ leg, ...rest }, index): NamedLeg => {
    const numbered = found.length === 1 ? options.legId : options.legId && `${options.legId}-${index + 1}`;
    return { ...leg, ...rest, id: unique(numbered ?? legIdOf(leg.name), ids) };
  });
  for (const { id, name, stretches, positionsRead, positionsDrawn, startMs, endMs, notes } of legs) {
    const gaps = stretches.filter(({ location }) => location === "unknown").length;
    const [from, to] = [iso(startMs), iso(endMs)];
    report.legs.push({ id, name, read: positionsRead, drawn: positionsDrawn, gaps, from, to });
    report.notes.push(...notes);
  }
  for (const { id } of legs) [`start-${id}`, `end-${id}`].forEach((end) => ids.set(end, 1));
  const named = points.map((point) => ({ ...point, id: unique(idFromName(point.name, "point"), ids) }));
  report.places = named.length + legs.length * 2;
  return { files: storyDocuments({ legs, points: named, sources, ...options }), report };
}

/** Ids that mean something else where a moment or a subject is named. */
const RESERVED = ["story", "end", "unknown"];

/** A track that stays at one place: a place, and a note that it is no leg. */
function pointOf(
  { name, pieces, location }: Track,
  unit: string,
  { source, fileName, report }: { source: string; fileName: string; report: ImportReport },
): Omit<NamedPoint, "id">[] {
  const all = pieces.flat();
  const [first] = all;
  if (!first) {
    report.notes.push(`${name}: no position, left out.`);
    return [];
  }
  const where = all.length === 1 ? "one position" : `${counted(all.length, "position")} at one place`;
  report.notes.push(`${name}: ${where}; a place, not a leg.`);
  const provenance = `The file ${fileName} has ${where} of it, ${unit} ${first.row}.`;
  return [{ name, lon: first.lon, lat: first.lat, location, source, provenance }];
}

/** An id that is no number: one would be taken for seconds where a moment is named. */
function legIdOf(name: string): string {
  const id = idFromName(name, "track");
  return /^\d/.test(id) ? `track-${id}` : id;
}

/** Names or ids that are taken, each with the number that was last put after it. */
type Taken = Map<string, number>;

/** The text, or the text with the next number that makes it one of its own; remembered as taken. */
function unique(text: string, taken: Taken, between = "-"): string {
  let own = text;
  let number = taken.get(text) ?? 1;
  while (taken.has(own)) own = `${text}${between}${++number}`;
  taken.set(text, number).set(own, taken.get(own) ?? 1);
  return own;
}

function iso(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
