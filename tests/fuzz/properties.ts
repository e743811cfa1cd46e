import type fc from "fast-check";
import type { Position } from "geojson";
import { fragmentOf, momentInFragment } from "../../src/viewer/fragment.ts";
import { auditPage } from "../../src/cli/audit-page/audit-page.ts";
import { pictureContent } from "../../src/picture/content/picture-content.ts";
import { routeGeometry } from "../../src/map/route/route-geometry.ts";
import { altText } from "../../src/words/alt-text.ts";
import { bibliography, BIBLIOGRAPHY_FORMATS } from "../../src/exchange/bibliography.ts";
import { boundsOf } from "../../src/story/story-bounds.ts";
import { modelOf } from "../../src/story/story-model.ts";
import type { Viewport } from "../../src/geometry/camera.ts";
import { CLAIM_COLUMNS, claimsAsCsv } from "../../src/exchange/claims-csv.ts";
import { STORY_FILES } from "../../src/format/draft.ts";
import { claimOf, claimsAbout, subjectOf } from "../../src/story/evidence.ts";
import { frameAt } from "../../src/tour/frame.ts";
import { mercatorView, projectAll } from "../../src/geometry/map-view.ts";
import { insetFrame, locatorFrame, locatorShape, companionMapFor } from "../../src/tour/inset.ts";
import { jsonLd, jsonLdText } from "../../src/exchange/json-ld.ts";
import { legendOf } from "../../src/story/legend.ts";
import { positionsOf } from "../../src/geometry/line.ts";
import type { Ground } from "../../src/lint/ground.ts";
import { checkStory } from "../../src/lint/check-story.ts";
import { shortestLonStep } from "../../src/geometry/longitude.ts";
import { momentOf, noSuchMoment, pictureMomentOf, secondsOf } from "../../src/tour/moment.ts";
import { pictureName } from "../../src/picture/request/picture-name.ts";
import type { Problem } from "../../src/format/read-story.ts";
import { reportedInWords } from "../../src/words/source-words.ts";
import { storyAsGeoJson } from "../../src/exchange/story-geojson.ts";
import type { Story } from "../../src/story/story.ts";
import { buildSchedule } from "../../src/tour/schedule.ts";
import { tourOf } from "../../src/tour/tour.ts";
import { readCsv } from "./read-csv.ts";
import { storyTexts, type StoryTexts } from "./generated-story.ts";
import { BROKEN_WORDS } from "./hostile-values.ts";
import { mutatedFiles } from "./mutated-files.ts";
import { en } from "../../src/words/en.ts";

/** Something that holds for every story; it throws where it does not. */
export interface FuzzProperty {
  name: string;
  stories: fc.Arbitrary<StoryTexts>;
  holds: (files: StoryTexts) => void;
}

/** A country of one square, so that lines have a ground to be looked at on. */
const GROUND: Ground = {
  countries: [{ iso: "XAA", name: "Squareland", rings: [[[-20, -20], [60, -20], [60, 60], [-20, 60], [-20, -20]]] }], // prettier-ignore
  lakes: [
    [
      [
        [0, 0],
        [5, 0],
        [5, 5],
        [0, 0],
      ],
    ],
  ],
};
const VIEWPORTS: readonly Viewport[] = [
  { width: 900, height: 700, padding: { top: 63, right: 76, bottom: 76, left: 76 } },
  { width: 390, height: 388, padding: { top: 52, right: 56, bottom: 56, left: 56 }, insetPadding: { top: 40, right: 56, bottom: 190, left: 56 } }, // prettier-ignore
  { width: 1, height: 1 },
  { width: 8000, height: 60 },
];
/** Of processor time; no story of these sizes takes as long. */
const MOST_MILLISECONDS = 5_000;

export const PROPERTIES: readonly FuzzProperty[] = [
  {
    name: "files with faults are read without a throw, in time, to problems that say where they are",
    stories: mutatedFiles,
    holds(files) {
      const start = process.cpuUsage();
      const result = checkStory(files, { ground: GROUND });
      expect(result.problems.length > 0 || result.ok, "a story that is not good has a problem");
      for (const problem of result.problems) isWhole(problem);
      if (result.ok) {
        isFinite(result.story);
        hasNoBrokenWords(result.story, result.problems);
      }
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1000 < MOST_MILLISECONDS, "reading comes to an end");
    },
  },
  {
    name: "a good story is read, and linted, without an error or a throw",
    stories: storyTexts,
    holds: (files) => void readGood(files),
  },
  {
    name: "every number of schedule, frames, cameras, boxes and route is finite",
    stories: storyTexts,
    holds: (files) => isFinite(readGood(files).story),
  },
  {
    name: "each chapter, place, leg and claim is reached by its address, and every link of a page leads somewhere",
    stories: storyTexts,
    holds: (files) => isReachable(readGood(files)),
  },
  {
    name: "no text that is made holds `undefined`, `NaN`, `Infinity` or `[object Object]`",
    stories: storyTexts,
    holds(files) {
      const { story, problems } = readGood(files);
      hasNoBrokenWords(story, problems);
    },
  },
  {
    name: "exports are read back to what they were made of",
    stories: storyTexts,
    holds: (files) => comesBack(readGood(files).story),
  },
];

