import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { STORY_FILES } from "../../src/format/draft.ts";
import { ROOT } from "../story/read-folder.ts";
import { answerTo } from "./answer-to.ts";
import { removeFolder, temporaryFolder } from "./run-waybill.ts";

const fixture = (name: string) => join(ROOT, "tests/fixtures/import", name);
let around: string;
let story: string;
beforeEach(() => {
  around = temporaryFolder();
  story = join(around, "voyage");
});
afterEach(() => removeFolder(around));

describe("waybill import", () => {
  it("makes a story that passes its check, and tells what it left out", async () => {
    const { code, stdout, stderr } = await answerTo("import", fixture("ais.csv"), "-o", story, "--title", "A voyage");
    expect([code, stdout]).toEqual([0, `A story is in ${story}: 1 leg, 1 gap, 4 positions drawn, 3 places.\n`]);
    expect(stderr).toContain("MMSI 200000001: 1 repeated row left out.\n");
    expect(readdirSync(story).sort()).toEqual([...STORY_FILES].sort());
    expect(JSON.parse(readFileSync(join(story, "story.json"), "utf8"))).toMatchObject({
      id: "voyage",
      title: "A voyage",
    });
    expect((await answerTo("check", story)).code).toBe(0);
  });

  it("takes several files, each a source, and prints what became of them as JSON", async () => {
    const files = ["walk.gpx", "shapes.geojson", "danish.csv"].map(fixture);
    const { code, stdout, stderr } = await answerTo("import", ...files, "-o", story, "--by", "road", "--json");
    expect([code, stderr]).toEqual([0, ""]);
    const report = JSON.parse(stdout) as { files: object[]; legs: object[]; notes: string[] };
    expect(report.files).toEqual([
      { file: "walk.gpx", kind: "GPX", legs: 2, places: 1 },
      { file: "shapes.geojson", kind: "GeoJSON", legs: 2, places: 1 },
      { file: "danish.csv", kind: "CSV", legs: 1, places: 0 },
    ]);
    expect(report.notes).toContain("walk.gpx: 1 elevation left out: a story has none.");
    expect((await answerTo("check", story)).code).toBe(0);
  });

  it("refuses a folder that holds anything, a mode that nothing says, and wrong options, with exit code 2", async () => {
    mkdirSync(story);
    writeFileSync(join(story, "mine"), "");
    for (const [args, reason] of [
      [[fixture("ais.csv"), "-o", story], "is not empty"],
      [[fixture("walk.gpx"), "-o", join(around, "b")], "--by sea, rail, road or air"],
      [[fixture("ais.csv"), "-o", join(around, "b"), "--gap-hours", "NaN"], "above 0"],
      [[fixture("ais.csv"), "-o", join(around, "b"), "--leg", "No Id"], "Ids are"],
    ] as const) {
      const { code, stderr } = await answerTo("import", ...args);
      expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
    }
    expect(readdirSync(around)).toEqual(["voyage"]);
  });

  it.each([
    ["utf16.csv", Buffer.from("\ufefflat,lon\n1,2\n", "utf16le"), "Line 1: The file is UTF-16"],
    ["plain16.csv", Buffer.from("lat,lon\n1,2\n", "utf16le"), "like UTF-16"],
    [
      "windows.csv",
      Buffer.from("name,lat,lon\nM\u00fcller,1,2\n", "latin1"),
      "Line 2: The byte 0xFC is no UTF-8; the file looks like Windows-1252",
    ],
    ["track.kmz", Buffer.from("PK\u0003\u0004", "latin1"), "is a zip archive"],
    ["empty.gpx", Buffer.from(""), "It is empty"],
    ["letter.txt", Buffer.from("Dear all,"), "of no kind that is read"],
    ["swapped.csv", Buffer.from("lat,lon\n130,43\n"), "Row 2 has the latitude 130"],
  ])("refuses %s in one line that names it, and writes nothing", async (name, bytes, reason) => {
    const file = join(around, name);
    writeFileSync(file, bytes);
    const { code, stdout, stderr } = await answerTo("import", file, "-o", story);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^waybill: [^\n]*\n$/);
    expect(stderr).toContain(`"${file}" `);
    expect(stderr).toContain(reason);
    expect(existsSync(story)).toBe(false);
  });
});
