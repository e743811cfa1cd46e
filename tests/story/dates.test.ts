import edtf from "edtf";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { edtfOfParts, parseDate, runsBackwards } from "../../src/story/dates.ts";
import { isEdtf } from "./is-edtf.ts";
import { en } from "../../src/words/en.ts";

function words(text: string, inWords = en.dates.long): string | undefined {
  const date = parseDate(text);
  return date && inWords(date);
}

const IN_WORDS: [string, string, string][] = [
  ["2023-09-12", "12 September 2023", "12 Sept. 2023"],
  ["2023-09-07/2023-09-08", "7–8 September 2023", "7–8 Sept. 2023"],
  ["2023-09-07/2023-09-07", "7 September 2023", "7 Sept. 2023"],
  ["2023-09-12/2023-10-01", "12 September – 1 October 2023", "12 Sept. – 1 Oct. 2023"],
  ["2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024", "30 Dec. 2023 – 2 Jan. 2024"],
  ["2023-09", "September 2023", "Sept. 2023"],
  ["2023", "2023", "2023"],
  ["2023-08~", "about August 2023", "about Aug. 2023"],
  ["2024-04-16~", "about 16 April 2024", "about 16 April 2024"],
  ["2023-08?", "August 2023 (uncertain)", "Aug. 2023 (uncertain)"],
  ["2023-08%", "about August 2023 (uncertain)", "about Aug. 2023 (uncertain)"],
  ["../2023-10-13", "until 13 October 2023", "until 13 Oct. 2023"],
  ["/2023-10-13", "until 13 October 2023", "until 13 Oct. 2023"],
  ["2023-09-07/..", "from 7 September 2023", "from 7 Sept. 2023"],
  ["2023-08~/2023-10-16", "about August 2023 – 16 October 2023", "about Aug. 2023 – 16 Oct. 2023"],
  ["1519-09-20/1522-09-06", "20 September 1519 – 6 September 1522", "20 Sept. 1519 – 6 Sept. 1522"],
  ["0476-09-04", "4 September 476", "4 Sept. 476"],
  ["0079", "79 AD", "79 AD"],
  ["0000", "1 BC", "1 BC"],
  ["-0042-10", "October 43 BC", "Oct. 43 BC"],
  ["-0043-03-15", "15 March 44 BC", "15 March 44 BC"],
  ["-0002/0003", "3 BC – 3 AD", "3 BC – 3 AD"],
  ["2023-09-12T10:05:00Z", "12 September 2023, 10:05 (UTC)", "12 Sept. 2023, 10:05 (UTC)"],
  ["2013-11-21T11:27+02:00", "21 November 2013, 11:27 (UTC+2)", "21 Nov. 2013, 11:27 (UTC+2)"],
  ["2013-11-21T11:27:30-03:30", "21 November 2013, 11:27:30 (UTC−3:30)", "21 Nov. 2013, 11:27:30 (UTC−3:30)"],
  [
    "2013-11-21T11:27:00+02:00/2013-11-21T18:00:00+02:00",
    "21 November 2013, 11:27–18:00 (UTC+2)",
    "21 Nov. 2013, 11:27–18:00 (UTC+2)",
  ],
  [
    "2013-11-21/2013-11-22T18:00:00+02:00",
    "21 November 2013 – 22 November 2013, 18:00 (UTC+2)",
    "21 Nov. 2013 – 22 Nov. 2013, 18:00 (UTC+2)",
  ],
  ["2023-09/2024-02-23", "September 2023 – 23 February 2024", "Sept. 2023 – 23 Feb. 2024"],
];

describe("a date in words", () => {
  it.each(IN_WORDS)("%s is %s", (text, long, short) => {
    expect(words(text)).toBe(long);
    expect(words(text, en.dates.short)).toBe(short);
  });
});

describe("the machine's time zone", () => {
  const zone = process.env["TZ"];
  afterEach(() => {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  });

  it.each(["Pacific/Kiritimati", "America/Los_Angeles", "UTC"])("%s moves no date", (timeZone) => {
    process.env["TZ"] = timeZone;
    const wantedOffset = { "Pacific/Kiritimati": -840, "America/Los_Angeles": 420, UTC: 0 }[timeZone];
    expect(new Date(Date.UTC(2023, 8, 12)).getTimezoneOffset()).toBe(wantedOffset);
    for (const [text, long] of IN_WORDS) expect(words(text)).toBe(long);
    expect(parseDate("2023-09-12")).toEqual({
      edtf: "2023-09-12",
      approximate: false,
      startMs: Date.UTC(2023, 8, 12),
      endMs: Date.UTC(2023, 8, 13),
    });
  });
});

describe("a year before 1", () => {
  it("lies before the year 1, in the order of time", () => {
    const starts = ["-0100", "-0042-03", "-0042-10", "0000", "0001", "0099", "0100"].map(
      (text) => parseDate(text)!.startMs,
    );
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(parseDate("0000")!.endMs).toBe(parseDate("0001")!.startMs);
    expect(runsBackwards("-0042/-0100")).toBe(true);
  });

  it("of a source is read from its parts", () => {
    expect([[-42, 3, 15], [79], [2023, 9]].map(edtfOfParts)).toEqual(["-0042-03-15", "0079", "2023-09"]);
  });
});

