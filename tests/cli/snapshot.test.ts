import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { buildSchedule, stillSecondsAt } from "../../src/tour/schedule.ts";
import { modelOf } from "../../src/story/story-model.ts";
import { dataHash } from "../../src/format/data-hash.ts";
import { PRODUCT } from "../../src/picture/file/product.ts";
import { readFolder, ROOT } from "../story/read-folder.ts";
import { NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";
import { answerTo } from "./answer-to.ts";
import { chunksByExiftool, hasExiftool, validityByExiftool, xmpByExiftool } from "./exiftool.ts";
import { faultsByPngcheck, hasPngcheck } from "./pngcheck.ts";
import { removeFolder, runWaybill, temporaryFolder, writeStory, type Finished } from "./run-waybill.ts";

const SIZE = ["--size", "640x480"];
const ADDRESS = "https://example.org/map/";
const PUBLISHED = [...SIZE, "--address", ADDRESS];
const PNG_SIGNATURE = "89504e470d0a1a0a";
const story = wholeStory(NAJIN_DUNAY);
const schedule = buildSchedule(modelOf(story));
const rail = schedule.chapters.find(({ chapter }) => chapter.id === "rail")!;
const railSeconds = stillSecondsAt(schedule, rail.startSeconds);

let folder: string;
let elsewhere: string;
let byChapter: Finished;
let wrongMoment: Finished;
let bySeconds: Finished;
let byDay: Finished;
let withoutFonts: Finished;
let printed: Finished;
let chapterPicture: Buffer;

// A picture takes seconds, so each of these serves several tests.
beforeAll(async () => {
  folder = temporaryFolder();
  elsewhere = temporaryFolder();
  const file = join(folder, "rail.png");
  wrongMoment = await answerTo("snapshot", "-o", join(folder, "wrong.png"), ...SIZE, "--at", "2024-01-01");
  byChapter = await runWaybill(["snapshot", "-o", file, ...PUBLISHED, "--at", "rail"]);
  chapterPicture = readFileSync(file);
  [withoutFonts, bySeconds, byDay, printed] = await Promise.all([
    runWaybill(["snapshot", "-o", join(elsewhere, "pictures"), ...PUBLISHED, "--at", "rail"], {
      env: noFonts(elsewhere),
    }),
    runWaybill(["snapshot", "-o", file, "--force", "--json", ...PUBLISHED, "--at", String(railSeconds)]),
    runWaybill(["snapshot", join(ROOT, NAJIN_DUNAY), ...SIZE, "--at", "2023-09-20"], { cwd: folder }),
    runWaybill(["snapshot", "-o", join(elsewhere, "print.png"), "--preset", "a4-portrait", "--layout", "map"]),
  ]);
}, 240_000);

afterAll(() => {
  removeFolder(folder);
  removeFolder(elsewhere);
});

/** A machine on which no font is installed, as a bare container is. */
function noFonts(around: string): NodeJS.ProcessEnv {
  const file = join(around, "fonts.conf");
  writeFileSync(file, '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>');
  return { FONTCONFIG_FILE: file };
}

describe("a picture by waybill snapshot", () => {
  it("is a PNG of exactly the size that was asked for, in the file that was named", () => {
    expect(byChapter).toMatchObject({ code: 0, stdout: `${join(folder, "rail.png")}\n` });
    expect(chapterPicture.subarray(0, 8).toString("hex")).toBe(PNG_SIGNATURE);
    // Width and height of the IHDR chunk: PNG specification, 11.2.2.
    expect([chapterPicture.readUInt32BE(16), chapterPicture.readUInt32BE(20)]).toEqual([640, 480]);
    const { width, height } = PNG.sync.read(chapterPicture);
    expect([width, height]).toEqual([640, 480]);
  });

  it("has a map in it: many colours, not one ground", () => {
    const { data } = PNG.sync.read(chapterPicture);
    const colors = new Set<number>();
    for (let at = 0; at < data.length; at += 4) colors.add(data.readUInt32BE(at));
    expect(colors.size).toBeGreaterThan(200);
  });

  it("is the same bytes when it is made again, by the second at which the chapter has done its travel", () => {
    expect(bySeconds.code).toBe(0);
    expect(readFileSync(join(folder, "rail.png")).equals(chapterPicture)).toBe(true);
  });

  it("is the same bytes on a machine without fonts, and has a name of the story in a folder that was named, which is made", () => {
    const file = join(elsewhere, "pictures/najin-dunay-2023-09-12-rail-640x480.png");
    expect(withoutFonts).toMatchObject({ code: 0, stdout: `${file}\n` });
    expect(readFileSync(file).equals(chapterPicture)).toBe(true);
  });

  it.runIf(hasExiftool())("says of itself, to another program, what it shows and of which story it was made", () => {
    const file = join(folder, "rail.png");
    const { alt } = JSON.parse(bySeconds.stdout) as { alt: string };
    expect(alt).toContain(`${story.title}. ${story.standfirst}`);
    expect(validityByExiftool(file)).toBe("OK");
    expect(xmpByExiftool(file)).toMatchObject({
      Title: story.title,
      Description: story.standfirst,
      Credit: story.credit,
      Rights: expect.stringMatching(/Natural Earth.*GSHHG.*GeoNames/),
      AltTextAccessibility: expect.stringContaining(`“${rail.chapter.title}”`),
      ExtDescrAccessibility: alt,
      DataHash: dataHash(readFolder(NAJIN_DUNAY)),
      Permalink: `${ADDRESS}#at=${railSeconds.toFixed(2)}`,
      WebStatement: ADDRESS,
      CreatorTool: PRODUCT,
      Creator: story.credit,
      DigitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia",
    });
    const { Sources: sources, Source: source } = xmpByExiftool(file);
    expect(sources).toHaveLength(story.sourceNumbers.size);
    expect(source).toBe((sources as string[]).join("; "));
  });

  it.runIf(hasExiftool())(
    "is sRGB, with the density of its paper in pixels per meter, as another program reads it",
    () => {
      expect(printed.code).toBe(0);
      const print = join(elsewhere, "print.png");
      expect(validityByExiftool(print)).toBe("OK");
      // 300 and 72 dots per inch of 25.4 mm; PNG specification, 11.3.2.5 and 11.3.4.3: intent 0 is perceptual, unit 1 meters.
      const onPaper = { ImageWidth: 2480, ImageHeight: 3508, PixelsPerUnitX: 11_811, PixelsPerUnitY: 11_811 };
      const onScreen = { ImageWidth: 640, ImageHeight: 480, PixelsPerUnitX: 2_835, PixelsPerUnitY: 2_835 };
      expect(chunksByExiftool(print)).toMatchObject({ ...onPaper, PixelUnits: 1, SRGBRendering: 0 });
      expect(chunksByExiftool(join(folder, "rail.png"))).toMatchObject({
        ...onScreen,
        PixelUnits: 1,
        SRGBRendering: 0,
      });
    },
  );

  it.skipIf(!hasPngcheck())("is a PNG in which pngcheck finds nothing wrong", () => {
    const damaged = join(elsewhere, "damaged.png");
    writeFileSync(damaged, chapterPicture.subarray(0, -20));
    expect(faultsByPngcheck(damaged)).not.toBe("");
    for (const file of [join(folder, "rail.png"), join(elsewhere, "print.png")])
      expect(faultsByPngcheck(file)).toBe("");
  });

  it("of a day is another, under a name of the story where none was given", () => {
    expect(byDay.code).toBe(0);
    const name = byDay.stdout.trimEnd();
    expect(name).toMatch(/^najin-dunay-2023-09-12-rail-[\d.]+s-640x480\.png$/);
    const picture = readFileSync(join(folder, name));
    expect(picture.subarray(0, 8).toString("hex")).toBe(PNG_SIGNATURE);
    expect(picture.equals(chapterPicture)).toBe(false);
  });

  it("of a moment that the story does not have is refused with what there is, and exits with 2", () => {
    expect(wrongMoment).toMatchObject({ code: 2, stdout: "" });
    expect(wrongMoment.stderr).toContain('The story has no moment "2024-01-01".');
    for (const { id } of story.chapters) expect(wrongMoment.stderr).toContain(id);
  });

  it("leaves nothing behind but the pictures: no part of a file, and no file of a call that failed", () => {
    expect(readdirSync(folder).sort()).toEqual([byDay.stdout.trimEnd(), "rail.png"].sort());
  });
});

describe("a picture that waybill snapshot does not make", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("is one over a file that is there: it stays as it was, and the exit code is 2", async () => {
    const file = join(folder, "taken.png");
    writeFileSync(file, "mine");
    const { code, stdout, stderr } = await answerTo("snapshot", "-o", file, ...SIZE);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(`waybill: "${file}" is already there. Give another name, or --force to overwrite it.\n`);
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  it("is one of a broken story: its problems are told, and the exit code is 1", async () => {
    const broken = temporaryFolder();
    try {
      writeStory(broken, "no-chapters");
      const { code, stdout, stderr } = await answerTo("snapshot", broken, "-o", join(broken, "a.png"), ...SIZE);
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(/story\.json:\d+:\d+ error /);
      expect(readdirSync(broken)).not.toContain("a.png");
    } finally {
      removeFolder(broken);
    }
  });

  it("is one without a browser: it says which setting names none, and the exit code is 1", async () => {
    const file = join(folder, "no-browser.png");
    vi.stubEnv("WAYBILL_BROWSER", "/no/such/browser");
    const { code, stdout, stderr } = await answerTo("snapshot", "-o", file, ...SIZE);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain('WAYBILL_BROWSER names "/no/such/browser", which cannot be run.');
    expect(readdirSync(folder)).not.toContain("no-browser.png");
  });
});
