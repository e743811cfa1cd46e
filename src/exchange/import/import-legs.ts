import { distanceMeters } from "../../geometry/distance.ts";
import { simplify } from "./simplify.ts";
import { hoursBetween, positionOf, splitTrack, type Run, type SplitOptions, type TooFast } from "./split-track.ts";
import { counted, type Fix, type Track } from "./tracks.ts";

export interface ImportedStretch {
  location: Track["location"] | "unknown";
  fixes: Fix[];
  provenance: string;
}

/** A track as a leg of a story, before it has ids. */
export interface ImportedLeg {
  name: string;
  location: Track["location"];
  stretches: ImportedStretch[];
  /** The times of the first and the last position, in milliseconds since 1970, where the file gives any. */
  startMs: number | undefined;
  endMs: number | undefined;
  /** Its positions have times, which follow the direction of travel. */
  hasTimes: boolean;
  positionsRead: number;
  positionsDrawn: number;
  /** What a person should know of it, as sentences. */
  notes: string[];
}

/** The file of a track. */
export interface TrackOrigin {
  fileName: string;
  /** `GPX`, `CSV`. */
  kind: string;
  /** What a row of it is called. */
  unit: string;
}

/** More are counted, not listed. */
const MOST_LISTED = 10;

/** A track as a leg; undefined where all its positions are one place, for which no line can be drawn. */
export function legOfTrack(track: Track, origin: TrackOrigin, options: SplitOptions): ImportedLeg | undefined {
  const { name, pieces, location } = track;
  const all = pieces.flat();
  const { runs, tooFast, silences } = splitTrack(track, options);
  if (runs.length === 0) return undefined;
  const dropped = [...track.dropped];
  if (options.dropOutliers && tooFast.length > 0) dropped.push(counted(tooFast.length, "position") + " too fast");
  const stretches = runs.map((run) => stretchOf(run, { track, origin, dropped, options }));
  const [startMs, endMs] = timesOf(all) ?? track.span ?? [];
  const drawn = stretches.flatMap(({ fixes }) => fixes);
  const isTimed = drawn.some(({ timeMs }) => timeMs !== undefined);
  const hasTimes = isTimed && areInOrder(drawn);
  const known = stretches.filter((stretch) => stretch.location !== "unknown");
  return {
    name,
    location,
    stretches,
    startMs,
    endMs,
    hasTimes,
    positionsRead: all.length,
    positionsDrawn: known.reduce((sum, { fixes }) => sum + fixes.length, 0),
    notes: [
      ...track.dropped.map((what) => `${name}: ${what} left out.`),
      ...(isTimed && !hasTimes ? [`${name}: its times go back along the line; they are not kept.`] : []),
      ...speedNotes(name, tooFast, origin.unit, options),
      ...silences.slice(0, MOST_LISTED).map((silence) => silenceNote(name, silence, origin.unit)),
      ...runs
        .filter(({ kind }) => kind === "gap")
        .slice(0, MOST_LISTED)
        .map(({ fixes }) => gapNote(name, fixes, origin.unit)),
    ],
  };
}

interface Making {
  track: Track;
  origin: TrackOrigin;
  dropped: readonly string[];
  options: SplitOptions;
}

function stretchOf({ kind, fixes }: Run, { track, origin, dropped, options }: Making): ImportedStretch {
  const { fileName, unit, kind: format } = origin;
  if (kind === "gap") {
    const provenance = `The file ${fileName} has no position between ${between(fixes, unit)} (${extent(fixes)}); drawn straight from one to the other.`;
    return { location: "unknown", fixes, provenance };
  }
  const drawn = withStays(simplify(fixes, options.toleranceMeters), fixes, options.toleranceMeters);
  const made =
    drawn.length === fixes.length
      ? "all drawn"
      : `${drawn.length.toLocaleString("en")} drawn, every other within ${options.toleranceMeters} m of the line (Ramer-Douglas-Peucker)`;
  const left = dropped.length > 0 ? ` Left out of the track: ${dropped.join(", ")}.` : "";
  const provenance = `The file ${fileName} (${format}), ${rowsOf(fixes, unit)}: ${counted(fixes.length, "position")}, ${made}.${left}`;
  return { location: track.location, fixes: drawn, provenance };
}

