// The short form of `npm run soak`.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { leaksOf, soakTable } from "./soak-table.ts";
import { soakMaps, soakPlay, type Soaked } from "./soak.ts";

const SEED = 20_231_013;
const PLAY_SECONDS = 12;
const MAPS = 6;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

describe("a page that is used for long", () => {
  it("keeps its heap, nodes, listeners and graphics contexts while it plays with seeks by chance", async () => {
    const soaked = await soakPlay(browser, PLAY_SECONDS, SEED);
    expect(soaked.before.contexts).toBe(1);
    expect(leaksOf(soaked)).toEqual([]);
  });

  it("keeps nothing of maps that were made and removed", async () => {
    const soaked = await soakMaps(browser, MAPS);
    expect(soaked.before.contexts).toBe(0);
    expect(leaksOf(soaked)).toEqual([]);
  });
});

describe("what a page holds", () => {
  const before = { heapBytes: 10_000_000, nodes: 1000, listeners: 100, contexts: 1 };
  const soaked = (after: Partial<Soaked["after"]>, lost = 0): Soaked => ({
    done: "play",
    before,
    after: { ...before, ...after },
    lost,
  });

  it("is a leak where it grows by more than caches do, and each leak is told", () => {
    expect(leaksOf(soaked({ heapBytes: 10_900_000, nodes: 1009 }))).toEqual([]);
    expect(leaksOf(soaked({ heapBytes: 11_100_000 }))).toEqual(["play: the heap grew by 11.0 %."]);
    expect(leaksOf(soaked({ nodes: 1011, listeners: 102, contexts: 2 }, 1))).toHaveLength(4);
    expect(soakTable([soaked({ nodes: 900 }), soaked({ contexts: 3 })])).toMatch(/holds \|\n.*1 → 3 .*\*\*leaks\*\*/);
  });
});
