import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bibliography } from "../../src/exchange/bibliography.ts";
import { claimsAsCsv } from "../../src/exchange/claims-csv.ts";
import { storyAsGeoJson } from "../../src/exchange/story-geojson.ts";
import { NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";
import { answerTo } from "./answer-to.ts";
import { removeFolder, runWaybill, temporaryFolder, writeStory } from "./run-waybill.ts";
import { en } from "../../src/words/en.ts";

const story = wholeStory(NAJIN_DUNAY);
let folder: string;

beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => removeFolder(folder));

describe("waybill sources", () => {
  it("prints the bibliography of the real story as text, and in the format asked for", async () => {
    expect(await runWaybill(["sources"])).toEqual({ code: 0, stdout: bibliography(story, "text", en), stderr: "" });
    const csl = await answerTo("sources", NAJIN_DUNAY, "--format", "csl");
    expect((JSON.parse(csl.stdout) as unknown[]).length).toBe(story.sources.length);
  });

  it("refuses a format it does not know, and a story with an error", async () => {
    const unknown = await answerTo("sources", "--format", "bibtex");
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("text, csl, markdown");
    writeStory(folder, "bad-id");
    const broken = await answerTo("sources", folder);
    expect(broken).toMatchObject({ code: 1, stdout: "" });
    expect(broken.stderr).toContain(" error ");
  });
});

describe("waybill export", () => {
  it("prints GeoJSON, or CSV", async () => {
    const geojson = await runWaybill(["export"]);
    const csv = await answerTo("export", "--format", "csv");
    expect(JSON.parse(geojson.stdout)).toEqual(JSON.parse(JSON.stringify(storyAsGeoJson(story))));
    expect(csv.stdout).toBe(claimsAsCsv(story, en));
  });

  it("begins the CSV with a byte order mark where a spreadsheet is to read it, and nothing else", async () => {
    const csv = await answerTo("export", "--format", "csv", "--bom");
    expect(csv).toMatchObject({ code: 0, stdout: `\ufeff${claimsAsCsv(story, en)}` });
    const file = join(folder, "marked.csv");
    expect((await answerTo("export", "--format", "csv", "--bom", "-o", file)).code).toBe(0);
    expect([...readFileSync(file).subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x22]);
    const json = await answerTo("export", "--bom");
    expect(json).toMatchObject({ code: 2, stdout: "" });
    expect(json.stderr).toContain("--format csv");
  });

  it("removes what a killed run left of the same file, and nothing else", async () => {
    const names = ["parts.csv.0123abcd.part", "other.csv.0123abcd.part", "parts.csv.part"];
    for (const name of names) writeFileSync(join(folder, name), "half");
    expect((await answerTo("export", "--format", "csv", "-o", join(folder, "parts.csv"))).code).toBe(0);
    expect(["parts.csv", ...names].map((name) => existsSync(join(folder, name)))).toEqual([true, false, true, true]);
  });

  it("writes a file, and overwrites none without --force", async () => {
    const file = join(folder, "claims.csv");
    const args = ["export", "--format", "csv", "-o", file];
    expect(await answerTo(...args)).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(readFileSync(file, "utf8")).toBe(claimsAsCsv(story, en));
    writeFileSync(file, "mine");
    expect((await answerTo(...args)).code).toBe(2);
    expect(readFileSync(file, "utf8")).toBe("mine");
    expect((await answerTo(...args, "--force")).code).toBe(0);
    expect(existsSync(`${file}.part`)).toBe(false);
  });
});
