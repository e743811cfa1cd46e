import type { StoryDate } from "./story.ts";

/** Longer text is no date of ours; a parser of grammars slows down on long text. */
export const MAX_DATE_LENGTH = 64;

/** A year, month or day, with its marks of doubt. */
export interface DateEnd {
  /** Astronomical: 0 is 1 BC, -42 is 43 BC. */
  year: number;
  /** From 1. */
  month?: number;
  /** From 1. */
  day?: number;
  /** The time of day, as it is written. */
  time?: ClockTime;
  approximate: boolean;
  uncertain: boolean;
}

/** A time of day with its zone. */
export interface ClockTime {
  hour: number;
  minute: number;
  /** Absent where the time is written to the minute. */
  second?: number;
  /** Minutes that the zone is ahead of UTC. */
  offsetMinutes: number;
}

/** One span of days; an end is null where it is open or unknown. */
export interface Span {
  first: DateEnd | null;
  last: DateEnd | null;
  isInterval: boolean;
}

/**
 * The date that an EDTF text gives, or undefined where the text is none that Waybill reads: a year, a month or a day
 * of the years -9999 to 9999 in the Gregorian calendar, each perhaps marked `~`, `?` or `%`; a day with a time of day and its zone; or
 * an interval of two of these, of which one may be `..` or empty. Seasons, times without a zone, lists and unspecified digits are EDTF,
 * but have no single span of time that means the same everywhere. (The package takes 0.1 ms a date: too long for a large story, so the kinds that are
 * read are parsed here, and a test holds the two together.) An interval that runs backwards is undefined too: see `runsBackwards`.
 */
export function parseDate(edtf: string): StoryDate | undefined {
  const span = spanOf(edtf);
  if (span === undefined) return undefined;
  const startMs = span.first === null ? -Infinity : startOf(span.first);
  const endMs = span.last === null ? Infinity : endOf(span.last);
  if (startMs >= endMs) return undefined;
  const ends = [span.first, span.last];
  return { edtf, startMs, endMs, approximate: ends.some((end) => end !== null && (end.approximate || end.uncertain)) };
}

/** Kinds of EDTF (ISO 8601-2) that are no single span of time, as they are written. A time of day is one where it has no zone. */
const OTHER_EDTF = [
  { kind: "time of day", pattern: /\d{4}-\d\d-\d\dT\d/ },
  { kind: "season or part of a year", pattern: /\d{4}-(?:2[1-9]|3\d|4[01])(?:$|[/~?%^])/ },
  { kind: "open digits", pattern: /[\dX]{3}X|X[-X/]|-XX/ },
  { kind: "set", pattern: /^[[{][\d.,X~?%-]+[\]}]$/ },
  { kind: "year of many digits", pattern: /^Y-?\d/ },
];
const EDTF_LETTERS = /^[\dXYESTZ:+\-~?%^.,/[\]{}]+$/;

/** True where a text is EDTF as it is written, but of a kind that Waybill does not read. It need not be a good date. */
export function isOtherEdtf(text: string): boolean {
  if (text.length > MAX_DATE_LENGTH || !EDTF_LETTERS.test(text)) return false;
  return OTHER_EDTF.some(({ pattern }) => pattern.test(text));
}

/** True where a text is an interval of two good dates, the second of which is over before the first begins. */
export function runsBackwards(edtf: string): boolean {
  const parts = edtf.split("/");
  if (parts.length !== 2) return false;
  const [first, last] = parts.map(parseDate);
  return first !== undefined && last !== undefined && first.startMs >= last.endMs;
}

function startOf(end: DateEnd): number {
  const dayMs = utcMs(end.year, (end.month ?? 1) - 1, end.day ?? 1);
  if (end.time === undefined) return dayMs;
  const { hour, minute, second = 0, offsetMinutes } = end.time;
  return dayMs + ((hour * 60 + minute - offsetMinutes) * 60 + second) * 1_000;
}

function endOf(end: DateEnd): number {
  if (end.time !== undefined) return startOf(end) + (end.time.second === undefined ? 60_000 : 1_000);
  if (end.month === undefined) return utcMs(end.year + 1, 0, 1);
  return end.day === undefined ? utcMs(end.year, end.month, 1) : utcMs(end.year, end.month - 1, end.day + 1);
}

/** Midnight of a day, its month from 0, in milliseconds since 1970 in UTC. `Date.UTC` takes the years 0 to 99 for those of 1900. */
export function utcMs(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** EDTF of a date in parts, as CSL-JSON has it: `[-42, 3]` is `-0042-03`. */
export function edtfOfParts([year = 0, ...parts]: readonly number[]): string {
  const digits = String(Math.abs(year)).padStart(4, "0");
  return [year < 0 ? `-${digits}` : digits, ...parts.map((part) => String(part).padStart(2, "0"))].join("-");
}

/** The ends of a date as they are written; undefined where the text is no date that Waybill reads. */
export function spanOf(edtf: string): Span | undefined {
  if (edtf.length > MAX_DATE_LENGTH) return undefined;
  const parts = edtf.split("/");
  if (parts.length > 2) return undefined;
  const ends = parts.map(endOfText);
  const first = ends[0];
  const last = parts.length === 2 ? ends[1] : first;
  if (first === undefined || last === undefined || (first === null && last === null)) return undefined;
  return { first, last, isInterval: parts.length === 2 };
}

/** The first instant of an end of a date and the first after it, in milliseconds since 1970 in UTC. */
export function boundsOfEnd(end: DateEnd): readonly [startMs: number, endMs: number] {
  return [startOf(end), endOf(end)];
}

/** The same instant with the time of UTC; what has no time of day is no instant, and stays as it is. */
export function inUtc(end: DateEnd): DateEnd {
  if (end.time === undefined || end.time.offsetMinutes === 0) return end;
  const date = new Date(startOf(end));
  const { second } = end.time;
  return {
    ...end,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    time: {
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      ...(second !== undefined && { second }),
      offsetMinutes: 0,
    },
  };
}

const TIME_OF_DAY =
  /^(-?\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?:Z|([+-])(0\d|1[0-4])(?::([0-5]\d))?)$/;

/** A day with a time and its zone: to the minute or the second, `Z` or up to 14 hours ahead of UTC or behind. */
function timeOfText(text: string): DateEnd | undefined {
  const match = TIME_OF_DAY.exec(text);
  if (match === null) return undefined;
  const [, day = "", hour, minute, second, sign, zoneHours = 0, zoneMinutes = 0] = match;
  const end = endOfText(day);
  if (!end) return undefined;
  const ahead = Number(zoneHours) * 60 + Number(zoneMinutes);
  return {
    ...end,
    time: {
      hour: Number(hour),
      minute: Number(minute),
      ...(second !== undefined && { second: Number(second) }),
      offsetMinutes: sign === "-" ? -ahead : ahead,
    },
  };
}

function endOfText(text: string): DateEnd | null | undefined {
  if (text === ".." || text === "") return null;
  if (text.includes("T")) return timeOfText(text);
  const match = /^(?!-0000)(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1, 4).map((part) => (part === undefined ? undefined : Number(part)));
  const mark = match[4];
  if (year === undefined || !isInCalendar(year, month ?? 1, day ?? 1)) return undefined;
  return {
    year,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    approximate: mark === "~" || mark === "%",
    uncertain: mark === "?" || mark === "%",
  };
}

function isInCalendar(year: number, month: number, day: number): boolean {
  const date = new Date(utcMs(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
