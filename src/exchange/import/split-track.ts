import { distanceMeters, isSamePosition } from "../../geometry/distance.ts";
import type { Mode } from "../../story/story.ts";
import type { Fix, Track } from "./tracks.ts";

export interface SplitOptions {
  mode: Mode;
  /** Longer without a position is a gap. */
  gapHours: number;
  /** Farther between two positions is a gap: in tracks that have times or that a receiver made, since the corners of a drawn line are none. */
  gapMeters: number;
  /** True where `gapMeters` was asked for: then it holds for drawn lines too. */
  gapsInDrawn: boolean;
  /** Positions within so many meters of each other are one place: what stands still is not parted. */
  toleranceMeters: number;
  dropOutliers: boolean;
}

/** A part of a track: positions that follow each other, or the two at the ends of a gap. */
export interface Run {
  kind: "known" | "gap";
  fixes: Fix[];
}

/** A position that nothing of the mode can have reached from the one before it. */
export interface TooFast {
  fix: Fix;
  before: Fix;
  /** Infinity for two positions at one time. */
  kmh: number;
}

export interface SplitTrack {
  runs: Run[];
  tooFast: TooFast[];
  /** Times without a position that are longer than a gap, before and after which the position is the same. */
  silences: [Fix, Fix][];
}

/**
 * Kilometers an hour that nothing of the mode reaches between two positions: 60 knots at sea, the fastest trains, a sprinter,
 * airliners with the wind. A mode that is absent is not judged.
 */
export const TOP_SPEED_KMH: Partial<Record<Mode, number>> = {
  sea: 111,
  river: 111,
  rail: 350,
  road: 350,
  foot: 45,
  air: 1_200,
};

/** Nearer positions are not judged by speed: they are within the errors of a receiver. */
const LEAST_STEP_METERS = 200;
const MS_PER_HOUR = 3_600_000;

/**
 * A track in parts, each of which begins where the one before it ends: known runs, and gaps where nothing is known for too long or
 * too far, or where the file breaks the track off. A run of one position, or of one place, is none: gaps meet there. No runs where
 * the whole track is one position.
 */
export function splitTrack(track: Track, options: SplitOptions): SplitTrack {
  const { kept, tooFast } = judged(track, options);
  const isSampled = track.location === "exact" || kept.some(({ fix }) => fix.timeMs !== undefined);
  const hasDistanceGaps = isSampled || options.gapsInDrawn;
  const isOnePlace = (a: Fix, b: Fix) => {
    const [from, to] = [positionOf(a), positionOf(b)];
    return isSamePosition(from, to) || distanceMeters(from, to) <= options.toleranceMeters;
  };
  const runs: Run[] = [];
  const silences: [Fix, Fix][] = [];
  let open: Fix[] = [];
  const close = () => {
    const [first] = open;
    if (first && open.some((fix) => !isOnePlace(first, fix))) runs.push({ kind: "known", fixes: open });
  };
  for (const { fix, isNewPiece } of kept) {
    const before = open.at(-1);
    if (before) {
      const isSilent = (hoursBetween(before, fix) ?? 0) > options.gapHours;
      const isFar = hasDistanceGaps && distanceMeters(positionOf(before), positionOf(fix)) > options.gapMeters;
      if (isOnePlace(before, fix)) {
        // A line without length shows nothing.
        if (isSilent) silences.push([before, fix]);
      } else if (isNewPiece || isSilent || isFar) {
        close();
        runs.push({ kind: "gap", fixes: [before, fix] });
        open = [];
      }
    }
    open.push(fix);
  }
  close();
  return { runs: joined(runs), tooFast, silences };
}

/** A run of one place is left out, so that what follows may begin some meters beside it: it begins where the line ends. */
function joined(runs: readonly Run[]): Run[] {
  return runs.map(({ kind, fixes }, index) => {
    const end = runs[index - 1]?.fixes.at(-1);
    return { kind, fixes: end && fixes[0] !== end ? [end, ...fixes.slice(1)] : fixes };
  });
}

interface Kept {
  fix: Fix;
  isNewPiece: boolean;
}

function judged({ pieces }: Track, { mode, dropOutliers }: SplitOptions): { kept: Kept[]; tooFast: TooFast[] } {
  const all = pieces.flatMap((piece, number) =>
    piece.map((fix, index): Kept => ({ fix, isNewPiece: number > 0 && index === 0 })),
  );
  const tooFast: TooFast[] = [];
  const kept: Kept[] = [];
  const isTooFast = (before: Fix | undefined, fix: Fix | undefined) =>
    before !== undefined && fix !== undefined && speedKmh(before, fix) > (TOP_SPEED_KMH[mode] ?? Infinity);
  all.forEach((one, index) => {
    const before = kept.at(-1)?.fix;
    if (before === undefined || !isTooFast(before, one.fix)) return void kept.push(one);
    const next = all[index + 1]?.fix;
    // The first may be the one that is wrong: where the second goes with the third, and the first does not.
    const isFirstWrong = kept.length === 1 && isTooFast(before, next) && next && !isTooFast(one.fix, next);
    const [wrong, other] = isFirstWrong ? [before, one.fix] : [one.fix, before];
    tooFast.push({ fix: wrong, before: other, kmh: speedKmh(before, one.fix) });
    if (dropOutliers && isFirstWrong) kept.pop();
    if (!dropOutliers || isFirstWrong) kept.push(one);
  });
  return { kept, tooFast };
}

/** 0 where a time is missing or the two are within the errors of a receiver. */
function speedKmh(a: Fix, b: Fix): number {
  const hours = hoursBetween(a, b);
  if (hours === undefined) return 0;
  const meters = distanceMeters(positionOf(a), positionOf(b));
  return meters < LEAST_STEP_METERS ? 0 : meters / 1000 / Math.max(0, hours);
}

/** Undefined where a time is missing. */
export function hoursBetween(a: Fix, b: Fix): number | undefined {
  return a.timeMs === undefined || b.timeMs === undefined ? undefined : Math.abs(b.timeMs - a.timeMs) / MS_PER_HOUR;
}

export function positionOf({ lon, lat }: Fix): [number, number] {
  return [lon, lat];
}