describe("a time of day", () => {
  it.each([
    ["2013-11-21T11:27:00+02:00", "2013-11-21T09:27:00Z", 1_000],
    ["2013-11-21T23:30-05:00", "2013-11-22T04:30:00Z", 60_000],
    ["2013-11-21T05:30+05:30", "2013-11-21T00:00:00Z", 60_000],
    ["2013-11-21T11+02", undefined, 0],
    ["2013-11-21T24:00:00Z", undefined, 0],
    ["2013-11-21T11:60:00Z", undefined, 0],
    ["2013-11-21T11:27:00+15:00", undefined, 0],
    ["2013-11-21T11:27:00Z~", undefined, 0],
    ["2013-11T11:27:00Z", undefined, 0],
    ["2013-02-30T11:27:00Z", undefined, 0],
    ["2013-11-21T11:27:00", undefined, 0],
  ] as const)("%s begins at %s and lasts %d ms", (text, instant, lastsMs) => {
    const date = parseDate(text);
    if (instant === undefined) return void expect(date).toBeUndefined();
    expect([date!.startMs, date!.endMs - date!.startMs]).toEqual([Date.parse(instant), lastsMs]);
  });

  it("is the instant that the edtf package reads", () => {
    const zone = fc.constantFrom("Z", "+02:00", "-03:30", "+05:45", "-11:00");
    const date = fc.date({ min: new Date("0001-01-02"), max: new Date("9999-12-30"), noInvalidDate: true });
    fc.assert(
      fc.property(date, zone, (instant, offset) => {
        const text = instant.toISOString().slice(0, 19) + offset;
        expect(isEdtf(text)).toBe(true);
        expect(parseDate(text)!.startMs).toBe(Date.parse(text));
      }),
      { numRuns: 300 },
    );
  });

  it("is shown in UTC where the story says so", () => {
    const date = { ...parseDate("2013-11-22T01:27:00+02:00")!, inUtc: true };
    expect(en.dates.long(date)).toBe("21 November 2013, 23:27 (UTC)");
  });
});

describe("a span", { timeout: 60_000 }, () => {
  it("is open where the text is", () => {
    expect(parseDate("../2023-10-13")).toMatchObject({ startMs: -Infinity, endMs: Date.UTC(2023, 9, 14) });
    expect(parseDate("2023-10/..")).toMatchObject({ startMs: Date.UTC(2023, 9, 1), endMs: Infinity });
  });

  it("is approximate where any part of it is marked", () => {
    expect(parseDate("2023-08~/2023-10-16")?.approximate).toBe(true);
    expect(parseDate("2023-08/2023-10?")?.approximate).toBe(true);
    expect(parseDate("2023-08/2023-10")?.approximate).toBe(false);
  });

  it("agrees with the edtf package on every date of the kinds that are read", () => {
    const day = fc
      .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const date = fc
      .tuple(day, fc.constantFrom(4, 7, 10), fc.constantFrom("", "~", "?", "%"))
      .map(([text, length, mark]) => text.slice(0, length) + mark);
    const open = fc.constant("..");
    const text = fc.oneof(
      date,
      fc.tuple(fc.oneof(date, open), fc.oneof(date, open)).map((ends) => ends.join("/")),
    );
    fc.assert(
      fc.property(text, (written) => {
        const ours = parseDate(written);
        if (written === "../..") return void expect(ours).toBeUndefined();
        if (ours === undefined) return void expect(isEdtf(written) && !runsBackwards(written)).toBe(false);
        // End by end: the package reads an interval of one year, or of a day and its month, but makes no span of it.
        const [first = "", last = first] = written.split("/");
        const startMs = first === ".." ? -Infinity : edtf(first).min;
        const lastMs = last === ".." ? Infinity : edtf(last).max;
        expect([ours.startMs, ours.endMs - 1]).toEqual([startMs, lastMs]);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    "2023-02-30",
    "2023-13",
    "2023-00",
    "2023-09-31",
    "12 September 2023",
    "",
    "/",
    "../..",
    "2023-9-7",
    "-0000",
    "-0042-13",
    "-42",
    "0100-02-29",
  ])("%j is no date", (text) => expect(parseDate(text)).toBeUndefined());

  it.each(["2023-21", "2023-09-12T10:00:00", "[2023,2024]", "202X"])("%j is EDTF of a kind not read", (text) => {
    expect(parseDate(text)).toBeUndefined();
    expect(isEdtf(text)).toBe(true);
  });

  it("is called backwards only where both ends are dates", () => {
    expect(runsBackwards("2023-10-01/2023-09-07")).toBe(true);
    expect(runsBackwards("2023-09-07/2023-09-07")).toBe(false);
    expect(runsBackwards("2023-10-01/nonsense")).toBe(false);
  });

  it("is undefined for any text that is no date, without an exception", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 100 }), (text) => {
        const date = parseDate(text);
        if (date !== undefined) expect(isEdtf(text)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
