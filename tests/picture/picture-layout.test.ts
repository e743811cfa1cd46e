import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureContent, type PictureContent } from "../../src/picture/content/picture-content.ts";
import { layoutPicture as layoutWith, type PictureLayout } from "../../src/picture/plan/picture-layout.ts";
import { layOutWords } from "../../src/picture/plan/lay-out-words.ts";
import { buildSchedule } from "../../src/tour/schedule.ts";
import type { MeasureIn } from "../../src/picture/plan/type-scale.ts";
import { ATTRIBUTION } from "../../src/basemap/attribution.ts";
import { smallestType } from "../../src/picture/request/picture-sizes.ts";
import { overlaps, type Box } from "../../src/geometry/screen-boxes.ts";
import { PictureRefusal, valueOf } from "../../src/picture/request/refusal.ts";
import { measureIn } from "./planned-instant.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { MINIMAL, NAJIN_DUNAY } from "../story/whole-story.ts";
import { en } from "../../src/words/en.ts";

const content = pictureContent(modelOfFolder(NAJIN_DUNAY), en, { attribution: ATTRIBUTION });
const SIZES = [
  [1920, 1080],
  [1080, 1080],
  [1080, 1350],
  [1080, 1920],
  [3508, 2480],
  [640, 480],
] as const;

function layoutPicture(words: PictureContent, width: number, height: number, measure: MeasureIn): PictureLayout {
  const smallest = smallestType({ width, height });
  return valueOf(layoutWith(words, { width, height, smallestType: smallest }, measure));
}

function expectTidy(layout: PictureLayout, { width, height }: { width: number; height: number }) {
  const boxes: Box[] = [layout.map, ...layout.texts.filter(({ lines }) => lines.length > 0)];
  for (const box of boxes) {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width + 1e-6);
    expect(box.y + box.height).toBeLessThanOrEqual(height + 1e-6);
  }
  const pairs = boxes.flatMap((box, index) => boxes.slice(index + 1).map((other) => [box, other] as const));
  expect(pairs.filter(([a, b]) => overlaps(shrunk(a), shrunk(b)))).toEqual([]);
  for (const { lines, style, width: wide } of layout.texts)
    for (const line of lines) if (line.includes(" ")) expect(measureIn(style)(line)).toBeLessThanOrEqual(wide + 1e-6);
}

/** Less a hundredth of a pixel, which the sums of a layout may be off. */
function shrunk({ x, y, width, height }: Box): Box {
  return { x: x + 0.01, y: y + 0.01, width: width - 0.02, height: height - 0.02 };
}

function wordsOf(layout: PictureLayout): string[] {
  return layout.texts.map(({ lines }) => lines.join(" ").replaceAll("\u00a0", " "));
}

describe.each(SIZES)("a picture of %d x %d", (width, height) => {
  const layout = layoutPicture(content, width, height, measureIn);

  it("has everything inside, and nothing on top of anything else", () => {
    expectTidy(layout, { width, height });
  });

  it("leaves the map at least 33 % of the height and the whole width", () => {
    expect(layout.map.height).toBeGreaterThanOrEqual(height * 0.33);
    expect(layout.map).toMatchObject({ x: 0, width });
  });

  it("prints every word of its content", () => {
    const notes = content.notes.flatMap(({ heading, text }) => [heading, text]);
    expect(wordsOf(layout)).toEqual([content.title, content.standfirst, ...notes, ...content.smallPrint]);
  });

  it("numbers the notes beside their headings, inside the picture", () => {
    expect(layout.discs.map(({ number }) => number)).toEqual([1, 2, 3]);
    const headings = layout.texts.filter(({ style }) => style.role === "heading");
    for (const [index, { x, y, scale }] of layout.discs.entries()) {
      const heading = headings[index]!;
      expect(x + 11 * scale).toBeLessThanOrEqual(heading.x);
      expect(x - 11 * scale).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThan(heading.y);
      expect(y).toBeLessThan(heading.y + heading.height);
    }
  });
});

