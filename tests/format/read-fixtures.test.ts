import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { STORY_FILES } from "../../src/format/draft.ts";
import { readStory } from "../../src/format/read-story.ts";
import { readFolder, ROOT } from "../story/read-folder.ts";

interface Expected {
  missing?: string[];
  problems: { code: string; severity: string; file: string; pointer: string }[];
}

const VALID = "tests/fixtures/valid";
const INVALID = "tests/fixtures/invalid";
const minimal = readFolder(`${VALID}/minimal`);
const validCases = readdirSync(join(ROOT, VALID));
const invalidCases = readdirSync(join(ROOT, INVALID));

/** A case holds only the files that differ from the smallest good story. */
function readCase(name: string): { files: Map<string, string>; expected: Expected } {
  const expected = JSON.parse(readFileSync(join(ROOT, INVALID, name, "expected.json"), "utf8")) as Expected;
  const files = new Map([...minimal, ...readFolder(`${INVALID}/${name}`)]);
  for (const file of expected.missing ?? []) files.delete(file);
  return { files, expected };
}

describe("the folders of fixtures", () => {
  it("hold at least two good stories and forty broken ones", () => {
    expect(validCases.length).toBeGreaterThanOrEqual(2);
    expect(invalidCases.length).toBeGreaterThanOrEqual(40);
  });

  it("reach every code that geo/README.md explains, and no other", () => {
    const manual = readFileSync(join(ROOT, "geo/README.md"), "utf8");
    const table = manual.slice(manual.indexOf("## What `waybill check` says"));
    const explained = [...table.matchAll(/^\| `([a-z-]+)` *\|/gm)].map((match) => match[1]);
    const reached = invalidCases.flatMap((name) => readCase(name).expected.problems.map((problem) => problem.code));
    // These take files too large to keep; read-limits.test.ts reaches them.
    const large = [
      "file-too-large",
      "too-many-positions",
      "too-many-legs",
      "area-too-detailed",
      "too-many-problems",
      "too-many-items",
    ];
    // These are of the disk or of bytes, not of a text; tests/cli/odd-files.test.ts and decode-text.test.ts reach them.
    const onDisk = ["not-a-file", "unreadable-file", "wrong-encoding"];
    expect([...new Set(explained)].sort()).toEqual([...new Set([...reached, ...large, ...onDisk])].sort());
  });
});

describe("a good story", () => {
  it.each(validCases)("%s is read without a problem", (name) => {
    expect(readStory(readFolder(`${VALID}/${name}`))).toMatchObject({ ok: true, problems: [] });
  });
});

describe("a broken story", () => {
  it.each(invalidCases)("%s gives exactly its problems", (name) => {
    const { files, expected } = readCase(name);
    const result = readStory(files);
    const found = result.problems.map(({ code, severity, file, pointer }) => ({ code, severity, file, pointer }));
    expect(found).toEqual(expected.problems);
    expect(found.length).toBeGreaterThan(0);
    expect(result.ok).toBe(found.every(({ severity }) => severity !== "error"));
  });

  it.each(invalidCases)("%s is told in sentences, in file order, at places that exist", (name) => {
    const { files } = readCase(name);
    const { problems } = readStory(files);
    const order = problems.map(({ file, line, column }) => {
      const rank = STORY_FILES.findIndex((known) => known === file);
      return (rank < 0 ? 9 : rank) * 1e12 + line * 1e6 + column;
    });
    expect(order).toEqual([...order].sort((a, b) => a - b));
    for (const { file, line, column, message } of problems) {
      expect(message).toMatch(/^[A-Z"`[\d].*[.?]$/s);
      const text = (files.get(file) ?? "").split("\n")[line - 1] ?? "";
      expect(column).toBeLessThanOrEqual(text.length + 1);
    }
  });
});
