/** The order of day and month in dates with slashes. */
export type DayOrder = "day-first" | "month-first";

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?$/i;
const LOCAL = /^(\d{1,2})([./])(\d{1,2})[./](\d{4})(?:[ T](\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(?:Z|UTC)?)?$/i;
const EPOCH = /^\d{9,13}(?:\.0*)?$/;

/**
 * Milliseconds since 1970 from `2024-03-01T06:30:00Z`, `2024-03-01 06:30:00`, `01/03/2024 06:30:00`, `01.03.2024` or seconds or
 * milliseconds since 1970. Without a zone it is UTC. Undefined where it is no such time, and for days that no calendar has.
 */
export function readTime(text: string, order: DayOrder = "day-first"): number | undefined {
  const trimmed = text.trim();
  if (EPOCH.test(trimmed)) {
    const value = Math.trunc(Number(trimmed));
    return value > 99_999_999_999 ? value : value * 1000;
  }
  const iso = ISO.exec(trimmed);
  if (iso) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    const ms = fraction === undefined ? 0 : Math.trunc(Number(`0.${fraction}`) * 1000);
    const time = utc([year, month, day, hour, minute, second]);
    return time === undefined ? undefined : time + ms - zoneMs(zone);
  }
  const local = LOCAL.exec(trimmed);
  if (!local) return undefined;
  const [, first, sign, second, year, ...clock] = local;
  const isDayFirst = sign === "." || order === "day-first";
  return utc([year, isDayFirst ? second : first, isDayFirst ? first : second, ...clock]);
}

/** The order of day and month that dates with slashes show, where one has a number over 12; undefined where none does. */
export function dayOrderOf(text: string): DayOrder | undefined {
  const [, first, sign, second] = LOCAL.exec(text.trim()) ?? [];
  if (sign !== "/") return undefined;
  if (Number(first) > 12) return "day-first";
  return Number(second) > 12 ? "month-first" : undefined;
}

/** True for a date with slashes, in which day and month can be taken for each other. */
export function hasSlashes(text: string): boolean {
  return LOCAL.exec(text.trim())?.[2] === "/";
}

function utc(parts: readonly (string | undefined)[]): number | undefined {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
}

function zoneMs(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? "") ?? [];
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === "-" ? -ms : ms;
}
