// The short form of `npm run soak`.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { leaksOf, soakTable } from "./soak-table.ts";
import { soakMaps, soakPlay, type Soaked } from "./soak.ts";

const SEED = 20_231_013;
const PLAY_SECONDS = 6;
const [MAPS, FIRST_MAPS] = [6, 4];
/** In so short a time the browser still compiles: 10 % of the heap is code of the first ten maps. A map that stays has more. */
const MOST_HEAP_GROWTH = 0.2;
/** The page of a phone, and low: software graphics pays for every pixel, and no pixel is looked at. */
const SMALL = { width: 320, height: 400 };

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

describe("a page that is used for long", () => {
  it("keeps its heap, nodes, listeners and graphics contexts while it plays with seeks by chance", async () => {
    const soaked = await soakPlay(browser, PLAY_SECONDS, SEED, SMALL);
    expect(soaked.before.maps).toBeGreaterThan(0);
    expect(soaked.before.contexts).toBe(soaked.before.maps);
    expect(soaked.after.contexts).toBe(soaked.after.maps);
    expect(leaksOf(soaked, MOST_HEAP_GROWTH)).toEqual([]);
  });

  it("keeps nothing of maps that were made and removed", async () => {
    const soaked = await soakMaps(browser, MAPS, FIRST_MAPS);
    expect(soaked.before).toMatchObject({ contexts: 0, maps: 0 });
    expect(leaksOf(soaked, MOST_HEAP_GROWTH)).toEqual([]);
  });
});

describe("what a page holds", () => {
  const before = { heapBytes: 10_000_000, nodes: 1000, listeners: 100, contexts: 1, maps: 1, fonts: 60 };
  const soaked = (after: Partial<Soaked["after"]>, lost = 0): Soaked => ({
    done: "play",
    rounds: 4,
    before,
    after: { ...before, ...after },
    lost,
  });

  it("is a leak where it grows by more than caches do, and each leak is told", () => {
    expect(leaksOf(soaked({ heapBytes: 10_900_000, nodes: 1009 }))).toEqual([]);
    expect(leaksOf(soaked({ heapBytes: 11_100_000 }))).toEqual(["play: the heap grew by 11.0 %."]);
    expect(leaksOf(soaked({ nodes: 1011, listeners: 102, fonts: 65, contexts: 2 }, 1))).toHaveLength(5);
    expect(leaksOf({ ...soaked({ nodes: 1011, listeners: 102 }), rounds: 40 })).toEqual([]);
    expect(soakTable([soaked({ nodes: 900 }), soaked({ contexts: 3 })])).toMatch(/holds \|\n.*1 → 3 .*\*\*leaks\*\*/);
  });
});