function expect(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`It does not hold that ${what}.`);
}

type GoodStory = { story: Story; problems: readonly Problem[] };

/** A seed gives every property the same stories: those of the first runs are read once for all of them. */
const readBefore = new Map<string, GoodStory>();
const MOST_KEPT = 1_000;

function readGood(files: StoryTexts): GoodStory {
  const key = [...files].flat().join("\0");
  const read = readBefore.get(key) ?? readNow(files);
  if (readBefore.size < MOST_KEPT) readBefore.set(key, read);
  return read;
}

/** Without a ground: lines around the world are looked at every 500 m, which is what the first property has short ones for. */
function readNow(files: StoryTexts): GoodStory {
  const result = checkStory(files);
  if (!result.ok) throw new Error(JSON.stringify(result.problems.filter(({ severity }) => severity === "error")));
  for (const problem of result.problems) isWhole(problem);
  return result;
}

function isWhole({ code, file, line, column, pointer, message }: Problem): void {
  expect(/^[a-z-]+$/.test(code) && /[.?]$/.test(message), `“${code}: ${message}” is a problem in a sentence`);
  expect(line >= 1 && column >= 1 && Number.isInteger(line + column), `${code} has a line and a column`);
  expect(pointer === "" || pointer.startsWith("/"), `${pointer} is a pointer`);
  expect(
    STORY_FILES.some((known) => known === file),
    `${file} is a file of a story`,
  );
}

function isFinite(story: Story): void {
  const model = modelOf(story);
  const schedule = buildSchedule(model);
  allFinite(routeGeometry(model.legs), "route");
  allFinite([model.markers.map(({ away }) => away), model.routeSamples], "marks");
  allFinite(schedule.chapters.map(({ startSeconds, endSeconds, travels, flightSeconds = 0 }) => [startSeconds, endSeconds, travels, flightSeconds]), "chapters"); // prettier-ignore
  for (const id of ["story", ...story.places, ...story.legs].map((one) => (typeof one === "string" ? one : one.id)))
    allFinite(boundsOf(model, [id]), `bounds of ${id}`);
  for (const viewport of VIEWPORTS) {
    const tour = tourOf(model, viewport, schedule);
    allFinite(tour.track.cameras, "cameras");
    for (const share of [0, 0.61, 0.97]) {
      const frame = frameAt(tour, schedule.durationSeconds * share);
      const map = { x: 0, y: 0, width: viewport.width, height: viewport.height };
      const smaller = companionMapFor(model, frame.camera, viewport);
      const frames = [
        frame,
        locatorFrame(model, frame, viewport, { width: 200, height: 120 }),
        ...(smaller?.shows === "legs" ? [insetFrame(model, frame, smaller.legIds, { width: 200, height: 120 })] : []),
      ];
      allFinite([frames, locatorShape(model)], "frames");
      allFinite(projectAll(story.places.map(({ anchor }) => anchor), mercatorView(frame.camera, map)), "boxes"); // prettier-ignore
    }
  }
}

/** A leg as the story has it, whose dates may be open, and the coarsest grade of a line, which is drawn however far away. */
const NOT_COMPUTED = ["leg", "maxZoom"];

/** Walks what is given; what a story says of itself is passed over, since a date may be open. */
function allFinite(value: unknown, what: string): void {
  if (typeof value === "number") return expect(Number.isFinite(value), `${what} has finite numbers only`);
  if (ArrayBuffer.isView(value)) {
    for (const number of value as Float64Array) expect(Number.isFinite(number), `${what} has finite numbers only`);
  } else if (typeof value === "object" && value !== null && !(value instanceof ArrayBuffer)) {
    for (const [key, field] of Object.entries(value))
      if (!NOT_COMPUTED.includes(key)) allFinite(field, `${what}.${key}`);
  }
}

function isReachable({ story, problems }: { story: Story; problems: readonly Problem[] }): void {
  const model = modelOf(story);
  const { evidence } = model;
  const schedule = buildSchedule(model);
  for (const { chapter, startSeconds } of schedule.chapters) {
    expect(secondsOf(schedule, chapter.id) === startSeconds, `the chapter ${chapter.id} is reached by its id`);
    const moment = momentInFragment(fragmentOf(momentOf(schedule, startSeconds), "#x=1"));
    expect(secondsOf(schedule, moment ?? "") === startSeconds, `an address leads to the chapter ${chapter.id}`);
    expect(secondsOf(schedule, pictureMomentOf(schedule, startSeconds)) === startSeconds, "a picture's moment does");
  }
  expect(secondsOf(schedule, "end") === schedule.durationSeconds, "the end is reached");
  for (const leg of story.legs) expect(subjectOf(evidence, leg.id)?.kind === "leg", `the leg ${leg.id} is reached`);
  for (const { id } of story.places) expect(subjectOf(evidence, id)?.kind === "place", `the place ${id} is reached`);
  for (const claim of story.claims) {
    expect(claimOf(evidence, claim.id) === claim, `the claim ${claim.id} is reached`);
    expect(claimsAbout(evidence, claim.about).includes(claim), `the claim ${claim.id} is told of ${claim.about}`);
  }
  linksLead(auditPage(story, problems, en));
  namesAreOwn(jsonLd(story)["@graph"] as Record<string, unknown>[]);
}

