// A page at rest costs nothing, and time that nobody saw is not made up for.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { Player } from "../../src/viewer/player.svelte.ts";
import { setStage, type Stage } from "../open-page.ts";
import { routeGeometry } from "../../src/map/route/route-geometry.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { NAJIN_DUNAY } from "../story/whole-story.ts";
import { en } from "../../src/words/en.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

describe("a page that opens", () => {
  /** Of the empty map, of the whole one and what is placed anew in it; and of half a map, while it comes slowly. */
  const FEW_FRAMES = 5;
  const HALF_MAPS_A_SECOND = 2;

  test("draws its map a few times until it is ready, not once for each tile", async () => {
    const { page } = await stage.open({
      prepare: (opening) =>
        opening.addInitScript(() => {
          const frames = new Set<unknown>();
          const { prototype } = WebGL2RenderingContext;
          for (const name of ["drawElements", "drawArrays"] as const) {
            const own = prototype[name] as (...all: unknown[]) => void;
            prototype[name] = function (...all: unknown[]) {
              // The time of the page stands still within a frame.
              if (document.documentElement.dataset.waybill !== "ready") frames.add(document.timeline.currentTime);
              return own.apply(this, all);
            };
          }
          Object.assign(window, { frames });
        }),
    });
    const times = await page.evaluate(() => [...(window as unknown as { frames: Set<number> }).frames]);
    const seconds = (Math.max(...times) - Math.min(...times)) / 1_000;
    expect(times.length).toBeGreaterThan(0);
    expect(times.length).toBeLessThanOrEqual(FEW_FRAMES + seconds * HALF_MAPS_A_SECOND);
  });
});

describe("a page opened in a tab that nobody sees", () => {
  /** Longer than a map in view has to answer; the clock of the page is moved on instead of waiting. */
  const LONG_SECONDS = 300;

  test("waits, and draws its map when it is looked at", async () => {
    const { page, errors } = await stage.open({
      state: "loading",
      prepare: async (opening) => {
        await opening.clock.install();
        await opening.addInitScript(() => {
          const waiting: FrameRequestCallback[] = [];
          const own = requestAnimationFrame.bind(window);
          let hidden = true;
          Object.defineProperty(document, "hidden", { get: () => hidden });
          window.requestAnimationFrame = (callback) => (hidden ? waiting.push(callback) : own(callback));
          Object.assign(window, {
            look() {
              hidden = false;
              for (const callback of waiting.splice(0)) own(callback);
            },
          });
        });
      },
    });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.locator(".map canvas").waitFor({ state: "attached" });
    await page.clock.runFor(LONG_SECONDS * 1_000);
    expect(await page.evaluate(() => document.documentElement.dataset.waybill)).toBe("loading");
    await page.evaluate(() => (window as unknown as { look(): void }).look());
    await page.clock.resume();
    await page.waitForSelector("html[data-waybill=ready]", { state: "attached" });
    expect(errors).toEqual([]);
  });
});

describe("a page at rest", () => {
  test("draws no frame and runs no timer, before it was played and when it is paused", async () => {
    const { page } = await stage.open({
      hash: "#at=sea",
      prepare: (opening) =>
        opening.addInitScript(() => {
          const counted = { asked: 0 };
          Object.assign(window, { counted });
          for (const name of ["requestAnimationFrame", "setTimeout", "setInterval"] as const) {
            const own = window[name].bind(window) as (...all: unknown[]) => number;
            Object.assign(window, { [name]: (...all: unknown[]) => (counted.asked++, own(...all)) });
          }
        }),
    });
    const atRest = () =>
      page.evaluate(async () => {
        const { counted } = window as unknown as { counted: { asked: number } };
        const map = window.waybill!.map!;
        let frames = 0;
        map.on("render", () => frames++);
        // A message comes back without a timer.
        const after = (milliseconds: number) =>
          new Promise<void>((done) => {
            const { port1, port2 } = new MessageChannel();
            const end = performance.now() + milliseconds;
            port1.onmessage = () => (performance.now() < end ? port2.postMessage(0) : done());
            port2.postMessage(0);
          });
        // What is under way comes to an end first.
        for (let before = -1; before !== counted.asked; await after(400)) before = counted.asked;
        const [asked, drawn] = [counted.asked, frames];
        await after(1_000);
        return { asked: counted.asked - asked, frames: frames - drawn };
      });
    expect(await atRest()).toEqual({ asked: 0, frames: 0 });
    await page.getByRole("button", { name: "Play", exact: true }).click();
    const playing = await page.evaluate(async () => {
      let frames = 0;
      window.waybill!.map!.on("render", () => frames++);
      await new Promise((done) => setTimeout(done, 700));
      return frames;
    });
    expect(playing).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    expect(await atRest()).toEqual({ asked: 0, frames: 0 });
  });
});

describe("a page that plays", () => {
  test("draws its inset once for all frames of a leg, and makes no second map for it", async () => {
    const { page } = await stage.open({
      hash: "#at=rail",
      prepare: (opening) =>
        opening.addInitScript(() => {
          const counted = { contexts: 0, stills: 0 };
          Object.assign(window, { counted });
          const { getContext } = HTMLCanvasElement.prototype;
          HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...all: [string]) {
            const context = getContext.apply(this, all);
            if (all[0] === "webgl2") counted.contexts++;
            return context;
          } as typeof getContext;
          const { drawImage } = CanvasRenderingContext2D.prototype;
          CanvasRenderingContext2D.prototype.drawImage = function (this: typeof drawImage.prototype, ...all: never[]) {
            if (this.canvas.closest("figure")) counted.stills++;
            return (drawImage as (...every: never[]) => void).apply(this, all);
          } as typeof drawImage;
        }),
    });
    const count = () => page.evaluate(() => ({ ...(window as unknown as { counted: object }).counted }));
    await page.waitForSelector("figure:not([hidden]) canvas");
    const before = await count();
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await page.evaluate(async () => {
      let frames = 0;
      await new Promise<void>((done) => {
        window.waybill!.map!.on("render", () => (++frames < 12 ? undefined : done()));
      });
    });
    expect(await count()).toEqual(before);
  });
});

describe("the player", () => {
  afterEach(() => vi.unstubAllGlobals());

  test("stops with a hidden tab, which gives no frames, and goes on from there without a jump", () => {
    let next: ((now: number) => void) | undefined;
    vi.stubGlobal("requestAnimationFrame", (callback: (now: number) => void) => {
      next = callback;
      return 1;
    });
    vi.stubGlobal("cancelAnimationFrame", () => (next = undefined));
    const model = modelOfFolder(NAJIN_DUNAY);
    const player = new Player({ model, route: routeGeometry(model.legs), dataHash: Promise.resolve(""), words: en });
    player.play();
    for (const now of [1_000, 1_016, 1_032]) next?.(now);
    expect(player.seconds).toBeCloseTo(0.032, 9);
    next?.(61_032);
    expect(player.seconds).toBeLessThanOrEqual(0.132 + 1e-9);
    next?.(61_048);
    expect(player.seconds).toBeLessThanOrEqual(0.148 + 1e-9);
    player.pause();
    expect(next).toBeUndefined();
  });
});
