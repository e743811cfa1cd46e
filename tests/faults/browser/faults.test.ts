import { afterAll, describe, expect, test } from "vitest";
import { closeFaultBrowser } from "./fault-browser.ts";
import { allFaults } from "./faults.ts";

const faults = await allFaults();
afterAll(closeFaultBrowser);

/** Where nothing can be drawn, words say why. */
const WITHOUT_MAP = [
  /^a file of the story/,
  /^the page's script/,
  /^there are no workers/,
  /^workers throw/,
  /^there is no WebGL/,
  /^the map's worker (is missing|never answers)/,
  /^the graphics are lost for good/,
  /whose server allows none/,
];

describe.concurrent("a page with a fault ends with words that can be read", () => {
  test.each(faults)("where $name", async ({ name, run }) => {
    const outcome = await run();
    const withMap = !WITHOUT_MAP.some((pattern) => pattern.test(name));
    expect(outcome).toMatchObject({ ended: true, textReadable: true, mapDrawn: withMap });
    if (!withMap) expect(outcome.told).toMatch(/ /);
  });
});

test("the folder of faults has faults, each with a name of its own", () => {
  expect(faults.length).toBeGreaterThan(30);
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
});