function linksLead(page: string): void {
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size === ids.length, "every id of a page stands once");
  for (const [, target] of page.matchAll(/ href="#([^"]*)"/g))
    expect(ids.includes(target), `the link to #${target} leads somewhere`);
}

function namesAreOwn(graph: readonly Record<string, unknown>[]): void {
  const names = graph.map((one) => one["@id"]);
  expect(new Set(names).size === names.length, "every name of the linked data stands for one thing");
  for (const [, name] of JSON.stringify(graph).matchAll(/"@id":"([^"]*)"/g))
    expect(names.includes(name), `${name} is told of in the linked data`);
}

function hasNoBrokenWords(story: Story, problems: readonly Problem[]): void {
  const model = modelOf(story);
  const tour = tourOf(model, VIEWPORTS[0]!);
  const { schedule } = tour;
  const frames = [0, 0.4, 1].map((share) => frameAt(tour, schedule.durationSeconds * share));
  const texts = {
    alt: frames.flatMap((frame) => Object.values(altText(model, frame, en, { inset: { shows: "story" } }))),
    audit: [auditPage(story, problems, en)],
    legend: legendOf(story).map(({ mode, location }) => en.certainty.line(mode, location)),
    subjects: [...story.places, ...story.legs].map(({ id }) => en.certainty.known(subjectOf(model.evidence, id)!)),
    sources: BIBLIOGRAPHY_FORMATS.map((format) => bibliography(story, format, en)),
    reported: story.claims.map((claim) => reportedInWords(story, claim, en) ?? ""),
    captions: frames.map((moment) =>
      JSON.stringify(
        pictureContent(model, en, {
          attribution: "Base map",
          address: "https://example.org/",
          moment: { ...moment, inMotion: true },
        }),
      ),
    ),
    names: frames.map(({ seconds }) =>
      pictureName(story, schedule, { seconds, size: { width: 1200, height: 675 }, theme: "light", layout: "full" }),
    ),
    moments: [noSuchMoment(schedule, "nowhere")],
    exports: [JSON.stringify(storyAsGeoJson(story)), claimsAsCsv(story, en), jsonLdText(jsonLd(story))],
  };
  for (const [what, found] of Object.entries(texts))
    for (const one of found) {
      expect(typeof one === "string", `${what} is text`);
      const broken = BROKEN_WORDS.exec(one);
      expect(
        broken === null,
        `${what} has whole words (${one.slice(Math.max((broken?.index ?? 0) - 60, 0)).slice(0, 120)})`,
      );
    }
}

function comesBack(story: Story): void {
  const made = storyAsGeoJson(story);
  const back = JSON.parse(JSON.stringify(made)) as typeof made;
  const lines = new Map(
    story.legs.flatMap(({ stretches }) => stretches.map(({ id, line }) => [id, positionsOf(line)])),
  );
  for (const { id, geometry } of back.features) {
    const line = lines.get(String(id));
    if (line === undefined || (geometry.type !== "LineString" && geometry.type !== "MultiLineString")) continue;
    const parts = geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates;
    expect(
      parts.every((part) => part.length > 1),
      `${id} has lines of two positions and more`,
    );
    expect(
      parts.flat().every(([x]) => Math.abs(x!) <= 180),
      `${id} stays between 180 west and 180 east`,
    );
    passesThrough(parts.flat(), line, String(id));
  }
  const rows = readCsv(claimsAsCsv(story, en));
  expect(
    rows.every((row) => row.length === CLAIM_COLUMNS.length),
    "every row of the table has every column",
  );
  const texts = story.claims.flatMap(({ text, citations }) => citations.map(() => text));
  const told = rows.slice(1).map((row) => row[CLAIM_COLUMNS.indexOf("text")]!);
  expect(told.length === texts.length, "the table has a row for each citation");
  for (const [index, text] of texts.entries())
    expect([text, `'${text}`].includes(told[index]!), `the table has the words of ${text}`);
  const sources = JSON.parse(bibliography(story, "csl", en)) as object[];
  expect(sameJson(sources, [...sources.keys()].map((index) => story.sources.find(({ id }) => story.sourceNumbers.get(id) === index + 1))), "the sources come back whole"); // prettier-ignore
  JSON.parse(jsonLdText(jsonLd(story)));
}

/** Every position of a line, in order, is in what was written of it; only positions at 180 degrees were put in. */
function passesThrough(written: readonly Position[], line: readonly Position[], id: string): void {
  let at = 0;
  for (const position of line) {
    while (at < written.length && !isSame(written[at]!, position)) {
      expect(Math.abs(written[at]![0]!) === 180, `${id} has no position of its own making`);
      at += 1;
    }
    expect(at < written.length, `${id} has all its positions`);
    at += 1;
  }
}

function isSame([x, y]: Position, [a, b]: Position): boolean {
  return Math.abs(shortestLonStep(x!, a!)) < 1e-9 && y === b;
}

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
