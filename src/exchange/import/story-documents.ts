import type { Mode } from "../../story/story.ts";
import type { ImportedLeg } from "./import-legs.ts";
import type { Fix, Track } from "./tracks.ts";

export interface NamedLeg extends ImportedLeg {
  id: string;
  fileName: string;
  /** Id of the source. */
  source: string;
  mode: Mode;
}

export interface NamedPoint {
  id: string;
  name: string;
  lon: number;
  lat: number;
  location: Track["location"];
  source: string;
  provenance: string;
}

interface Parts {
  id: string;
  title: string;
  today: string;
  toleranceMeters: number;
  legs: readonly NamedLeg[];
  points: readonly NamedPoint[];
  sources: readonly { id: string; title: string }[];
}

/** More gaps than this are told as one unknown of their leg. */
const MOST_GAPS_TOLD = 5;
/** A receiver is right to within some tens of meters; of another position nothing is known, and this is a guess that says so. */
const RADIUS_METERS = { exact: 50, approximate: 1_000 };

/** The five files of a story of legs and points, name -> text. */
export function storyDocuments(parts: Parts): Map<string, string> {
  const { legs, sources } = parts;
  const places = [...legs.flatMap(endsOf), ...parts.points.map((point) => placeOf(point, legs.length > 0))];
  return new Map([
    ["story.json", json(storyOf(parts))],
    ["places.geojson", collection(places)],
    ["legs.geojson", collection(legs.flatMap(stretchesOf))],
    ["claims.json", json({ claims: legs.map(claimOf) })],
    ["sources.json", json(sources.map(({ id, title }) => ({ id, type: "dataset", title })))],
  ]);
}

function storyOf({ id, title, today, legs }: Parts): object {
  const unknowns = legs.flatMap(unknownsOf);
  const last = Math.max(...legs.map(({ endMs }) => endMs ?? -Infinity));
  const chapters: object[] = legs.map(({ id: leg, name, ...times }) => ({
    id: leg,
    title: name,
    shortTitle: name,
    shows: [leg],
    travels: [leg],
    ...whenOf(times),
    claims: [claimId(leg)],
  }));
  if (chapters.length === 0) chapters.push({ id: "places", title: "Places", shortTitle: "Places", shows: ["story"] });
  if (unknowns.length > 0)
    chapters.push({
      id: "unknown",
      title: "What is not known",
      shortTitle: "Not known",
      shows: ["story"],
      unknowns: true,
    });
  return {
    id,
    title,
    language: "en",
    asOf: Number.isFinite(last) ? dayOf(last) : today,
    borderPolicy: "Borders are drawn as internationally recognised.",
    movementNote: "The movement between the positions is illustrative.",
    credit: "Graphic: Waybill",
    attribution: [],
    chapters,
    unknowns,
  };
}

function unknownsOf({ id, name, stretches }: NamedLeg): object[] {
  const gaps = stretches.filter(({ location }) => location === "unknown");
  const unknown = (text: string, number: number) => ({ id: `${id}-gap-${number}`, text, about: id });
  if (gaps.length > MOST_GAPS_TOLD)
    return [unknown(`Where ${name} was in ${gaps.length.toLocaleString("en")} gaps between its positions.`, 1)];
  return gaps.map(({ fixes }, index) => {
    const [from, to] = [fixes[0]?.timeMs, fixes.at(-1)?.timeMs];
    const isTimed = from !== undefined && to !== undefined;
    const when = isTimed
      ? `between ${minuteOf(from)} and ${minuteOf(to)} (UTC)`
      : `in gap ${index + 1} of its positions`;
    return unknown(`Where ${name} was ${when}.`, index + 1);
  });
}

function claimOf({ id, name, fileName, source, ...times }: NamedLeg): object {
  const { startMs, endMs } = times;
  const period =
    startMs === undefined || endMs === undefined
      ? ", without times"
      : ` from ${minuteOf(startMs)} to ${minuteOf(endMs)} (UTC)`;
  return {
    id: claimId(id),
    about: id,
    ...whenOf(times),
    text: `The file ${fileName} has positions of ${name}${period}.`,
    attributedTo: `The file ${fileName}`,
    basis: "documents",
    citations: [{ source }],
  };
}

function stretchesOf({ id, name, mode, source, stretches, hasTimes, ...times }: NamedLeg): object[] {
  return stretches.map(({ location, fixes, provenance }, index) => ({
    type: "Feature",
    id: `${id}-line-${index + 1}`,
    geometry: { type: "LineString", coordinates: fixes.map(positionIn) },
    properties: {
      leg: id,
      name,
      mode,
      from: `start-${id}`,
      to: `end-${id}`,
      ...whenOf(times),
      location,
      ...(hasTimes && { times: fixes.map(timeOf) }),
      provenance,
      citations: [{ source }],
    },
  }));
}

/** The time of a position in UTC, to the second, or the span of a stay; null where there is none. */
function timeOf({ timeMs, leftMs }: Fix): string | null {
  if (timeMs === undefined) return null;
  const second = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  return leftMs === undefined ? second(timeMs) : `${second(timeMs)}/${second(leftMs)}`;
}

function endsOf({ id, name, fileName, source, location, stretches }: NamedLeg): object[] {
  const [start, end] = [stretches[0]!.fixes[0]!, stretches.at(-1)!.fixes.at(-1)!];
  const at = (what: "Start" | "End", fix: Fix) => {
    const which = what === "Start" ? "first" : "last";
    const provenance = `The ${which} position that the file ${fileName} has of ${name}.`;
    const place = { id: `${what.toLowerCase()}-${id}`, name: `${what} of ${name}`, location, source, provenance };
    return placeFeature({ ...place, lon: fix.lon, lat: fix.lat }, "stop");
  };
  return [at("Start", start), at("End", end)];
}

/** A point beside legs may be anything near the route; where there are no legs, it is what there is to show. */
function placeOf(point: NamedPoint, hasLegs: boolean): object {
  return placeFeature(point, hasLegs ? "context" : "stop");
}

function placeFeature({ id, name, location, source, provenance, ...fix }: NamedPoint, role: string): object {
  return {
    type: "Feature",
    id,
    geometry: { type: "Point", coordinates: positionIn(fix) },
    properties: {
      name,
      role,
      location,
      precisionMeters: RADIUS_METERS[location],
      provenance: `${provenance} The radius of ${RADIUS_METERS[location]} m is assumed; the file gives none.`,
      citations: [{ source }],
    },
  };
}

function claimId(leg: string): string {
  return `positions-${leg}`;
}

/** To 7 decimals: a centimeter. */
function positionIn({ lon, lat }: { lon: number; lat: number }): [number, number] {
  return [Number(lon.toFixed(7)), Number(lat.toFixed(7))];
}

function whenOf({ startMs, endMs }: { startMs: number | undefined; endMs: number | undefined }): { when?: string } {
  if (startMs === undefined || endMs === undefined) return {};
  const [from, to] = [dayOf(startMs), dayOf(endMs)];
  return { when: from === to ? from : `${from}/${to}` };
}

/** `2024-03-01`, in UTC. */
function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** `2024-03-01 06:30`, in UTC; the day alone at midnight, since many files give no more than days. */
function minuteOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace("T00:00", "").replace("T", " ");
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A FeatureCollection with a Feature on each line: a track may have a million positions. */
function collection(features: readonly object[]): string {
  const lines = features.map((feature) => `    ${JSON.stringify(feature)}`).join(",\n");
  return `{\n  "type": "FeatureCollection",\n  "features": [\n${lines}\n  ]\n}\n`;
}
