import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { answerTo } from "./answer-to.ts";
import { runWaybill } from "./run-waybill.ts";

describe("a wrong call", () => {
  it.each([
    ["a command that does not exist", ["fly"], "unknown command 'fly'"],
    ["an option that does not exist", ["check", "--loud"], "unknown option '--loud'"],
    ["one argument too many", ["check", "geo/najin-dunay", "again"], "too many arguments"],
    ["a folder that is not there", ["check", "no/such/folder"], 'There is no folder "no/such/folder"'],
    ["a file instead of a folder", ["check", "package.json"], '"package.json" is a file'],
    ["a folder to serve that is not there", ["serve", "nowhere"], 'There is no folder "nowhere"'],
    ["a port that is none", ["serve", "--port", "80808"], "A port is a whole number from 0 to 65535"],
    ["a port that is no number", ["serve", "--port", "http"], "A port is a whole number"],
    ["a size that is none", ["snapshot", "--size", "large"], "A size is written 1920x1080"],
    ["a scale that is too large", ["snapshot", "--scale", "9"], "A scale is a number from 1 to 4"],
    ["a theme that is none", ["snapshot", "--theme", "pink"], "A theme is light, dark or print"],
    ["a folder for the picture that is not there", ["snapshot", "-o", "no/such/a.png"], 'There is no folder "no/such"'],
    ["an option without its value", ["snapshot", "-o"], "argument missing"],
  ])("with %s exits with 2, says why on stderr and writes nothing on stdout", async (_name, args, message) => {
    const { code, stdout, stderr } = await answerTo(...args);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  describe("by a port of the environment that is none", () => {
    beforeAll(() => vi.stubEnv("PORT", "http"));
    afterAll(() => vi.unstubAllEnvs());

    it("exits with 2 and says why on stderr", async () => {
      const { code, stderr } = await answerTo("serve");
      expect(stderr).toContain("A port is a whole number");
      expect(code).toBe(2);
    });
  });
});

describe("waybill", () => {
  it("prints its version and its help on stdout and exits with 0", async () => {
    expect(await answerTo("--version")).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: "" });
    const help = await answerTo("--help");
    expect(help.code).toBe(0);
    for (const command of ["check", "serve", "snapshot"]) expect(help.stdout).toContain(command);
  });

  it("hands its exit code to the shell", async () => {
    const [wrong, version] = await Promise.all([runWaybill(["fly"]), runWaybill(["--version"])]);
    expect([wrong.code, version.code]).toEqual([2, 0]);
    expect(version.stdout).toBe(`${packageJson.version}\n`);
  });
});
