import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STORY_FILES } from "../../src/format/draft.ts";
import type { Problem } from "../../src/format/problem.ts";
import { ROOT } from "../story/read-folder.ts";
import { answerTo } from "./answer-to.ts";
import { removeFolder, runWaybill, temporaryFolder, writeStory, type Finished } from "./run-waybill.ts";

const BROKEN = "several-files-at-once";
const LINE = /^(.+):(\d+):(\d+) (error|warning|note) ([a-z-]+) (.+)$/;

let folder: string;
let good: Finished;
let lines: Finished;
let json: Finished;

beforeAll(async () => {
  folder = temporaryFolder();
  writeStory(folder, BROKEN);
  [good, lines, json] = (await Promise.all([
    runWaybill(["check"]),
    runWaybill(["check", `${folder}/`]),
    runWaybill(["check", folder, "--json"]),
  ])) as [Finished, Finished, Finished];
});

afterAll(() => removeFolder(folder));

describe("waybill check", () => {
  it("of the real story, which it takes where none is named, has a note alone and exits with 0", () => {
    expect(good).toMatchObject({ code: 0, stderr: "geo/najin-dunay: 0 errors, 0 warnings, 1 note.\n" });
    expect(good.stdout).toMatch(/^geo\/najin-dunay\/sources\.json:\d+:\d+ note access-date-missing .+\n$/);
  });

  it("of a broken story prints `file:line:column severity code message`, one a line, and exits with 1", () => {
    expect(lines.code).toBe(1);
    const found = lines.stdout.trimEnd().split("\n");
    for (const line of found) expect(line).toMatch(LINE);
    const expected = JSON.parse(
      readFileSync(join(ROOT, "tests/fixtures/invalid", BROKEN, "expected.json"), "utf8"),
    ) as {
      problems: Problem[];
    };
    const wanted = expected.problems.map(({ file, severity, code }) => [`${folder}/${file}`, severity, code]);
    expect(found.map((line) => LINE.exec(line)!).map(([, file, , , severity, code]) => [file, severity, code])).toEqual(
      wanted,
    );
    expect(lines.stderr).toMatch(/: \d+ errors?, \d+ warnings?\.\n$/);
  });

  it("names a line that is in the file and a column that is in the line", () => {
    for (const line of lines.stdout.trimEnd().split("\n")) {
      const [, file, row, column] = LINE.exec(line)!;
      const text = readFileSync(file!, "utf8").split("\n")[Number(row) - 1];
      expect(text).toBeDefined();
      expect(Number(column)).toBeLessThanOrEqual(text!.length + 1);
    }
  });

  it("with --json gives the same problems as JSON, with a summary, and nothing else on stdout", () => {
    expect(json.code).toBe(1);
    const { problems, summary, ...rest } = JSON.parse(json.stdout) as {
      problems: Problem[];
      summary: { errors: number; warnings: number };
    };
    expect(rest).toEqual({});
    expect(problems.length).toBe(lines.stdout.trimEnd().split("\n").length);
    for (const problem of problems) {
      expect(Object.keys(problem).sort()).toEqual([
        ...["code", "column", "endColumn", "endLine", "file", "line", "message", "pointer", "severity"],
      ]);
      expect(STORY_FILES).toContain(problem.file);
      expect(problem.pointer === "" || problem.pointer.startsWith("/")).toBe(true);
    }
    expect(summary.errors).toBe(problems.filter(({ severity }) => severity === "error").length);
    expect(summary.warnings).toBe(problems.length - summary.errors);
  });

  it("of a story with warnings alone exits with 0, and still prints them", async () => {
    const warned = temporaryFolder();
    try {
      writeStory(warned, "unused-source");
      const { code, stdout } = await answerTo("check", warned);
      expect(stdout).toMatch(/^.+\/sources\.json:\d+:\d+ warning unused-source .+$/m);
      for (const line of stdout.trimEnd().split("\n")) expect(LINE.exec(line)?.[4]).not.toBe("error");
      expect(code).toBe(0);
    } finally {
      removeFolder(warned);
    }
  });

  it("of an empty folder says which files are missing", async () => {
    const empty = temporaryFolder();
    try {
      const { code, stdout } = await answerTo("check", empty);
      expect(code).toBe(1);
      for (const file of STORY_FILES) expect(stdout).toContain(`${empty}/${file}:1:1 error missing-file `);
    } finally {
      removeFolder(empty);
    }
  });
});
