import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readArchive } from "../../src/cli/commands/archive.ts";
import { readGround } from "../../src/cli/files/base-map-ground.ts";
import type { Ground } from "../../src/lint/ground.ts";
import { LINT_CODES } from "../../src/lint/lint-story.ts";
import { checkStory } from "../../src/lint/check-story.ts";
import { type ReadResult } from "../../src/format/read-story.ts";
import { ROOT } from "../story/read-folder.ts";

const FOLDER = join(ROOT, "tests/fixtures/lint");
const codes = readdirSync(FOLDER).filter((name) => name !== "base");

let ground: Ground;
beforeAll(async () => {
  ground = await readGround();
});

function storyFiles(folder: string): [string, string][] {
  const names = readdirSync(folder).filter((name) => /json$/.test(name) && name !== "expected.json");
  return names.map((name) => [name, readFileSync(join(folder, name), "utf8")]);
}

/** A case holds only the files that differ from the base, and an archive where it needs one. */
async function lintCase(name: string): Promise<ReadResult> {
  const folder = join(FOLDER, name);
  const archiveFolder = join(folder, "archive");
  const archive = existsSync(archiveFolder) ? { archive: await readArchive(archiveFolder) } : {};
  const files = new Map([...storyFiles(join(FOLDER, "base")), ...storyFiles(folder)]);
  return checkStory(files, { ground, ...archive });
}

describe("the codes of the linter", () => {
  it("are the same in the code, in the manual and in the fixtures, each of which has a good and a bad case", () => {
    const manual = readFileSync(join(ROOT, "docs/checks.md"), "utf8");
    const explained = [...manual.matchAll(/^## `([a-z-]+)`$/gm)].map(([, code]) => code);
    expect(explained).toEqual([...LINT_CODES]);
    expect(codes).toEqual([...LINT_CODES]);
    for (const code of codes) expect(readdirSync(join(FOLDER, code)).sort()).toEqual(["bad", "good"]);
  });

  it("are explained with what, why and how to mend", () => {
    const manual = readFileSync(join(ROOT, "docs/checks.md"), "utf8");
    for (const section of manual.split(/^## /m).slice(1))
      for (const part of ["**What.**", "**Why.**", "**Correct.**"]) expect(section).toContain(part);
  });
});

describe("a story that an editor would pass", () => {
  it.each(["base", ...codes.map((code) => `${code}/good`)])("%s gives no problem", async (name) => {
    expect(await lintCase(name)).toMatchObject({ ok: true, problems: [] });
  });
});

describe("a story that an editor would question", () => {
  it.each(codes)("%s gives exactly its problems, at the places they belong to", async (code) => {
    const expected = JSON.parse(readFileSync(join(FOLDER, code, "bad/expected.json"), "utf8")) as {
      problems: { code: string }[];
    };
    const { ok, problems } = await lintCase(`${code}/bad`);
    expect(problems.map(({ code, severity, file, pointer }) => ({ code, severity, file, pointer }))).toEqual(
      expected.problems,
    );
    expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set([code]));
    expect(ok).toBe(true);
    for (const { line, column, message } of problems) {
      expect(line).toBeGreaterThan(1);
      expect(column).toBeGreaterThan(1);
      expect(message).toMatch(/^[A-Z"][^]*\.$/);
    }
  });
});

describe.each(["geo/najin-dunay", "geo/starter"])("the story in %s", (folder) => {
  it("gives no problem, and a note at most, where the days of reading were not kept", () => {
    const files = new Map(storyFiles(join(ROOT, folder)));
    const { problems } = checkStory(files, { ground });
    const notes = folder === "geo/najin-dunay" ? ["note access-date-missing"] : [];
    expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(notes);
  });
});
