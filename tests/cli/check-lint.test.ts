import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../story/read-folder.ts";
import { answerTo } from "./answer-to.ts";
import { removeFolder, temporaryFolder } from "./run-waybill.ts";

const FIXTURES = join(ROOT, "tests/fixtures/lint");

/** A folder with the base story and a case over it; the archive of the case stands in the fixture. */
function folderOf(name: string): string {
  const folder = temporaryFolder();
  const leaveOut = (path: string) => !/expected\.json$|archive$/.test(path);
  for (const part of ["base", name]) cpSync(join(FIXTURES, part), folder, { recursive: true, filter: leaveOut });
  return folder;
}

let warned: string;
let misquoted: string;

beforeAll(() => {
  warned = folderOf("sea-leg-over-land/bad");
  misquoted = folderOf("quote-not-found/bad");
});
afterAll(() => [warned, misquoted].forEach(removeFolder));

describe("waybill check, after reading", () => {
  it("tells a ship over land with the kilometers, at its line, as a warning that does not fail", async () => {
    const { code, stdout, stderr } = await answerTo("check", warned);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^.+\/legs\.geojson:\d+:\d+ warning sea-leg-over-land .*runs \d+ km over land.*\n$/);
    expect(stderr).toMatch(/0 errors, 1 warning\.\n$/);
  });

  it("with --strict fails on a warning, and not on a story without one", async () => {
    expect((await answerTo("check", warned, "--strict")).code).toBe(1);
    expect((await answerTo("check", "--strict")).code).toBe(0);
  });

  it("with --archive fails on words that the source does not have, and without it does not", async () => {
    const args = ["check", misquoted, "--json"];
    const without = await answerTo(...args);
    expect(JSON.parse(without.stdout)).toEqual({ problems: [], summary: { errors: 0, warnings: 0, notes: 0 } });
    const { code, stdout } = await answerTo(...args, "--archive", join(FIXTURES, "quote-not-found/bad/archive"));
    expect(code).toBe(1);
    const { problems, summary } = JSON.parse(stdout) as { problems: { code: string }[]; summary: unknown };
    expect(problems.map((problem) => problem.code)).toEqual(["quote-not-found", "quote-not-found"]);
    expect(summary).toEqual({ errors: 2, warnings: 0, notes: 0 });
  });

  it("with an archive that is not there is a wrong call", async () => {
    const { code, stderr } = await answerTo("check", "--archive", join(warned, "nowhere"));
    expect(code).toBe(2);
    expect(stderr).toContain("There is no folder");
  });
});