/** True where no time lies before that of an earlier position. */
function areInOrder(fixes: readonly Fix[]): boolean {
  let latest = -Infinity;
  return fixes.every(({ timeMs, leftMs = timeMs }) => {
    if (timeMs === undefined) return true;
    const isLater = timeMs >= latest;
    latest = leftMs!;
    return isLater;
  });
}

/** A shorter time at one place is no stay. */
const LEAST_STAY_MS = 10 * 60_000;

/**
 * The drawn positions, each with the times of the first and the last position at the same place, of those around it that are not
 * drawn: what waited at anchor moves on when it did.
 */
function withStays(drawn: readonly Fix[], all: readonly Fix[], toleranceMeters: number): Fix[] {
  const isDrawn = new Set(drawn);
  let at = 0;
  return drawn.map((fix) => {
    while (all[at] !== fix) at++;
    const ends = ([-1, 1] as const).map((step) => {
      let ms = fix.timeMs;
      for (let next = all[at + step], index = at + step; next && !isDrawn.has(next); next = all[(index += step)]) {
        if (next.timeMs === undefined || distanceMeters(positionOf(fix), positionOf(next)) > toleranceMeters) break;
        ms = next.timeMs;
      }
      return ms;
    });
    const [timeMs, leftMs] = ends;
    const isStay = timeMs !== undefined && leftMs !== undefined && leftMs - timeMs >= LEAST_STAY_MS;
    return isStay ? { ...fix, timeMs, leftMs } : fix;
  });
}

/** `rows 2 to 5`: the lowest and the highest, since rows of several ships are mixed. */
function rowsOf(fixes: readonly Fix[], unit: string): string {
  let [low, high] = [Infinity, 0];
  for (const { row } of fixes) [low, high] = [Math.min(low, row), Math.max(high, row)];
  return `${unit}s ${low} to ${high}`;
}

function between([from, to]: readonly Fix[], unit: string): string {
  return `${unit} ${from!.row} and ${unit} ${to!.row}`;
}

/** `35.7 hours, 125 km`. */
function extent([from, to]: readonly Fix[]): string {
  const hours = hoursBetween(from!, to!);
  const km = distanceMeters(positionOf(from!), positionOf(to!)) / 1000;
  const far = `${km < 10 ? km.toFixed(1) : Math.round(km).toLocaleString("en")} km`;
  return hours === undefined ? far : `${hours.toFixed(1)} hours, ${far}`;
}

function gapNote(name: string, fixes: readonly Fix[], unit: string): string {
  return `${name}: a gap between ${between(fixes, unit)} (${extent(fixes)}), drawn as unknown.`;
}

function silenceNote(name: string, silence: [Fix, Fix], unit: string): string {
  return `${name}: no position between ${between(silence, unit)} (${extent(silence)}); it was at one place before and after, so no gap is drawn.`;
}

function speedNotes(name: string, tooFast: readonly TooFast[], unit: string, options: SplitOptions): string[] {
  const done = options.dropOutliers ? "left out" : "kept; --drop-outliers leaves it out";
  const notes = tooFast.slice(0, MOST_LISTED).map(({ fix, before, kmh }) => {
    const speed = Number.isFinite(kmh)
      ? `is ${Math.round(kmh).toLocaleString("en")} km/h away from ${unit} ${before.row}, which nothing goes by ${options.mode}`
      : `has the time of ${unit} ${before.row} and another position`;
    return `${name}: ${unit} ${fix.row} ${speed}; ${done}.`;
  });
  const more = tooFast.length - notes.length;
  return more > 0 ? [...notes, `${name}: ${counted(more, `more ${unit}`)} too fast.`] : notes;
}

function timesOf(fixes: readonly Fix[]): [number, number] | undefined {
  let [first, last] = [Infinity, -Infinity];
  for (const { timeMs } of fixes) {
    if (timeMs === undefined) continue;
    [first, last] = [Math.min(first, timeMs), Math.max(last, timeMs)];
  }
  return first <= last ? [first, last] : undefined;
}
