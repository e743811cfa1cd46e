import fc from "fast-check";
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import { bibliography, BIBLIOGRAPHY_FORMATS } from "../../src/exchange/bibliography.ts";
import { CLAIM_COLUMNS, claimsAsCsv } from "../../src/exchange/claims-csv.ts";
import { jsonLd, jsonLdText } from "../../src/exchange/json-ld.ts";
import { lineOf } from "../../src/geometry/line.ts";
import { lineLengthMeters } from "../../src/lint/line-walk.ts";
import { cutAtAntimeridian, storyAsGeoJson } from "../../src/exchange/story-geojson.ts";
import type { Story } from "../../src/story/story.ts";
import { NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";
import { en } from "../../src/words/en.ts";

const story = wholeStory(NAJIN_DUNAY);

/** The rows of a CSV text by RFC 4180, written apart from the writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === "" && quoted === undefined && plain === "") break;
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

/** The story with `text` for the words of its first claim. */
function withClaimText(text: string): Story {
  const [first, ...others] = story.claims;
  return { ...story, claims: [{ ...first!, text }, ...others] };
}

describe("the bibliography", () => {
  it("lists every source once, in the order of the numbers, in each format", () => {
    for (const format of BIBLIOGRAPHY_FORMATS) {
      const text = bibliography(story, format, en);
      expect(text.endsWith("\n")).toBe(true);
      if (format === "csl") continue;
      const numbers = text
        .trimEnd()
        .split("\n")
        .map((line) => Number(/^(\d+)\. /.exec(line)?.[1]));
      expect(numbers).toEqual(story.sources.map((_, index) => index + 1));
    }
    const csl = JSON.parse(bibliography(story, "csl", en)) as { id: string }[];
    expect(csl.map(({ id }) => story.sourceNumbers.get(id))).toEqual(story.sources.map((_, index) => index + 1));
    expect(new Set(csl)).toEqual(new Set(story.sources));
  });

  it("names author, title, publisher and date, and `undated` where there is none", () => {
    const text = bibliography(story, "text", en);
    expect(text).toContain("James Byrne; Joe Byrne; Gary Somerville: “The Orient Express");
    expect(text).toMatch(/“GeoNames geographical database”, GeoNames, undated\. https:\/\/www\.geonames\.org\//);
  });

  it("in Markdown keeps what looks like Markdown or HTML as text, and an entry on one line", () => {
    const title = "<img src=x>](https://evil.example) *a* `b`\n# heading";
    const hostile = { ...story, sources: [{ ...story.sources[0]!, title, URL: "https://example.org/a(b)<c>" }] };
    const [line, ...rest] = bibliography(hostile, "markdown", en).trimEnd().split("\n");
    expect(rest).toEqual([]);
    expect(line).toContain("\\<img src=x\\>\\]\\(https://evil.example\\) \\*a\\* \\`b\\` \\# heading");
    expect(line).toContain("](<https://example.org/a(b)%3Cc%3E>)");
  });
});

describe("the story as GeoJSON", () => {
  const collection = storyAsGeoJson(story);

  it("has a Feature for each place, stretch and alternative, with ids that do not repeat", () => {
    const lines = story.legs.flatMap((leg) => [...leg.stretches, ...leg.alternatives]);
    expect(collection.features.length).toBe(story.places.length + lines.length);
    expect(new Set(collection.features.map(({ id }) => id)).size).toBe(collection.features.length);
  });

  it("holds every claim and every source", () => {
    const inside = collection.features.flatMap(({ properties }) => (properties?.["claims"] ?? []) as { id: string }[]);
    const whole = collection.story["claims"] as { id: string }[];
    expect(new Set([...inside, ...whole].map(({ id }) => id))).toEqual(new Set(story.claims.map(({ id }) => id)));
    const sources = [collection.story, ...collection.features.map(({ properties }) => properties ?? {})].flatMap(
      (owner) => owner["sources"] as { id: string }[],
    );
    expect(new Set(sources.map(({ id }) => id))).toEqual(new Set(story.sources.map(({ id }) => id)));
  });

  it("is plain JSON, which reads back the same", () => {
    expect(JSON.parse(JSON.stringify(collection))).toEqual(collection);
  });

  it("cuts a line over the antimeridian in two that end there", () => {
    const line: Position[] = [
      [170, 0],
      [-170, 10],
      [-160, 10],
    ];
    expect(cutAtAntimeridian(lineOf(line))).toEqual({
      type: "MultiLineString",
      coordinates: [
        [
          [170, 0],
          [180, 5],
        ],
        [
          [-180, 5],
          [-170, 10],
          [-160, 10],
        ],
      ],
    });
  });

  it("keeps what runs along the antimeridian, whichever of its two longitudes a position has", () => {
    const line: Position[] = [[-179, -80], [180, -85], [-180, -90], [170, 0]]; // prettier-ignore
    const cut = cutAtAntimeridian(lineOf(line));
    expect(cut.coordinates.flat().map((position) => (position as number[])[1])).toEqual(
      expect.arrayContaining([-80, -85, -90, 0]),
    );
  });

  it("leaves a line that only touches the antimeridian whole", () => {
    for (const coordinates of [
      [
        [170, 0],
        [180, 5],
      ],
      [
        [170, 0],
        [180, 5],
        [-180, 5],
      ],
    ])
      expect(cutAtAntimeridian(lineOf(coordinates)).type).toBe("LineString");
  });

  it("never has a piece over 180 degrees wide, and changes no length by more than a part in a thousand", () => {
    const position = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -60, max: 60, noNaN: true }),
    );
    const near = fc.array(position, { minLength: 2, maxLength: 8 }).map((list) =>
      // Steps of at most some degrees, as lines have.
      list.map(([lon, lat], index): Position => [
        ((lon / 60 + 180 + index) % 360) - (lon / 60 + 180 + index >= 180 ? 360 : 0),
        lat / 60,
      ]),
    );
    fc.assert(
      fc.property(near, (coordinates) => {
        const cut = cutAtAntimeridian(lineOf(coordinates));
        const parts = cut.type === "LineString" ? [cut.coordinates] : cut.coordinates;
        for (const part of parts)
          for (const [index, [lon]] of part.entries())
            expect(index === 0 || Math.abs(lon! - part[index - 1]![0]!) <= 180).toBe(true);
        const meters = parts.reduce((sum, part) => sum + lineLengthMeters(lineOf(part)), 0);
        const whole = lineLengthMeters(lineOf(coordinates));
        expect(Math.abs(meters - whole)).toBeLessThanOrEqual(whole / 1000 + 0.01);
      }),
      { numRuns: 500, seed: 11 },
    );
  });
});

