import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SITE } from "../../src/cli/server/site.ts";
import { scriptSizes, type ScriptPart } from "../bench/script-sizes.ts";

const MOST_BYTES: Partial<Record<ScriptPart, number>> = { index: 83_000, "story.worker": 40_000 };
/** Compressors differ a little between versions of Node. */
const TOLERANCE = 0.02;

test("the viewer beside MapLibre stays within 83 kB, and every script is as large as the file of sizes says", () => {
  const kept = JSON.parse(readFileSync("docs/script-sizes.json", "utf8")) as Record<ScriptPart, number>;
  for (const { part, gzip } of scriptSizes(join(SITE, "assets"))) {
    expect(gzip, part).toBeLessThanOrEqual(MOST_BYTES[part] ?? Infinity);
    expect(Math.abs(gzip / kept[part] - 1), `${part}: ${gzip} bytes; npm run sizes -- --write`).toBeLessThan(TOLERANCE);
  }
});
