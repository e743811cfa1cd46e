import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../story/read-folder.ts";
import { runWaybill } from "./run-waybill.ts";

describe("a command whose reader leaves", () => {
  it.each(["export", "export --format csv --bom", "sources", "--help"])(
    "%s | head -c 1 ends without a word",
    async (args) => {
      const shell = `{ $WAYBILL ${args}; echo "code $?" >&2; } | head -c 1 >/dev/null`;
      const { stderr } = await runWaybill([], { shell });
      expect(stderr.replace(/^\S+: 0 errors.*\n/m, "")).toBe("code 0\n");
    },
  );

  it("has the exit code of its work all the same, on stderr too", async () => {
    const folder = "tests/fixtures/invalid/bad-id";
    const shell = `{ $WAYBILL check ${folder} 2>&1; echo "code $?" >&3; } 3>&2 | true`;
    expect((await runWaybill([], { shell })).stderr).toBe("code 1\n");
  });
});

describe("a result that cannot be written", () => {
  it("for want of room is told in one line, with exit code 1", async () => {
    const { code, stderr } = await runWaybill([], { shell: "$WAYBILL export >/dev/full" });
    expect(code).toBe(1);
    expect(stderr).toBe("waybill: What is printed cannot be written (ENOSPC: no space left on device, write).\n");
  });
});

describe("the commands", () => {
  it("print through one place alone, which lets nothing steer the terminal", () => {
    const folder = join(ROOT, "src/cli");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.[jt]s$/.test(name));
    const printing = files.filter((name) =>
      /process\.std(?:out|err)\.write|console\./.test(readFileSync(join(folder, name), "utf8")),
    );
    // Beside bin/waybill.js, which says one sentence of its own before anything can be imported.
    expect(printing.sort()).toEqual(["print.ts"]);
  });
});
