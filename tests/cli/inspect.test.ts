import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataHash } from "../../src/format/data-hash.ts";
import { readChunks, writeChunks } from "../../src/picture/file/png-chunks.ts";
import { withMetadata } from "../../src/picture/file/png-metadata.ts";
import { writeRecord, type PictureRecord } from "../../src/picture/file/picture-record.ts";
import { readFolder, ROOT } from "../story/read-folder.ts";
import { MINIMAL, NAJIN_DUNAY } from "../story/whole-story.ts";
import { answerTo } from "./answer-to.ts";
import { removeFolder, temporaryFolder } from "./run-waybill.ts";

const STORY = join(ROOT, NAJIN_DUNAY);
const RECORD: PictureRecord = {
  title: "A title",
  caption: "A caption",
  credit: "Graphic: Waybill",
  rights: "Rights",
  sources: ["[1] The first source", "[2] The second"],
  altShort: "Short",
  altFull: "All that the map shows.",
  language: "en",
  story: "najin-dunay",
  moment: "rail",
  theme: "print",
  layout: "full",
  dataHash: dataHash(readFolder(NAJIN_DUNAY)),
  madeWith: "Waybill 0.1.0",
};
let folder: string;
let file: string;
let plain: Uint8Array;

beforeAll(() => {
  folder = temporaryFolder();
  file = join(folder, "picture.png");
  plain = PNG.sync.write(new PNG({ width: 40, height: 30 }));
  writeFileSync(file, withMetadata(plain, { xmp: writeRecord(RECORD), dpi: 300 }));
});
afterAll(() => removeFolder(folder));

describe("waybill inspect of a picture that waybill snapshot made", () => {
  it("finds it the same as its own story, in which a file has a byte order mark, and not as a changed one", async () => {
    const own = join(folder, "own");
    cpSync(STORY, own, { recursive: true });
    const legs = join(own, "legs.geojson");
    const text = readFileSync(legs, "utf8");
    writeFileSync(legs, `\ufeff${text}`);
    const picture = join(folder, "made.png");
    const made = await answerTo("snapshot", own, "-o", picture, "--size", "320x320", "--layout", "map", "--at", "sea");
    expect(made.code).toBe(0);
    const same = await answerTo("inspect", picture, own);
    expect(same.code).toBe(0);
    for (const line of ["Story:     najin-dunay", "Theme:     light", "Picture:   320 x 320 pixels, map alone"])
      expect(same.stdout.split("\n")).toContain(line);
    expect(same.stdout).toMatch(/^Data: {6}sha256:[0-9a-f]{64}, the same as in the story folder$/m);
    writeFileSync(legs, text);
    const other = await answerTo("inspect", picture, own);
    expect(other.code).toBe(1);
    expect(other.stdout).toMatch(/^Data: {6}sha256:[0-9a-f]{64}, NOT the same as in the story folder/m);
  });
});

