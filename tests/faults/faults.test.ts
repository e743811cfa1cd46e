import { describe, expect, it } from "vitest";
import { runFaults as runDisk } from "./command-line/disk.ts";
import { runFaults as runKills } from "./command-line/kills.ts";
import { runFaults as runSurroundings } from "./command-line/surroundings.ts";
import { asTable, tryFaults } from "./fault-table.ts";

describe("a fault on the command line, in its short form (`npm run faults` has all)", () => {
  it.each([
    ["the disk", runDisk],
    ["the process itself", runKills],
    ["browser, port and pipe", runSurroundings],
  ])("of %s ends in one line that says what to do, with nothing half behind it", async (_name, runFaults) => {
    const rows = await runFaults({ short: true });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ holds }) => !holds)).toEqual([]);
  });
});

describe("a table of faults", () => {
  it("tells of one that does not hold, and goes on", async () => {
    const rows = await tryFaults([
      ["one", () => Promise.reject(new Error("a | b\nc"))],
      ["two", () => Promise.resolve("seen")],
    ]);
    expect(rows.map(({ holds }) => holds)).toEqual([false, true]);
    expect(asTable(rows)).toContain("| one | **does not hold** | a \\| b c | 0.0 s |");
  });
});
