import { inUtc, spanOf, utcMs, type ClockTime, type DateEnd } from "../story/dates.ts";
import type { StoryDate } from "../story/story.ts";
import type { DateWords } from "./interface.ts";

/** The words of a language for dates that `Intl` does not have. */
export interface DateLanguage {
  /** BCP 47, with the region whose order of day and month is used, such as `en-GB`. */
  locale: string;
  /** Short months, January first, where those of `Intl` are not the house's own. */
  shortMonths?: readonly string[];
  /** True where days of one month are joined without blanks: `7–8 September`. Versions of `Intl` differ in this. */
  joinsDays?: boolean;
  about(date: string): string;
  uncertain(date: string): string;
  until(date: string): string;
  from(date: string): string;
  between(first: string, last: string): string;
  /** A day with a time of day, or two of them, and the zone: `21 November 2013, 11:27 (UTC+2)`. */
  atTime(day: string, times: readonly string[], zone: string): string;
}

/** The dates of stories in a language, through `Intl.DateTimeFormat`; years, months and days stand in UTC. */
export function dateWords(language: DateLanguage): DateWords {
  const made: Partial<Record<"long" | "short", Formats>> = {};
  // Made when they are asked for: a format takes a while, and a worker that reads a story needs none.
  const formats = (month: "long" | "short") => (made[month] ??= formatsOf(language, month));
  return {
    long: (date) => inWords(date, formats("long"), language),
    short: (date) => inWords(date, formats("short"), language),
  };
}

/** Years before it are said with their era, as a number of two digits alone is no year to a reader: `79 AD`, `43 BC`. */
const LEAST_PLAIN_YEAR = 100;

interface Formats {
  one(end: DateEnd): string;
  /** Two whole days of one year. */
  range(first: DateEnd, last: DateEnd): string;
}

function formatsOf({ locale, shortMonths, joinsDays }: DateLanguage, month: "long" | "short"): Formats {
  const format = (fields: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...fields, timeZone: "UTC", calendar: "gregory" });
  const fields = {
    year: { year: "numeric" },
    yearMonth: { year: "numeric", month },
    day: { year: "numeric", month, day: "numeric" },
  } as const;
  const plain = { year: format(fields.year), yearMonth: format(fields.yearMonth), day: format(fields.day) };
  let ofEras: typeof plain | undefined;
  const withEra = () => {
    const era = { era: "short" } as const;
    return (ofEras ??= {
      year: format({ ...fields.year, ...era }),
      yearMonth: format({ ...fields.yearMonth, ...era }),
      day: format({ ...fields.day, ...era }),
    });
  };
  const by = (...years: number[]) => (years.some((year) => year < LEAST_PLAIN_YEAR) ? withEra() : plain);
  // In the parts that Intl makes, the house's own month replaces that of Intl, and plain blanks replace thin ones.
  const joined = (parts: readonly { type: string; value: string }[], months: readonly number[]) => {
    let monthsSeen = 0;
    return parts
      .map(({ type, value }) =>
        type === "month" && month === "short" ? (shortMonths?.[months[monthsSeen++]!] ?? value) : value,
      )
      .join("")
      .replace(/[\u2009\u202f\u00a0]/g, " ");
  };
  const monthOf = (end: DateEnd) => (end.month ?? 1) - 1;
  return {
    one: (end) => {
      const { year, yearMonth, day } = by(end.year);
      const made = end.month === undefined ? year : end.day === undefined ? yearMonth : day;
      return joined(made.formatToParts(instantOf(end)), [monthOf(end)]);
    },
    range: (first, last) => {
      const isOneMonth = monthOf(first) === monthOf(last);
      const months = isOneMonth ? [monthOf(first)] : [monthOf(first), monthOf(last)];
      const range = joined(by(first.year).day.formatRangeToParts(instantOf(first), instantOf(last)), months);
      return isOneMonth && joinsDays ? range.replace(/\s*–\s*/, "–") : range;
    },
  };
}

function instantOf({ year, month = 1, day = 1 }: DateEnd): number {
  return utcMs(year, month - 1, day);
}

function inWords({ edtf, inUtc: isUtc }: StoryDate, formats: Formats, language: DateLanguage): string {
  const span = spanOf(edtf);
  if (span === undefined) return edtf;
  const { isInterval } = span;
  const [first, last] = [span.first, span.last].map((end) => (end && isUtc ? inUtc(end) : end)) as [
    DateEnd | null,
    DateEnd | null,
  ];
  const marked = (end: DateEnd) => {
    if (end.time) return language.atTime(formats.one(end), [clockWords(end.time)], zoneWords(end.time));
    const plain = formats.one(end);
    const about = end.approximate ? language.about(plain) : plain;
    return end.uncertain ? language.uncertain(about) : about;
  };
  if (first === null) return last === null ? edtf : language.until(marked(last));
  if (last === null) return language.from(marked(first));
  if (!isInterval) return marked(first);
  if (
    first.time &&
    last.time &&
    formats.one(first) === formats.one(last) &&
    zoneWords(first.time) === zoneWords(last.time)
  )
    return language.atTime(formats.one(first), [first.time, last.time].map(clockWords), zoneWords(first.time));
  const isPlain = ![first, last].some((end) => end.approximate || end.uncertain);
  const areDays =
    !first.time && !last.time && first.day !== undefined && last.day !== undefined && first.year === last.year;
  return isPlain && areDays ? formats.range(first, last) : language.between(marked(first), marked(last));
}

/** `11:27`, `11:27:30`: the clock of 24 hours. */
function clockWords({ hour, minute, second }: ClockTime): string {
  return [hour, minute, ...(second ? [second] : [])].map((part) => String(part).padStart(2, "0")).join(":");
}

/** `UTC`, `UTC+2`, `UTC−3:30`. */
function zoneWords({ offsetMinutes }: ClockTime): string {
  if (offsetMinutes === 0) return "UTC";
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
  return `UTC${offsetMinutes < 0 ? "−" : "+"}${hours}${minutes ? `:${String(minutes).padStart(2, "0")}` : ""}`;
}