describe("a picture", () => {
  it.each([
    [1920, 1080],
    [1080, 1350],
  ])("of %d x %d has room for a title three times as long, on more lines", (width, height) => {
    const longer = { ...content, title: Array(3).fill(content.title).join(" ") };
    const layout = layoutPicture(longer, width, height, measureIn);
    expectTidy(layout, { width, height });
    expect(layout.texts[0]!.lines.length).toBeGreaterThan(1);
  });

  it("without a standfirst gives its room to the map", () => {
    const layout = layoutPicture({ ...content, standfirst: "" }, 1920, 1080, measureIn);
    expectTidy(layout, { width: 1920, height: 1080 });
    expect(layout.map.height).toBeGreaterThan(layoutPicture(content, 1920, 1080, measureIn).map.height);
  });

  it("without notes is laid out all the same", () => {
    for (const [width, height] of SIZES)
      expectTidy(layoutPicture({ ...content, notes: [] }, width, height, measureIn), { width, height });
    const bare = pictureContent(modelOfFolder(MINIMAL), en, { attribution: ATTRIBUTION });
    expectTidy(layoutPicture(bare, 1080, 1920, measureIn), { width: 1080, height: 1920 });
  });

  it("twice as large is the same picture, enlarged", () => {
    const [small, large] = [1, 2].map((times) => layoutPicture(content, 960 * times, 540 * times, measureIn));
    expect(large!.texts.map(({ lines }) => lines)).toEqual(small!.texts.map(({ lines }) => lines));
    expect(large!.map.height / small!.map.height).toBeCloseTo(2, 1);
  });

  it("of a story of many places lists them by name and date, and says that what is claimed of them is told elsewhere", () => {
    const model = modelOfFolder("geo/circumnavigation");
    const size = { width: 1080, height: 1350 };
    const moment = { chapterIndex: model.story.chapters.length - 1, inMotion: false };
    const options = {
      seconds: 0,
      layout: "full",
      words: en,
      attribution: ATTRIBUTION,
      schedule: buildSchedule(model),
    } as const;
    const { layout, content: told } = valueOf(layOutWords(model, moment, { ...options, size }, measureIn));
    expectTidy(layout, size);
    const places = told.notes.filter(({ number }) => number !== undefined);
    expect(places.map(({ number }) => number)).toEqual(model.markers.map(({ number }) => number));
    expect(places.map(({ heading }) => heading)).toContain("Guam, 6 March 1521");
    expect(places.every(({ text }) => text === "")).toBe(true);
    expect(told.smallPrint).toContain(en.picture.claimsElsewhere(undefined));
    // The sources of the standfirst are still listed: all that the picture cites.
    expect(told.smallPrint[0]).toMatch(/^Sources: \[1\]/);
    const published = layOutWords(model, moment, { ...options, size, address: "https://example.org/round" }, measureIn);
    expect(valueOf(published).content.smallPrint).toContain("What is claimed of each place: https://example.org/round");
    // A story of few places tells them all.
    const first = layOutWords(modelOfFolder(NAJIN_DUNAY), moment, { ...options, size }, measureIn);
    expect(valueOf(first).content.notes.every(({ text }) => text !== "")).toBe(true);
  });

  it("whose text cannot fit is refused, with what to do", () => {
    const endless = { ...content, standfirst: "word ".repeat(3_000) };
    expect(() => layoutPicture(endless, 1920, 1080, measureIn)).toThrow(PictureRefusal);
    expect(() => layoutPicture(endless, 1920, 1080, measureIn)).toThrow(/1920 x 1080.*Ask for a larger/s);
  });

  it("of any size is tidy or refused, never in between", () => {
    const side = fc.integer({ min: 320, max: 4_000 });
    const text = fc.integer({ min: 0, max: 120 }).map((count) => "some words ".repeat(count).trim());
    fc.assert(
      fc.property(side, side, text, text, (width, height, standfirst, note) => {
        const notes = content.notes.map((old) => ({ ...old, text: `${old.text} ${note}` }));
        const changed: PictureContent = { ...content, standfirst, notes };
        let layout: PictureLayout;
        try {
          layout = layoutPicture(changed, width, height, measureIn);
        } catch (error) {
          expect(error).toBeInstanceOf(PictureRefusal);
          return;
        }
        expectTidy(layout, { width, height });
      }),
      { numRuns: 200 },
    );
  });
});
