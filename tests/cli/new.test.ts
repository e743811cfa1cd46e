import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { titleFromName } from "../../src/cli/new-story/starter-story.ts";
import { STORY_FILES } from "../../src/format/draft.ts";
import { idFromName } from "../../src/story/id-from-name.ts";
import { answerTo } from "./answer-to.ts";
import { removeFolder, runWaybill, temporaryFolder } from "./run-waybill.ts";

let around: string;
let folder: string;
beforeEach(() => {
  around = temporaryFolder();
  folder = join(around, "harbour-files");
});
afterEach(() => removeFolder(around));

const read = (name: string) => readFileSync(join(folder, name), "utf8");

describe("waybill new", () => {
  it("makes a story that passes the strict check, with its id, its title and what explains it", async () => {
    const made = await runWaybill(["new", "harbour-files", "--title", "Where two papers say a crate went"], {
      cwd: around,
    });
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect((await answerTo("check", folder, "--strict")).code).toBe(0);
    expect(JSON.parse(read("story.json"))).toMatchObject({
      id: "harbour-files",
      title: "Where two papers say a crate went",
    });
    expect(readdirSync(folder).sort()).toEqual([...STORY_FILES, "README.md", "schema"].sort());
    for (const name of STORY_FILES) expect(read("README.md")).toContain(`\`${name}\``);
  });

  it("says the three commands to run next, which name the folder as a shell takes it", async () => {
    const { stdout } = await answerTo("new", join(around, "it's mine"));
    const commands = stdout.split("\n").filter((line) => line.startsWith("  npx waybill "));
    expect(commands.map((line) => line.split(" ")[4])).toEqual(["check", "serve", "build"]);
    for (const line of commands) expect(line).toContain(`'${around}/it'\\''s mine'`);
  });

  it("names for each file a schema that lies in the folder, so that an editor finds it anywhere and without a network", async () => {
    await answerTo("new", folder);
    for (const name of STORY_FILES) {
      const value = JSON.parse(read(name)) as { $schema?: string } | unknown[];
      if (Array.isArray(value)) continue;
      const schema = resolve(dirname(join(folder, name)), value.$schema!);
      const { title } = JSON.parse(readFileSync(schema, "utf8")) as { title: string };
      expect(title).toBe(`Waybill: ${name}`);
    }
    expect(existsSync(join(folder, "schema/sources.schema.json"))).toBe(true);
  });

  it("takes an empty folder, and refuses one that holds anything, a file, and one that cannot be made", async () => {
    mkdirSync(folder);
    expect((await answerTo("new", folder)).code).toBe(0);
    const again = await answerTo("new", folder);
    expect(again).toEqual({
      code: 2,
      stdout: "",
      stderr: `waybill: The folder "${folder}" is not empty. Name another, or one that can be made.\n`,
    });
    writeFileSync(join(around, "file"), "mine");
    expect((await answerTo("new", join(around, "file"))).code).toBe(2);
    expect((await answerTo("new", join(around, "none/here"))).stderr).toContain("There is no folder");
    expect(readdirSync(around).sort()).toEqual(["file", "harbour-files"]);
  });

  it("refuses a title that no story may have, and leaves nothing", async () => {
    for (const title of [" ", "turned \u202e round", "x".repeat(501)]) {
      const { code, stderr } = await answerTo("new", folder, "--title", title);
      expect([code, stderr.split("\n").length]).toEqual([2, 2]);
    }
    expect(readdirSync(around)).toEqual([]);
  });
});

describe("a name of a folder", () => {
  it.each([
    ["harbour-files", "harbour-files", "Harbour files"],
    ["Übung Nr. 2", "ubung-nr-2", "Übung Nr 2"],
    ["항구", "my-story", "항구"],
    ["...", "my-story", "My story"],
    ["a".repeat(90), "a".repeat(60), `A${"a".repeat(89)}`],
  ])("%s gives the id %s and the title %s", (name, id, title) => {
    expect([idFromName(name), titleFromName(name)]).toEqual([id, title]);
  });
});