describe("the claims as CSV", () => {
  it("have a row for each citation of a claim, with every column, ended by CRLF", () => {
    const text = claimsAsCsv(story, en);
    const [head, ...rows] = parseCsv(text);
    expect(head).toEqual([...CLAIM_COLUMNS]);
    expect(rows.length).toBe(story.claims.reduce((sum, { citations }) => sum + citations.length, 0));
    for (const row of rows) expect(row.length).toBe(CLAIM_COLUMNS.length);
    expect(new Set(rows.map(([id]) => id))).toEqual(new Set(story.claims.map(({ id }) => id)));
    expect(text.replaceAll("\r\n", "")).not.toContain("\r");
  });

  it("read back as they were, quotation marks, commas and line breaks too", () => {
    const words = 'He said "yes, no",\r\nand 나진.';
    expect(parseCsv(claimsAsCsv(withClaimText(words), en))[1]?.[3]).toBe(words);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", '=HYPERLINK("https://evil.example")'])(
    "hold no formula: %j begins with an apostrophe",
    (text) => expect(parseCsv(claimsAsCsv(withClaimText(text), en))[1]?.[3]).toBe(`'${text}`),
  );
});

describe("the JSON-LD", () => {
  const graph = jsonLd(story)["@graph"] as Record<string, unknown>[];
  const ofType = (type: string) => graph.filter((node) => node["@type"] === type);

  it("has a Claim with text, author and appearance for each claim, and no verdict", () => {
    expect(ofType("Claim").map(({ text }) => text)).toEqual(story.claims.map(({ text }) => text));
    for (const claim of ofType("Claim")) {
      expect(claim["author"]).toMatchObject({ name: expect.any(String) as string });
      expect((claim["appearance"] as unknown[]).length).toBeGreaterThan(0);
    }
    expect(JSON.stringify(graph)).not.toContain("ClaimReview");
  });

  it("has the day of a source, and none where the source says that it is only about right", () => {
    const [source] = story.sources;
    const dateOf = (circa: boolean) => {
      const issued = { "date-parts": [[2023, 10, 3]] as [number, number, number][], circa };
      const changed = { ...story, sources: [{ ...source!, issued }] };
      const nodes = jsonLd(changed)["@graph"] as Record<string, unknown>[];
      return nodes.find(({ name }) => name === source!.title)!["datePublished"];
    };
    expect(dateOf(false)).toBe("2023-10-03");
    expect(dateOf(true)).toBeUndefined();
  });

  it("refers to nothing that is not in it", () => {
    const ids = new Set(graph.map((node) => node["@id"]));
    const references = [...JSON.stringify(graph).matchAll(/\{"@id":("[^"]*")\}/g)].map(
      ([, id]) => JSON.parse(id!) as string,
    );
    expect(references.length).toBeGreaterThan(story.claims.length);
    for (const id of references) expect(ids).toContain(id);
  });

  it("as text ends no script element and opens no comment, and reads back the same", () => {
    const hostile = withClaimText("</script><script>alert(1)</script><!-- ]]> & \u2028");
    const text = jsonLdText(jsonLd(hostile));
    expect(text).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(text)).toEqual(jsonLd(hostile));
  });
});
