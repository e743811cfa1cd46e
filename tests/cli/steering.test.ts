import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerTo } from "./answer-to.ts";
import { removeFolder, temporaryFolder, writeStory } from "./run-waybill.ts";

const MARKS = "\u001b[5m\u007f\u009b2J\u061c\u200e\u200f\u202a\u202e\u2066\u2069";
// eslint-disable-next-line no-control-regex -- these are what is looked for
const HARMFUL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

let around: string;
/** A story in a folder with such a name, whose texts hold the marks in a key, an id, a text and a file's name. */
let folder: string;

beforeAll(() => {
  around = temporaryFolder();
  const plain = join(around, "plain");
  mkdirSync(plain);
  writeStory(plain);
  folder = join(around, `evil${MARKS}`);
  renameSync(plain, folder);
  const file = join(folder, "claims.json");
  const claims = JSON.parse(readFileSync(file, "utf8")) as { claims: Record<string, unknown>[] };
  claims.claims[0] = { ...claims.claims[0], [`key${MARKS}`]: 1, basis: `basis${MARKS}`, about: `about${MARKS}` };
  writeFileSync(file, JSON.stringify(claims));
  writeFileSync(join(folder, "more.json"), "{}");
});
afterAll(() => removeFolder(around));

describe("marks of direction and codes of a terminal, in the data and in paths", () => {
  it.each([
    ["check", []],
    ["check", ["--json"]],
    ["sources", []],
    ["export", []],
    ["snapshot", []],
    ["serve", ["--port", "99999"]],
    ["check", [`--loud${MARKS}`]],
  ])("are written out by %s %j", async (command, options) => {
    const { code, stdout, stderr } = await answerTo(command, folder, ...options);
    expect(code).toBeGreaterThan(0);
    expect(stdout + stderr).not.toMatch(HARMFUL);
    expect(`${stdout}${stderr}`.length).toBeGreaterThan(20);
  });

  it.each([
    ["a folder that is not there", ["check", `no${MARKS}`]],
    ["a picture that is not there", ["inspect", `no${MARKS}.png`]],
    ["a folder for a file that is not there", ["export", "-o", `no${MARKS}/a.json`]],
    ["an archive that is not there", ["check", "--archive", `no${MARKS}`]],
    ["a size that is none", ["snapshot", "--size", `1${MARKS}`]],
    ["a moment that the story does not have", ["snapshot", "--at", `no${MARKS}`]],
    ["a command that is none", [`fly${MARKS}`]],
  ])("are written out where they name %s", async (_name, args) => {
    const { code, stdout, stderr } = await answerTo(...args);
    expect(code).toBe(2);
    expect(stdout + stderr).not.toMatch(HARMFUL);
    expect(stderr).toContain("\\u202e");
  });

  it("come back from --json as they are, in the place of the problem", async () => {
    const { stdout } = await answerTo("check", folder, "--json");
    const { problems } = JSON.parse(stdout) as { problems: { pointer: string }[] };
    expect(problems.map(({ pointer }) => pointer)).toContain(`/claims/0/key${MARKS}`);
  });
});
