import fc from "fast-check";
import type { Position } from "geojson";
import { BASES, LOCATIONS, MODES } from "../../src/story/story.ts";
import { DATES, IDS, LATITUDES, LONGITUDES, text, TEXTS } from "./hostile-values.ts";

/** The five files of a story. */
export type StoryTexts = ReadonlyMap<string, string>;

const URLS = [
  "https://example.org/a?b=c&d=<e>",
  "http://例え.jp/ü",
  "https://user:pw@[::1]:8080/#x",
  "https://x.y/%E0%A4%A",
];
const DATE_PARTS = [[[2023]], [[2023, 9]], [[2023, 2, 28]], [[2022, 1], [2023]], [[9999, 12, 31]]]; // prettier-ignore

/** Draws of a story, one after another, from numbers that fast-check can make smaller. */
class Chance {
  readonly #numbers: readonly number[];
  readonly #texts: readonly string[];
  #at = 0;

  constructor(numbers: readonly number[], texts: readonly string[]) {
    this.#numbers = numbers;
    this.#texts = texts;
  }

  /** At least 0 and below 1. */
  share(): number {
    return this.#numbers[this.#at++ % this.#numbers.length]! / SHARES;
  }

  one<Value>(...values: readonly Value[]): Value {
    return values[Math.floor(this.share() * values.length)]!;
  }

  text(): string {
    return this.share() < 0.3 ? this.one(...this.#texts) : this.one(...TEXTS);
  }

  lon(): number {
    return this.share() < 0.4 ? this.one(...LONGITUDES) : this.share() * 360 - 180;
  }

  lat(): number {
    return this.share() < 0.4 ? this.one(...LATITUDES) : this.share() * 180 - 90;
  }

  date(): string | undefined {
    return this.one(...DATES);
  }

  /** So many different ids. */
  ids(count: number): string[] {
    const left = [...IDS];
    return Array.from({ length: count }, () => left.splice(Math.floor(this.share() * left.length), 1)[0]!);
  }
}

const SHARES = 2 ** 24;

/**
 * Stories without an error, of two to four places and one to three legs, with values that are allowed and seldom seen: the
 * edges of the world, names of object keys, signs of other languages, huge numbers and every kind of date.
 */
export const storyTexts: fc.Arbitrary<StoryTexts> = fc
  .tuple(
    fc.array(fc.nat({ max: SHARES - 1 }), { minLength: 211, maxLength: 211, size: "max" }),
    fc.array(text, { minLength: 3, maxLength: 3 }),
  )
  .map(([numbers, texts]) => storyOf(new Chance(numbers, texts)));

function storyOf(chance: Chance): StoryTexts {
  const one = chance.one.bind(chance);
  const [names, others] = [chance.ids(8), chance.ids(11)];
  const placeIds = names.slice(0, one(2, 3, 4));
  const legIds = names.slice(4, 4 + one(1, 2, 3));
  const sourceIds = others.slice(0, 2);
  const claimIds = others.slice(2, 6);
  const places = placeIds.map((id, index) => placeOf(chance, id, index > 1 && one(true, false), sourceIds));
  const anchors = new Map(places.map((place) => [place.id, place.anchor]));
  const when = chance.date();
  const legs = legIds.map((leg, index) => legOf(chance, { leg, index, placeIds, anchors, when, sourceIds }));
  const subjects = ["story", ...placeIds, ...legIds];
  const claims = claimIds.map((id, index) => ({
    id,
    about: one(...subjects),
    text: chance.text(),
    attributedTo: chance.text(),
    basis: one(...BASES),
    ...given({ when: chance.date(), note: one(undefined, chance.text()) }),
    citations: [citationOf(chance, sourceIds[index % 2]!)],
    ...(index < 2 && { conflictsWith: [claimIds[1 - index]] }),
  }));
  const chapterIds = others.slice(6, 6 + one(1, 2, 3));
  const chapters = chapterIds.map((id, index) => ({
    id,
    title: chance.text(),
    shortTitle: chance.text(),
    shows: [one(...subjects)],
    ...(index === 0 && { travels: legIds, claims: claimIds, ...given({ when: chance.date() }) }),
    ...(index === chapterIds.length - 1 && { unknowns: true }),
    ...given({ text: one(undefined, chance.text()) }),
  }));
  const head = {
    id: "fuzz",
    title: chance.text(),
    language: one("en", "ko", "pt-BR"),
    asOf: one("2024-04", "2023-10-13~"),
    borderPolicy: chance.text(),
    movementNote: chance.text(),
    credit: chance.text(),
    ...given({ standfirst: one(undefined, chance.text()) }),
    attribution: [chance.text()],
    countries: one([], ["DEU"]),
    chapters,
    unknowns: [{ id: others[9], about: one(...subjects), text: chance.text() }],
  };
  const features = (list: object[]) => ({ type: "FeatureCollection", features: list });
  return new Map(
    Object.entries({
      "story.json": head,
      "places.geojson": features(
        places.map(({ type, id, geometry, properties }) => ({ type, id, geometry, properties })),
      ),
      "legs.geojson": features(legs.flat()),
      "claims.json": { claims },
      "sources.json": sourceIds.map((id, index) => sourceOf(chance, id, index)),
    }).map(([name, data]) => [name, JSON.stringify(data)]),
  );
}

function citationOf(chance: Chance, source: string): object {
  const quote = chance.one(undefined, "a quote", "“x”, y");
  return { source, ...given({ quote, locator: chance.one(undefined, "p. 3") }) };
}

/** Only what is there: JSON knows no undefined. */
function given<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values;
}