describe("waybill inspect", () => {
  it("prints story, moment, theme, sources and what the picture shows", async () => {
    const { code, stdout } = await answerTo("inspect", file);
    expect(code).toBe(0);
    for (const line of ["Story:     najin-dunay", "Moment:    rail (#at=rail)", "Theme:     print", "  [2] The second"])
      expect(stdout.split("\n")).toContain(line);
    expect(stdout).toContain("40 x 30 pixels, full layout");
    expect(stdout).toContain("All that the map shows.");
    expect(stdout).toContain("not compared");
  });

  it("tells whether the picture was made from the files of a folder, by its exit code too", async () => {
    const same = await answerTo("inspect", file, STORY, "--json");
    expect(same.code).toBe(0);
    expect(JSON.parse(same.stdout)).toMatchObject({ story: "najin-dunay", width: 40, height: 30, data: "same" });
    const other = await answerTo("inspect", file, join(ROOT, MINIMAL));
    expect(other.code).toBe(1);
    expect(other.stdout).toContain("NOT the same as in the story folder");
  });

  it("sees a change of one letter in the story", async () => {
    const changed = join(folder, "story");
    cpSync(STORY, changed, { recursive: true });
    const claims = join(changed, "claims.json");
    writeFileSync(claims, readFileSync(claims, "utf8").replace("The White House", "The white House"));
    const { code, stdout } = await answerTo("inspect", file, changed, "--json");
    expect([code, JSON.parse(stdout).data]).toEqual([1, "different"]);
  });

  it("lets no text of a picture steer the terminal, turn words around or begin a line of its own", async () => {
    const hostile = join(folder, "hostile.png");
    const marks = [
      "\u001b[2J",
      "&#27;[2J",
      "&#155;2J",
      "\u0000",
      "\u0085",
      "&#7;",
      "&#127;",
      "&#8238;",
      "&#10;",
      "&#13;",
      "&#8232;",
      "&#133;",
      "&#9;",
    ];
    const forged = `A${marks.join("")}Data:      the same as in the story folder`;
    const texts = { title: "FORGED", credit: "FORGED", altFull: "FORGED", moment: "FORGED", sources: ["FORGED"] };
    const xmp = writeRecord({ ...RECORD, ...texts }).replaceAll("FORGED", forged);
    writeFileSync(hostile, withMetadata(plain, { xmp, dpi: 300 }));
    const asText = await answerTo("inspect", hostile, STORY);
    const honest = await answerTo("inspect", file, STORY);
    // eslint-disable-next-line no-control-regex
    const harmful = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
    expect(asText.stdout).not.toMatch(harmful);
    expect(asText.stdout).not.toMatch(/[\u2028\u2029]/);
    // One source less, and each fact still on one line.
    expect(asText.stdout.split("\n")).toHaveLength(honest.stdout.split("\n").length - 1);
    expect(asText.stdout.match(/^Data:/gm)).toHaveLength(1);
    const asJson = await answerTo("inspect", hostile, "--json");
    expect(asJson.stdout.trimEnd()).not.toMatch(harmful);
    expect((JSON.parse(asJson.stdout) as PictureRecord).title).toContain("\u001b[2J\ufffd[2J\u009b2J");
  });

  it("reads 2 MB that were made to take it long in a moment", async () => {
    const crafted = join(folder, "crafted.png");
    const whole = writeRecord(RECORD);
    const repeated = (text: string) => text.repeat(Math.ceil(2_000_000 / text.length));
    for (const text of [
      "<dc:title ",
      " dc:title=",
      ' dc:title="',
      " dc:title ",
      "<rdf:li ",
      "&#",
      "<dc:title>",
      "/>",
      " ",
    ]) {
      const xmp = `${repeated(text)}${whole}`;
      writeFileSync(crafted, withMetadata(plain, { xmp, dpi: 300 }));
      const before = performance.now();
      await answerTo("inspect", crafted);
      // It took minutes; a busy machine needs some hundred milliseconds.
      expect(performance.now() - before, text).toBeLessThan(5_000);
    }
    const chunks = Array.from({ length: 150_000 }, () => ({ type: "iTXt", data: new Uint8Array(2) }));
    const [header, ...rest] = readChunks(readFileSync(file));
    writeFileSync(crafted, writeChunks([header!, ...chunks, ...rest]));
    const before = performance.now();
    expect((await answerTo("inspect", crafted)).code).toBe(0);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it("says of a file that is not there, is no PNG, is damaged or says nothing which of these it is", async () => {
    const foreign = join(folder, "foreign.png");
    writeFileSync(foreign, plain);
    const short = join(folder, "short.png");
    writeFileSync(short, readFileSync(file).subarray(0, 900));
    const answers = [];
    for (const name of [join(folder, "no.png"), join(STORY, "story.json"), short, foreign])
      answers.push(await answerTo("inspect", name));
    const [missing, text, cut, other] = answers;
    expect([missing!.code, text!.code, cut!.code, other!.code]).toEqual([2, 1, 1, 1]);
    expect(missing!.stderr).toContain("is not there. Name a PNG.");
    expect(text!.stderr).toContain("The file is not a PNG.");
    expect(cut!.stderr).toContain("The PNG is not whole");
    expect(other!.stderr).toContain("carries nothing that Waybill wrote");
  });
});
