import { describe, expect, it } from "vitest";
import { allFaults } from "./faults.ts";
import { runFaults, wrongOf } from "./run-faults.ts";

const LONGEST_MILLISECONDS = 240_000;

describe("a page with a fault, in the short form (`npm run faults` has all)", () => {
  it(
    "ends with the map, or with words that say why there is none",
    async () => {
      const rows = await runFaults({ short: true });
      expect(rows).toHaveLength(8);
      expect(rows.filter(({ holds }) => !holds)).toEqual([]);
    },
    LONGEST_MILLISECONDS,
  );

  it("is one of many, each with a name of its own", async () => {
    const faults = await allFaults();
    expect(faults.length).toBeGreaterThan(30);
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
  });
});

describe("how a page ended", () => {
  const good = { ended: true, afterSeconds: 2, state: "ready", told: "", textReadable: true, mapDrawn: true };

  it("is wrong without its map, without words, or after too long", () => {
    expect(wrongOf("fonts are missing", good)).toEqual([]);
    expect(wrongOf("fonts are missing", { ...good, mapDrawn: false })).toEqual(["The route is not drawn"]);
    expect(wrongOf("there is no WebGL", { ...good, mapDrawn: false, told: "" })).toHaveLength(1);
    expect(wrongOf("there is no WebGL", { ...good, mapDrawn: false, told: "No WebGL." })).toEqual([]);
    expect(wrongOf("there is no WebGL", { ...good, told: "No WebGL." })).toHaveLength(1);
    expect(wrongOf("fonts are missing", { ...good, ended: false, textReadable: false, afterSeconds: 16 })).toHaveLength(
      3,
    );
  });
});