function placeOf(chance: Chance, id: string, isArea: boolean, sourceIds: readonly string[]) {
  const [x, y] = [chance.lon(), chance.lat()];
  const [aside, up] = [Math.min(Math.max(x, -179), 179), Math.min(Math.max(y, -89), 89)];
  const anchor: Position = isArea ? [aside, up] : [x, y];
  const ring = [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]].map(([dx, dy]) => [aside + dx! * 0.9, up + dy! * 0.9]); // prettier-ignore
  const words = { name: chance.text(), provenance: chance.text(), citations: [{ source: sourceIds[0] }] };
  const kind = isArea
    ? { role: "area", location: "schematic", anchor }
    : {
        role: chance.one("stop", "reported", "context"),
        location: chance.one(...LOCATIONS),
        precisionMeters: chance.one(5e-324, 1, 500, 2_000_000, 20_000_000),
        localName: chance.text(),
        aliases: [chance.text()],
      };
  const geometry = isArea ? { type: "Polygon", coordinates: [ring] } : { type: "Point", coordinates: anchor };
  return { type: "Feature", id, geometry, properties: { ...words, ...kind }, anchor };
}

interface LegWishes {
  leg: string;
  index: number;
  placeIds: readonly string[];
  anchors: ReadonlyMap<string, Position>;
  when: string | undefined;
  sourceIds: readonly string[];
}

/** One stretch or two, from a place to another or to itself, over up to four positions anywhere. */
function legOf(chance: Chance, { leg, index, placeIds, anchors, when, sourceIds }: LegWishes): object[] {
  const [from, to] = [placeIds[index % placeIds.length]!, placeIds[(index + 1) % placeIds.length]!];
  const between = Array.from({ length: chance.one(1, 2, 3, 4) }, (): Position => [chance.lon(), chance.lat()]);
  const [start, end] = [anchors.get(from)!, anchors.get(to)!];
  // A line has a length.
  const inner = between.some((position) => isApart(position, start)) ? between : [[start[0]! > 0 ? -10 : 10, 0]];
  const positions = [start, ...inner, end];
  const cut = inner.length;
  const first = positions.slice(0, cut + 1);
  const last = positions.slice(cut);
  const isCut = first.length > 1 && hasLength(first) && hasLength(last);
  const name = chance.text();
  const mode = chance.one(...MODES);
  return (isCut ? [first, last] : [positions]).map((coordinates, part) => ({
    type: "Feature",
    id: `${leg.slice(0, 60)}-line-${part}`,
    geometry: { type: "LineString", coordinates },
    properties: {
      leg,
      name,
      mode,
      ...(mode === "other" && { modeWord: "By dog sled" }),
      from,
      to,
      location: chance.one(...LOCATIONS),
      provenance: chance.text(),
      ...given({ when }),
      citations: [{ source: sourceIds[1] }],
    },
  }));
}

function isApart([x, y]: Position, [a, b]: Position): boolean {
  return x !== a || y !== b;
}

function hasLength([first, ...others]: readonly Position[]): boolean {
  return others.some((position) => isApart(position, first!));
}

function sourceOf(chance: Chance, id: string, index: number): object {
  return {
    id,
    type: index === 0 ? "article-newspaper" : "dataset",
    title: chance.text(),
    ...given({
      URL: chance.one(undefined, ...URLS),
      issued: chance.one(undefined, ...DATE_PARTS.map((parts) => ({ "date-parts": parts, circa: index > 0 }))),
      author: chance.one(undefined, [], [{}], [{ literal: "A & B" }], [{ family: "나" }, { given: "Q." }]),
      publisher: chance.one(undefined, "", "Press <b>"),
      "container-title": chance.one(undefined, "", "The Courier"),
      edition: chance.one<unknown>(undefined, 1e308, -0, "2nd"),
      language: chance.one(undefined, "en", "ko", ""),
      note: chance.one(undefined, "", "Read in a copy."),
      accessed: chance.one(undefined, { "date-parts": [[2024, 1, 2]] }),
      custom: chance.one(undefined, { deep: [{ a: null }] }, { copy_url: "https://example.org/a" }),
    }),
  };
}
